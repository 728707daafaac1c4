"""Readability: how hard prepared text is to read, offline, for editors and never for readers."""
