"""Whether claims are the same statement in every text, and claim no more than they may."""
