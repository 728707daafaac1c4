"""The staff's pages, and the public pages about ourselves."""
