"""Whether a reader is told when to get help, what the choice is, and for whom it holds."""
