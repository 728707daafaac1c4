"""BibTeX and BibLaTeX: entries as CSL, with cross-references followed."""

import re
from collections.abc import Iterator, Mapping

from references.formats.bibtex_blocks import START, Block, blocks
from references.formats.dates import issued
from references.formats.latex import plain
from references.formats.people import Person, body, person
from references.formats.records import Csl, Item
from references.formats.tagged import identifier_in

__all__ = ["START", "items"]

_TYPES = {
    "article": "article-journal", "periodical": "periodical", "book": "book", "mvbook": "book",
    "booklet": "pamphlet", "collection": "book", "mvcollection": "book", "proceedings": "book",
    "mvproceedings": "book", "manual": "book", "inbook": "chapter", "incollection": "chapter",
    "suppbook": "chapter", "inproceedings": "paper-conference", "conference": "paper-conference",
    "inreference": "entry-encyclopedia", "phdthesis": "thesis", "mastersthesis": "thesis",
    "thesis": "thesis", "techreport": "report", "report": "report", "online": "webpage",
    "electronic": "webpage", "www": "webpage", "patent": "patent", "dataset": "dataset",
    "software": "software", "unpublished": "manuscript", "standard": "standard",
}  # fmt: skip
# Of these the number is their own, and not that of an issue.
_NUMBERED = {"report", "standard", "patent"}
_PARTS = {"chapter", "paper-conference", "entry-encyclopedia"}
_NO_WORK = "“@{}” is no source of its own, but serves other entries. Nothing is lost by leaving it."
# What a part may take from the whole that its "crossref" names.
_INHERITED = "editor publisher address location year date month series volume isbn doi url".split()


def items(text: str) -> Iterator[Item]:
    """Yield each entry; a set of entries is refused, for its members stand in the file."""
    found = list(blocks(text))
    by_key = {block.key.lower(): block for block in reversed(found) if block.key}
    for block in found:
        if block.trouble:
            trouble = f"The BibTeX entry is broken: {block.trouble}. Correct it and import again."
            yield Item(block.line, trouble=trouble)
        elif block.type in {"set", "xdata"}:
            yield Item(block.line, trouble=_NO_WORK.format(block.type))
        else:
            yield Item(block.line, _csl(block, by_key))


def _csl(block: Block, by_key: Mapping[str, Block]) -> Csl:
    raw = dict(block.fields)
    type_ = _TYPES.get(block.type, "document")
    parents = [raw.get("crossref", ""), *raw.get("xdata", "").split(",")]
    for name in parents:
        parent = by_key.get(name.strip().lower())
        if parent is not None and parent is not block:
            _inherit(raw, parent, part=type_ in _PARTS)

    def said(*names: str) -> str:
        return next((words for name in names if (words := plain(raw.get(name, "")))), "")

    title, below = said("title"), said("subtitle")
    container = said("journaltitle", "journal", "booktitle", "maintitle")
    if not title and type_ == "book":
        title, container = said("booktitle", "maintitle"), ""
    if container and type_ == "document":
        type_ = "article-journal" if said("journal", "journaltitle") else "document"
    return {
        "type": type_,
        "title": f"{title}: {below}" if title and below else title,
        "author": _people(raw.get("author", "")),
        "editor": _people(raw.get("editor", "")),
        "translator": _people(raw.get("translator", "")),
        "issued": issued(said("date"), said("year"), f"{said('month')} {said('year')}"),
        "accessed": issued(said("urldate")),
        "container-title": container,
        "container-title-short": said("shortjournal"),
        "collection-title": said("series"),
        "volume": said("volume"),
        "issue": said("issue") if type_ in _NUMBERED else said("number", "issue"),
        "number": said("number") if type_ in _NUMBERED else "",
        "page": said("pages"),
        "article-number": said("eid", "articleno"),
        "edition": said("edition"),
        "publisher": said("publisher", "school", "institution", "organization"),
        "publisher-place": said("location", "address"),
        "genre": said("type"),
        "DOI": raw.get("doi", "").replace("\\_", "_").strip("{} "),
        "PMID": said("pmid") or (said("eprint") if said("eprinttype") == "pubmed" else ""),
        "PMCID": said("pmcid", "pmc"),
        "ISBN": said("isbn"),
        "ISSN": said("issn"),
        "abstract": said("abstract"),
        "keyword": said("keywords"),
        "language": said("language", "langid"),
        "note": said("note"),
        "URL": _url(raw),
    }


def _inherit(raw: dict[str, str], parent: Block, *, part: bool) -> None:
    if part and "title" in parent.fields:
        raw.setdefault("booktitle", parent.fields["title"])
    for name in _INHERITED if part else list(parent.fields):
        if name in parent.fields and not (part and name == "doi"):
            raw.setdefault(name, parent.fields[name])


def _url(raw: Mapping[str, str]) -> str:
    said = raw.get("url") or raw.get("howpublished", "")
    said = said.replace("\\_", "_").replace("\\%", "%").replace("\\&", "&").replace("\\#", "#")
    return identifier_in([said], r"(https?://[^\s{}\\]{1,2000})")


def _people(value: str) -> list[Person]:
    """Return names with "and" between; a name in braces is a body, whatever words it has."""
    people = []
    for name in _split(value):
        name = name.strip()
        if name.startswith("{") and name.endswith("}") and _one_group(name):
            people.append(body(plain(name)))
        elif found := person(_with_braces(name), initials_last=False):
            people.append({part: words.replace("\u2063", " ") for part, words in found.items()})
    return people


def _split(value: str) -> list[str]:
    """Return the names between the words "and" that stand outside of braces."""
    value = re.sub(r"\s+", " ", value)
    names, depth, begin, at = [], 0, 0, 0
    for found in re.finditer(r"\\.|[{}]| and (?=\S)", value, re.IGNORECASE):
        sign, at = found.group(), found.start()
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0 and sign.lower() == " and ":
            names.append(value[begin:at])
            begin = found.end()
    return [name for name in (*names, value[begin:]) if name.strip()]


def _one_group(name: str) -> bool:
    depth = 0
    for place, sign in enumerate(name):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0 and place < len(name) - 1:
            return False
    return not name.startswith("{\\")


def _with_braces(name: str) -> str:
    """Return a name as plain text in which the spaces within braces do not part it."""
    held = re.sub(r"\{([^{}\\]*)\}", lambda group: group.group(1).replace(" ", "\u2063"), name)
    return plain(held)
