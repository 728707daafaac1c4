"""What an article can begin from: a template for its kind, or another article."""
