"""Articles stores: the working copy, its claims, and the snapshots the board signs."""
