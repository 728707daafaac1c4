"""A question-and-answer page as copied from a browser, read step by step."""
