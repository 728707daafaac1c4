"""Word documents, web pages and journal articles as drafts, read in a child within limits."""
