"""Registers of notices: their lists as they come, and the mirror of them that is kept here."""
