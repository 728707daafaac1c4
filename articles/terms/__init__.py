"""Terms: find technical words in a text, and explain them to whom it was not written for."""
