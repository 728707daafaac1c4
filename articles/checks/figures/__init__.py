"""Whether numbers, units and doses say what they mean, and say the same everywhere."""
