"""The dossier of a version: everything that was decided on it, in one file that anybody can check.

`collect` reads the sections out of the tables, `file` spells them as one file, and `offline.py`
checks such a file with Python alone, far from this system.
"""
