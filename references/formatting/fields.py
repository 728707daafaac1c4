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
_SUBTITLE = re.compile(r"\s*<subtitle>", re.IGNORECASE)
_SPACES = re.compile(r"[\x00-\x1f\x7f\s]+")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?$")


def text(csl: Csl, *names: str) -> str:
    """Return the first of the named fields that says anything, without markup, in one line."""
    for name in names:
        value = csl.get(name)
        if value is None:
            continue
        words = _raw(value)
        words = _tidy(_MARKUP.sub("", words) if "<" in words else words).strip()
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


def edition_number(csl: Csl) -> str:
    """Return "3" for "3rd ed."; a first edition is not mentioned (AMA 11, §3.12.4)."""
    value = text(csl, "edition")
    found = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?\.?\s*(?:edition|edn|ed)?\.?", value, re.IGNORECASE)
    value = found[1] if found else value
    return "" if value.lower() in {"1", "first", "first edition", "first ed."} else value


def pages(csl: Csl) -> str:
    """Return pages with full ranges: 384-389, not 384-9; "" for what says nothing."""
    value = re.sub(r"\s*[-‐‑‒–—]+\s*", "-", text(csl, "page"))
    value = re.sub(r"^(?:pp?|pages?)\b\.?\s*", "", value, flags=re.IGNORECASE)
    if re.fullmatch(r"(?i)no-no|n-?/?a-n-?/?a|-|0(?:-0)?", value):
        value = ""
    parts = [_range(part.strip()) for part in re.split(r"[,;]", value) if part.strip()]
    return ", ".join(parts)


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


def date_of(csl: Csl, name: str) -> dict[str, Any]:
    """Return a date as far as it is known and any calendar has it, or else in its own words."""
    if parts := parts_of_date(csl, name):
        return {"date-parts": [parts]}
    value = csl.get(name)
    said = text(value, "literal", "raw") if isinstance(value, Mapping) else ""
    return {"literal": said} if said else {}


def parts_of_date(csl: Csl, name: str) -> list[int]:
    """Return year, month and day as far as they are known and any calendar has them."""
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
    words = str(value)
    if "&" in words:
        words = unescape(unescape(words))
    return _SUBTITLE.sub(": ", words) if "<" in words else words


def _tidy(words: str) -> str:
    return _SPACES.sub(" ", words).replace(" : ", ": ")
