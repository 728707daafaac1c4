"""The key by which texts cite a source: "puri2011"."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th"})
_SMALL = {"the", "and", "for", "with", "from", "into", "von", "van", "der", "die", "das", "und"}
LONGEST = 40


def key_from(csl: Mapping[str, Any]) -> str:
    """Return the key that a record asks for: its first author's name and its year.

    A body gives its initials ("who2020"), a record without authors the first word of its title,
    one of which only an identifier is known that identifier. The key need not be free.
    """
    words = _name(csl) or _title(csl)
    if words:
        return words + _year(csl)
    for name in ("PMID", "PMCID", "ISBN", "DOI", "URL"):
        value = re.sub(r"^https?://(?:www\.)?", "", str(csl.get(name) or ""))
        if said := "-".join(re.findall(r"[a-z0-9]+", value.lower())):
            prefix = "" if name in ("URL", "PMCID") else name.lower()
            return (f"{prefix}-{said}" if name == "DOI" else prefix + said)[:LONGEST].strip("-")
    return "source"


def _name(csl: Mapping[str, Any]) -> str:
    people = csl.get("author") or csl.get("editor") or []
    first = people[0] if isinstance(people, list) and people else {}
    if not isinstance(first, Mapping):
        return ""
    if family := _plain(str(first.get("family") or "")):
        return "".join(family)[:LONGEST]
    words = _plain(str(first.get("literal") or first.get("given") or ""))
    if len(words) < 3:
        return "".join(words)[:LONGEST]
    return "".join(word[0] for word in words if len(word) > 2 and word not in _SMALL)[:LONGEST]


def _title(csl: Mapping[str, Any]) -> str:
    words = _plain(str(csl.get("title") or ""))
    return next((w for w in words if len(w) > 2 and w not in _SMALL), "")[:LONGEST]


def _year(csl: Mapping[str, Any]) -> str:
    issued = csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts else []
    return str(first[0]) if first else ""


def _plain(words: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", words.lower().translate(_LETTERS))
    return re.findall(r"[a-z0-9]+", re.sub(r"['’`-]|[\u0300-\u036f]", "", folded))
