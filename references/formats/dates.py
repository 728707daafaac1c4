"""Dates as exporters write them: "2001/09/01/", "2012 Oct", "07 2006", "Vol 28, April 2015"."""

import re
from datetime import date
from typing import Any

_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d|21\d\d)(?!\d)")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAME = re.compile(r"\b(" + "|".join(_MONTHS) + r")[a-z]*\.?(?![a-z])", re.IGNORECASE)
_AFTER = re.compile(r"\s?[/-]\s?(\d{1,2})(?!\d)(?:\s?[/-]\s?(\d{1,2})(?!\d))?")
_BEFORE = re.compile(r"(?<!\d)(?:(\d{1,2})[./])?(\d{1,2})[./\s]$")
_PLAIN = re.compile(r"((?:1[4-9]|20|21)\d\d)(\d\d)(\d\d)(?!\d)")


def issued(*texts: str) -> dict[str, Any] | None:
    """Return a CSL date from the first text that names a year, None if none does.

    Later texts of the same year may add the month and the day.
    """
    best: list[int] = []
    for text in texts:
        found = parts(text)
        if found and (not best or (found[0] == best[0] and len(found) > len(best))):
            best = found
    return {"date-parts": [best]} if best else None


def parts(text: str) -> list[int]:
    """Return year, month and day as far as a text says them and a calendar has them."""
    text = text.strip()[:200]
    if plain := _PLAIN.match(text):
        return _real([int(part) for part in plain.groups()])
    year = _YEAR.search(text)
    if year is None:
        return []
    found = [int(year.group())]
    if after := _AFTER.match(text, year.end()):
        return _real(found + [int(part) for part in after.groups() if part])
    if name := _NAME.search(text):
        month = _MONTHS.index(name.group(1).lower()) + 1
        day = re.match(r"\s*(\d{1,2})(?!\d)(?!\s*[-–])", text[name.end() :])
        before = re.search(r"(?<!\d)(\d{1,2})\.?\s*$", text[: name.start()])
        number = day or before
        # "2010 Sep-Oct" is two months, and the first of them says enough.
        return _real([*found, month, *([int(number.group(1))] if number else [])])
    if before := _BEFORE.search(text[: year.start()]):
        return _real(found + [int(part) for part in (before.group(2), before.group(1)) if part])
    return found


def _real(found: list[int]) -> list[int]:
    for length in (3, 2):
        if len(found) >= length:
            try:
                date(*(found[:length] + [1])[:3])
            except ValueError:
                continue
            return found[:length]
    return found[:1]
