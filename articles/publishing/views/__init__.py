"""What readers ask for. An article's page is sent as it lies; nothing is made on request."""
