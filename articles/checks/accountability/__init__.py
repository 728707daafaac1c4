"""Whether an article says who answers for it, and may be approved."""
