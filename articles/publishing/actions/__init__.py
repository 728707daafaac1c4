"""What publishing does: make a complete set of pages, and move the live pointer to it."""
