"""Reading prose: sentences, lists, quantities and symbols, and where words stand in the source."""
