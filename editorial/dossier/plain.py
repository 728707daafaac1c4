"""Moments and people as the dossier spells them."""

from datetime import UTC, datetime
from typing import Any


def moment(at: datetime | None) -> str:
    """Return a moment as the record has it: UTC to the microsecond; empty for none."""
    return at.astimezone(UTC).isoformat(timespec="microseconds") if at else ""


def name_of(user: Any) -> str:
    """Return whose act it was, in words; empty for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""
