"""What the staff type, and what of it can be taken: one form a task."""
