"""How a person of the staff is named wherever an act of hers is told."""

from typing import Any


def full_name(user: Any) -> str:
    """Return the full name of an account, or its user name where there is none."""
    return str(user.get_full_name() or user.get_username())
