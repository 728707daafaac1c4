"""How what readers type meets approved words: understanding, scoring, and saying nothing."""
