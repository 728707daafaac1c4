"""Publishing shows: it knows articles, never the people who review them."""
