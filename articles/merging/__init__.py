"""What two people wrote from one text, put together: by field, by paragraph and by claim.

Values in, values out. What only one of them changed is taken; what both changed, each in another
way, is a conflict, and a person chooses.
"""
