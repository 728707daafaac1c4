"""What can be done to a working copy, one act a module."""
