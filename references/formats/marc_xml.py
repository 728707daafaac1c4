"""MARC 21 in XML, the records of libraries' catalogues (https://www.loc.gov/marc/)."""

import re

from references.formats.dates import issued
from references.formats.people import Person, body, person
from references.formats.records import Csl
from references.formats.xml_tree import Node

RECORDS = frozenset({"record"})
SHOWS = ("datafield", "recordData/record/datafield")

_NO_AUTHORS = {"edt", "trl", "ill", "pbl", "oth"}


def csl(node: Node) -> tuple[Csl, tuple[str, ...]]:
    """Return a record; one in the envelope of a catalogue's answer too."""
    node = node.find("recordData/record") or node
    made_in = _fields(node, "264", "260")
    host = _fields(node, "773")
    titled = [field for field in host if _said(field, "t")]
    series = _fields(node, "490", "830")
    container = _said(titled[0], "t") if titled else ""
    places = " ".join(_said(field, "g") for field in host)
    volume = re.search(r"(?:volume:|^|Vol\. ?)(\d{1,5})\b", places)
    pages = re.search(r"(?:pages:|S\. |p\. ?)(\d{1,6}(?:-\d{1,6})?)", places)
    made: Csl = {
        "type": "article-journal" if container else "book",
        "title": _title(node),
        "author": _people(node, editors=False),
        "editor": _people(node, editors=True),
        "issued": issued(*(_said(field, "c") for field in made_in), *_dates(node)),
        "container-title": container,
        "collection-title": _said(series[0], "a") if series else "",
        "collection-number": _said(series[0], "v") if series else "",
        "volume": volume.group(1) if volume else "",
        "page": pages.group(1) if pages else "",
        "edition": _first(node, "250", "a"),
        "publisher": next((p for field in made_in if (p := _said(field, "b"))), ""),
        "publisher-place": next((p for field in made_in if (p := _said(field, "a"))), ""),
        "DOI": next((_said(f, "a") for f in _fields(node, "024") if _said(f, "2") == "doi"), ""),
        "ISBN": _first(node, "020", "a"),
        "ISSN": _first(node, "022", "a"),
        "abstract": _first(node, "520", "a"),
        "keyword": "; ".join(_said(field, "a") for field in _fields(node, "650")),
        "note": "\n".join(_said(field, "a") for field in _fields(node, "500", "546")),
        "URL": _first(node, "856", "u"),
    }
    return made, ()


def _fields(node: Node, *tags: str) -> list[Node]:
    return [field for tag in tags for field in node.all("datafield") if field.get("tag") == tag]


def _said(field: Node, code: str) -> str:
    words = (part.text() for part in field.all("subfield") if part.get("code") == code)
    return next((said for said in words if said), "").strip(" /:;,")


def _first(node: Node, tag: str, code: str) -> str:
    return next((words for field in _fields(node, tag) if (words := _said(field, code))), "")


def _title(node: Node) -> str:
    title, below = _first(node, "245", "a"), _first(node, "245", "b")
    # Signs around what is not to be sorted by.
    title = re.sub("[\x98\x9c¬]", "", title)
    return f"{title}: {below}" if title and below else title


def _dates(node: Node) -> list[str]:
    """Return the year of the coded field, which stands from its eighth character."""
    coded = [field.text() for field in node.all("controlfield") if field.get("tag") == "008"]
    return [field[7:11] for field in coded if len(field) > 11]


def _people(node: Node, *, editors: bool) -> list[Person]:
    people: list[Person] = []
    for field in _fields(node, "100", "110", "700", "710"):
        roles = {part.text() for part in field.all("subfield") if part.get("code") == "4"}
        named = bool(roles & {"edt"}) if editors else not roles & _NO_AUTHORS
        name = _said(field, "a")
        if field.get("tag") in ("710", "700") and not roles and not editors:
            # Whoever is added without a role may be anybody: only authors are authors.
            named = _said(field, "e").lower() in {"author", "verfasser"}
        if named and name:
            bodies = field.get("tag") in ("110", "710")
            found = body(name) if bodies else person(name)
            people += [found] if found else []
    return people
