"""The library of sources as staff see it: the list, one source, imports, registers, the watch."""
