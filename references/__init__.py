"""References cites: bibliographic records; knows nothing of who cites it."""
