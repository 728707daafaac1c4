"""Days as readers see them: months in full, never a row of digits that two countries read apart."""

import datetime

from articles.languages import FIRST, gettext_noop
from articles.publishing.rendering.words import words_in

_MONTHS = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
)


def in_full(iso: str, language: str = FIRST.tag) -> str:
    """Return "2 November 2026" for "2026-11-02", and "" for ""; ValueError for no such day."""
    if not iso:
        return ""
    _ = words_in(language)
    day = datetime.date.fromisoformat(iso)
    return _("{day} {month} {year}").format(
        day=day.day, month=_(_MONTHS[day.month - 1]), year=day.year
    )
