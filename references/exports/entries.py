"""A source as it is handed on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from references.kinds import WORDS

Csl = Mapping[str, Any]

# What a record has for its editors' eyes alone, or that its publisher owns.
_OURS = {"abstract", "custom", "id", "keyword", "note"}
_LINE = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


@dataclass(frozen=True)
class Entry:
    """A source's key, its record, its kind (references.kinds), and what is said of it now."""

    key: str
    csl: Csl
    kind: str = ""
    notes: tuple[str, ...] = ()

    @property
    def kind_in_words(self) -> str:
        """The kind as data bases of medicine call it, so that other libraries know it again."""
        return _KINDS.get(self.kind, WORDS.get(self.kind, ""))


# PubMed's words.
_KINDS = {
    "guideline": "Practice Guideline",
    "trial": "Clinical Trial",
    "case-report": "Case Reports",
    "review": "Review",
    "research": "",
    "other": "",
}


def for_readers(csl: Csl) -> dict[str, Any]:
    """Return a record without what is nobody's business but the editors'."""
    return {name: value for name, value in csl.items() if name not in _OURS}


def line(value: Any) -> str:
    """Return a value in one line; what is neither words nor a number says nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(_LINE.sub(" ", str(value)).split())


def bare(value: Any) -> str:
    """Return a value in one line without markup and entities."""
    return line(unescape(re.sub(r"</?[A-Za-z][^<>]{0,100}>", "", line(value))))


def date_parts(csl: Csl, name: str) -> list[int]:
    """Return year, month and day as far as they are numbers."""
    value = csl.get(name)
    lists = value.get("date-parts") if isinstance(value, Mapping) else None
    first = lists[0] if isinstance(lists, list | tuple) and lists else []
    found: list[int] = []
    for part in first if isinstance(first, list | tuple) else []:
        if not str(part).isdecimal() or int(part) == 0:
            break
        found.append(int(part))
    return found[:3]


def people(csl: Csl, role: str) -> list[dict[str, str]]:
    """Return the people of a role, each with "literal" or with "family" and what else is known."""
    value = csl.get(role)
    found = []
    for one in value if isinstance(value, list | tuple) else []:
        if not isinstance(one, Mapping):
            continue
        whole = line(one.get("literal") or one.get("name"))
        family, given = line(one.get("family")), line(one.get("given"))
        particle = line(one.get("non-dropping-particle") or one.get("dropping-particle"))
        family = f"{particle} {family}".strip()
        if whole or not (family and given):
            found.append({"literal": whole or family or given})
        else:
            found.append({"family": family, "given": given, "suffix": line(one.get("suffix"))})
    return [one for one in found if any(one.values())]
