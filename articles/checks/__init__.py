"""What a careful editor would stop at: small pure functions, each with its rule and cure."""
