"""The history of this package's tables."""
