"""The figures of the dashboard, each asked of the database as few rows of sums.

What a figure counts, a list shows: beside each number stands the address of that list. Nothing is
decided by these figures, and none names a reader.
"""
