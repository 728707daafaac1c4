"""The demonstration: people, and articles at every status, made by the real acts."""
