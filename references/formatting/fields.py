"""Reading CSL-JSON as it really comes: lists for strings, markup in titles, half a date."""

import re
from collections.abc import Mapping
from datetime import date
from html import unescape
from typing import Any

from references.formatting.runs import Run

Csl = Mapping[str, Any]

_MARKUP = re.compile(
    r"</?(?:i|em|b|strong|u|sub|sup|sc|scp|span|br|p|title|subtitle|italic|bold|inf|mml:\w+|jats:\w+)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_ITALIC = re.compile(r"(</?(?:i|em)\b[^<>]{0,100}>)", re.IGNORECASE)
# What programs write where they know nothing.
_NOTHING = {"", "-", "null", "none", "undefined", "nan", "n/a", "[object object]"}
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?$")


def text(csl: Csl, *names: str) -> str:
    """Return the first of the named fields that says anything, without markup, in one line."""
    for name in names:
        words = _tidy(_MARKUP.sub("", _raw(csl.get(name)))).strip()
        if words.lower() not in _NOTHING:
            return words
    return ""


def title(csl: Csl, name: str = "title") -> tuple[Run, ...]:
    """Return a title in runs; its own italics (species, genes) stay, its final stop goes."""
    if not text(csl, name):
        return ()
    runs: list[Run] = []
    italic = False
    for piece in _ITALIC.split(_raw(csl.get(name))):
        if _ITALIC.fullmatch(piece):
            italic = not piece.startswith("</")
            continue
        words = _tidy(_MARKUP.sub("", piece))
        if not runs or runs[-1].text.endswith(" "):
            words = words.lstrip()
        if words:
            runs.append(Run(words, italic))
    last = runs[-1].text.rstrip()
    if last.endswith(".") and not last.endswith("..") and not re.search(r"\.\w\.$", last):
        last = last[:-1].rstrip()
    return tuple(run for run in (*runs[:-1], Run(last, runs[-1].italic)) if run.text)


def number(csl: Csl, name: str) -> str:
    """Return a volume or an issue: a word or a number, never a placeholder such as 0."""
    value = text(csl, name)
    return "" if value == "0" else value


def edition(csl: Csl) -> str:
    """Return "3rd ed"; a first edition is not mentioned (AMA Manual of Style 11, §3.12.4)."""
    value = re.sub(r"\s*(?:edition|edn|ed)\.?$", "", text(csl, "edition"), flags=re.IGNORECASE)
    if value.lower() in {"", "1", "1st", "first"}:
        return ""
    if value.isascii() and value.isdigit():
        value += _ordinal(int(value))
    return f"{value} ed"


def _ordinal(value: int) -> str:
    if value % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def pages(csl: Csl) -> str:
    """Return pages with full ranges (384-389, not 384-9), or the article's number."""
    value = re.sub(r"\s*[-‐‑‒–—]+\s*", "-", text(csl, "page"))
    value = re.sub(r"^(?:pp?|pages?)\b\.?\s*", "", value, flags=re.IGNORECASE)
    if re.fullmatch(r"(?i)no-no|n-?/?a-n-?/?a|-|0(?:-0)?", value):
        value = ""
    parts = [_range(part.strip()) for part in re.split(r"[,;]", value) if part.strip()]
    return ", ".join(parts) or text(csl, "article-number", "number")


def _range(value: str) -> str:
    found = re.fullmatch(r"([A-Za-z]{0,3})(\d+)-([A-Za-z]{0,3})(\d+)", value)
    if not found:
        first, _, last = value.partition("-")
        return first if first == last else value
    before, first, before_last, last = found.groups()
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
        before_last = before_last or before
    return (
        f"{before}{first}"
        if (before, first) == (before_last or before, last)
        else (f"{before}{first}-{before_last}{last}")
    )


def year(csl: Csl, name: str = "issued") -> str:
    """Return the year, "" when it is not known."""
    parts = _parts(csl, name)
    return str(parts[0]) if parts else ""


def day(csl: Csl, name: str) -> str:
    """Return the date as exactly as it is known: "January 6, 2026", "January 2026", "2026"."""
    parts = _parts(csl, name)
    if len(parts) == 3:
        return f"{_MONTHS[parts[1] - 1]} {parts[2]}, {parts[0]}"
    if len(parts) == 2:
        return f"{_MONTHS[parts[1] - 1]} {parts[0]}"
    if parts:
        return str(parts[0])
    value = csl.get(name)
    return text(value, "literal", "raw") if isinstance(value, Mapping) else ""


def is_full_date(csl: Csl, name: str = "issued") -> bool:
    """Return whether year, month and day are known."""
    return len(_parts(csl, name)) == 3


def _parts(csl: Csl, name: str) -> list[int]:
    value = csl.get(name)
    if not isinstance(value, Mapping):
        value = {"raw": value} if isinstance(value, str) else {}
    found: list[Any] = []
    first = value.get("date-parts")
    if isinstance(first, list | tuple) and first and isinstance(first[0], list | tuple):
        found = list(first[0])
    elif iso := _ISO.match(str(value.get("raw") or value.get("literal") or "").strip()):
        found = list(iso.groups())
    parts: list[int] = []
    for part in found[:3]:
        if not str(part).strip().isdecimal() or int(part) == 0:
            break
        parts.append(int(part))
    return _as_far_as_real(parts)


def _as_far_as_real(parts: list[int]) -> list[int]:
    """Return the parts up to the first that no calendar has."""
    try:
        date(*(parts + [1, 1])[: max(3, len(parts))]) if parts else None
    except (ValueError, OverflowError):
        return _as_far_as_real(parts[:-1])
    return parts


def _raw(value: Any) -> str:
    """Return a field as a string, entities read; Crossref sends "&amp;amp;" for a plain "&"."""
    if isinstance(value, list | tuple):
        value = next((item for item in value if item), "")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return re.sub(r"\s*<subtitle>", ": ", unescape(unescape(str(value))), flags=re.IGNORECASE)


def _tidy(words: str) -> str:
    return re.sub(r" +(?=: )", "", re.sub(r"[\x00-\x1f\x7f\s]+", " ", words))
