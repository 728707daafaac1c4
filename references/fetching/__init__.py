"""Asking other machines: one door, within bounds of time and size, and never inwards.

`fetch` is all that anything here may ask the world with.
"""

from references.fetching.exchange import Fetched, Unreachable, fetch

__all__ = ["Fetched", "Unreachable", "fetch"]
