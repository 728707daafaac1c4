"""Measures speed as ratios within one run, so that another machine gives the same answer."""
