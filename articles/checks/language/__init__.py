"""Whether a text can be read by those it is for, in words that do right by them."""
