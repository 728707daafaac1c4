"""The dialect: what editors write, read into marks, words and HTML."""
