"""What a reader typed into an address, as far as it means anything: bad input finds a near page."""

import unicodedata
from collections.abc import Collection

from django.http import QueryDict

_MOST_DIGITS = 6


def words(typed: QueryDict, name: str, longest: int) -> str:
    """Return what was typed in one line, without what cannot be seen, no longer than that."""
    # Cut twice: a megabyte of blanks is no reason to look at a megabyte.
    raw = typed.get(name, "")[: 4 * longest]
    seen = "".join(each if _is_seen(each) else " " for each in raw)
    return " ".join(seen.split())[:longest].strip()


def choice(typed: QueryDict, name: str, known: Collection[str]) -> str:
    """Return what was chosen, or "" for what cannot be."""
    chosen = typed.get(name, "")
    return chosen if chosen in known else ""


def number(typed: QueryDict, name: str) -> int:
    """Return a page's number; 1 for what is none."""
    raw = typed.get(name, "")
    return max(1, int(raw)) if raw.isascii() and raw.isdigit() and len(raw) <= _MOST_DIGITS else 1


def _is_seen(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn")
