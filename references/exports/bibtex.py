"""BibTeX, in fields that BibLaTeX and Zotero know as well."""

import re
from collections.abc import Iterable

from references.exports.entries import Csl, Entry, bare, date_parts, line, people

_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "review": "article", "book": "book", "chapter": "incollection", "entry": "incollection",
    "entry-encyclopedia": "inreference", "entry-dictionary": "inreference",
    "paper-conference": "inproceedings", "thesis": "phdthesis", "report": "techreport",
    "standard": "standard", "patent": "patent", "webpage": "online", "post": "online",
    "post-weblog": "online", "dataset": "dataset", "software": "software",
    "manuscript": "unpublished", "pamphlet": "booklet", "periodical": "periodical",
}  # fmt: skip
_WHERE_PUBLISHED = {"thesis": "school", "report": "institution"}
_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_WORD = re.compile(r"\\?[\w-]+")


def write(entries: Iterable[Entry]) -> str:
    """Return a list of sources as BibTeX in UTF-8, each under its key."""
    return "\n".join(_entry(entry) for entry in entries)


def _entry(entry: Entry) -> str:
    key = re.sub(r"[^\w:.-]", "-", entry.key) or "source"
    type_ = _TYPES.get(line(entry.csl.get("type")), "misc")
    lines = [f"  {name} = {{{value}}}," for name, value in _fields(entry).items() if value]
    return "\n".join([f"@{type_}{{{key},", *lines, "}", ""])


def _fields(entry: Entry) -> dict[str, str]:
    csl, type_ = entry.csl, line(entry.csl.get("type"))
    is_part = type_ in {
        "chapter", "entry", "entry-encyclopedia", "entry-dictionary", "paper-conference"
    }  # fmt: skip
    issued, accessed = date_parts(csl, "issued"), date_parts(csl, "accessed")
    return {
        "author": _names(csl, "author"),
        "title": _WORD.sub(_held, _tex(bare(csl.get("title")))),
        "booktitle" if is_part else "journal": _tex(bare(csl.get("container-title"))),
        "shortjournal": _tex(bare(csl.get("container-title-short"))),
        "editor": _names(csl, "editor"),
        "translator": _names(csl, "translator"),
        "year": str(issued[0]) if issued else "",
        "date": "-".join(f"{part:02d}" for part in issued),
        "volume": _tex(line(csl.get("volume"))),
        "number": _tex(line(csl.get("issue")) or line(csl.get("number"))),
        "pages": _tex(line(csl.get("page"))).replace("-", "--"),
        "eid": _tex(line(csl.get("article-number"))),
        "series": _tex(bare(csl.get("collection-title"))),
        "edition": _tex(line(csl.get("edition"))),
        _WHERE_PUBLISHED.get(type_, "publisher"): _tex(bare(csl.get("publisher"))),
        "address": _tex(bare(csl.get("publisher-place"))),
        "type": _tex(bare(csl.get("genre"))),
        "isbn": line(csl.get("ISBN")),
        "issn": line(csl.get("ISSN")),
        "doi": _verbatim(csl.get("DOI")),
        "pmid": line(csl.get("PMID")),
        "pmcid": line(csl.get("PMCID")),
        "url": _verbatim(csl.get("URL")),
        "urldate": "-".join(f"{part:02d}" for part in accessed),
        "language": _tex(line(csl.get("language"))),
        "abstract": _tex(line(csl.get("abstract"))),
        "keywords": _tex(
            ", ".join(each for each in (entry.kind_in_words, line(csl.get("keyword"))) if each)
        ),
        "note": _tex(" ".join((*entry.notes, line(csl.get("note")))).strip()),
    }


def _names(csl: Csl, role: str) -> str:
    return " and ".join(_name(one) for one in people(csl, role))


def _name(one: dict[str, str]) -> str:
    if "literal" in one:
        return f"{{{_tex(one['literal'])}}}"
    family, given, suffix = (_tex(one[part]).replace(",", " ") for part in one)
    # A group, or "and" in a name would end it.
    family = f"{{{family}}}" if re.search(r"\band\b", family, re.IGNORECASE) else family
    given = f"{{{given}}}" if re.search(r"\band\b", given, re.IGNORECASE) else given
    return f"{family}, {suffix}, {given}" if suffix else f"{family}, {given}"


def _tex(words: str) -> str:
    return re.sub(r"[\\{}&%$#_~^]", lambda found: _SPECIAL[found.group()], words)


def _verbatim(value: object) -> str:
    """Return an address or a DOI, in which nothing is escaped, and no brace may stand."""
    said = line(value)
    return said.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _held(found: re.Match[str]) -> str:
    """Put in braces what a style that lowers titles must leave alone: "MRI", "B12"."""
    word = found.group()
    capitals = sum(sign.isupper() for sign in word)
    is_held = capitals > 1 or (capitals == 1 and any(sign.isdigit() for sign in word))
    return f"{{{word}}}" if is_held and word[0].isalpha() else word
