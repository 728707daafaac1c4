"""The staff's pages, a module for each noun."""
