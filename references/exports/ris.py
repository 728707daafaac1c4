"""RIS, as Zotero, EndNote and Mendeley open it."""

from collections.abc import Iterable, Iterator

from references.exports.entries import Csl, Entry, bare, date_parts, line, people

_TYPES = {
    "article-journal": "JOUR", "article": "UNPB", "article-magazine": "MGZN",
    "article-newspaper": "NEWS", "book": "BOOK", "chapter": "CHAP", "paper-conference": "CPAPER",
    "thesis": "THES", "report": "RPRT", "standard": "STAND", "patent": "PAT", "webpage": "ELEC",
    "post": "ELEC", "post-weblog": "BLOG", "dataset": "DATA", "software": "COMP",
    "entry-encyclopedia": "ENCYC", "entry-dictionary": "DICT", "entry": "ENCYC",
    "manuscript": "MANSCPT", "legislation": "STAT", "bill": "BILL", "legal_case": "CASE",
    "motion_picture": "VIDEO", "speech": "SLIDE", "map": "MAP",
    "personal_communication": "PCOMM", "review": "JOUR", "periodical": "JFULL",
}  # fmt: skip


_NUMBERS = ("ISBN", "ISSN", "number")


def write(entries: Iterable[Entry]) -> str:
    """Return a list of sources as RIS, each from its TY to its ER."""
    return "".join(
        "".join(f"{tag}  - {value}\r\n" for tag, value in _tags(entry)) + "ER  - \r\n\r\n"
        for entry in entries
    )


def _tags(entry: Entry) -> Iterator[tuple[str, str]]:
    csl = entry.csl
    yield "TY", _TYPES.get(line(csl.get("type")), "GEN")
    yield from _said(csl, entry.key)
    if entry.kind_in_words:
        yield "M3", entry.kind_in_words
    yield from (("N1", line(note)) for note in (*entry.notes, line(csl.get("note"))) if note)


def _said(csl: Csl, key: str) -> Iterator[tuple[str, str]]:
    yield "ID", line(key)
    for tag, role in (("AU", "author"), ("A2", "editor"), ("A4", "translator")):
        for one in people(csl, role):
            yield tag, _name(one)
    first, _, last = line(csl.get("page")).partition("-")
    pmid, pmcid = line(csl.get("PMID")), line(csl.get("PMCID"))
    said = [
        ("TI", bare(csl.get("title"))),
        ("T2", bare(csl.get("container-title"))),
        ("J2", bare(csl.get("container-title-short"))),
        ("T3", bare(csl.get("collection-title"))),
        ("PY", "/".join(str(part) for part in date_parts(csl, "issued")[:1])),
        ("DA", _date(csl, "issued")),
        ("VL", line(csl.get("volume"))),
        ("IS", line(csl.get("issue"))),
        ("SP", first),
        ("EP", last),
        ("C7", line(csl.get("article-number"))),
        ("ET", line(csl.get("edition"))),
        ("PB", bare(csl.get("publisher"))),
        ("CY", bare(csl.get("publisher-place"))),
        # A report has its own number there, as Zotero knows it.
        ("SN", next((n for name in _NUMBERS if (n := line(csl.get(name)))), "")),
        ("DO", line(csl.get("DOI"))),
        ("C1", f"PMID: {pmid}" if pmid else ""),
        ("C2", pmcid),
        ("LA", line(csl.get("language"))),
        ("UR", line(csl.get("URL"))),
        ("Y2", _date(csl, "accessed")),
        ("AB", line(csl.get("abstract"))),
        ("KW", line(csl.get("keyword"))),
    ]
    yield from ((tag, value) for tag, value in said if value)


def _date(csl: Csl, name: str) -> str:
    parts = date_parts(csl, name)
    return "/".join(f"{part:02d}" for part in parts) if parts else ""


def _name(one: dict[str, str]) -> str:
    if "literal" in one:
        return one["literal"].replace(",", " ").replace(";", " ")
    parts = (one["family"], one["given"], one["suffix"])
    return ", ".join(part.replace(",", " ").replace(";", " ") for part in parts if part)
