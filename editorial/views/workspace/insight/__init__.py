"""The dashboard: its page, and each figure as it is shown there."""
