"""Moments and people as the dossier spells them."""

from datetime import datetime
from typing import Any

from editorial import clock
from editorial.naming import full_name


def moment(at: datetime | None) -> str:
    """Return a moment as the record has it: UTC to the microsecond; empty for none."""
    return clock.exactly(at) if at else ""


def name_of(user: Any) -> str:
    """Return whose act it was, in words; empty for nobody."""
    return (full_name(user)) if user else ""
