"""What changed between two versions: every dangerous change on its own, the rest word by word.

The one place that compares versions: lists of changes, marked pages and the board's ticks all
come from here, so that no two screens can disagree on what is new.
"""
