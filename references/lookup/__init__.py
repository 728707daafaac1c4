"""Asking registers about sources: a module a register, what they share, and who is asked when."""
