"""Which format a file is in, by what it says and never by its name, and all that it holds."""

import re
from collections.abc import Callable, Iterable, Iterator

from references.formats import (
    bibtex,
    cff,
    docx,
    endnote_xml,
    identifier_list,
    isi,
    jats,
    json_records,
    marc_xml,
    medline,
    mods,
    msbib,
    ovid,
    printed,
    pubmed_xml,
    refer,
    repec,
    ris,
    xml_tree,
)
from references.formats.encoding import decode, unpacked
from references.formats.kind_guess import kind
from references.formats.records import Csl, Item, Read, Record, Refused, Unreadable
from references.formats.tidying import tidy
from references.identifiers import identifiers_of

MOST_RECORDS = 100_000
FORMATS = (
    "RIS, nbib, PubMed XML, BibTeX, EndNote XML, CSL-JSON, Crossref JSON, MODS, ISI, Ovid, refer, "
    "JATS, MARC XML, CFF, a Word document with references or a list of DOI and PubMed numbers"
)

# The first of these that a text shows decides: an abstract may show another further down.
_TEXTS: tuple[tuple[str, re.Pattern[str], Callable[[str], Iterator[Item]]], ...] = (
    ("RIS", ris.START, ris.items),
    ("BibTeX", bibtex.START, bibtex.items),
    ("MEDLINE", medline.START, medline.items),
    ("ISI", isi.START, isi.items),
    ("refer", refer.START, refer.items),
    ("Ovid", ovid.START, ovid.items),
    ("RePEc", repec.START, repec.items),
    ("CFF", cff.START, cff.items),
)
Made = Callable[[xml_tree.Node], tuple[Csl, tuple[str, ...]]]
# The format's name, its records' elements, what one of these must hold, if anything.
_XML: tuple[tuple[str, frozenset[str], tuple[str, ...], Made], ...] = (
    ("PubMed XML", pubmed_xml.RECORDS, (), pubmed_xml.csl),
    ("MODS", mods.RECORDS, (), mods.csl),
    ("JATS", jats.RECORDS, jats.SHOWS, jats.csl),
    ("EndNote XML", endnote_xml.RECORDS, endnote_xml.SHOWS, endnote_xml.csl),
    ("MARC XML", marc_xml.RECORDS, marc_xml.SHOWS, marc_xml.csl),
    ("Word's sources", msbib.RECORDS, msbib.SHOWS, msbib.csl),
)
# "[1] 10.1000/xyz" begins a list of DOIs.
_JSON = re.compile(r"\s*(?:\{|\[\s*(?:[\[{\]\"]|$))")
_BARE = (
    "The record has neither a title nor a DOI, PubMed number, ISBN or address. Add one of them "
    "and import it again."
)


def read(data: bytes, name: str) -> Read:
    """Return all that a file holds: each of its records as a record or as refused.

    `name` is for the messages only. A file that cannot be read at all is refused as record 0.
    """
    try:
        return _read(unpacked(data))
    except Unreadable as trouble:
        return Read("", (), (Refused(0, trouble.line, f"{name}: {trouble}"),))


def _read(data: bytes) -> Read:
    if data.startswith(docx.START):
        return _gathered("Word document", docx.items(data))
    text = decode(data)
    if not text.strip():
        raise Unreadable("The file is empty. Export the references again.")
    if _JSON.match(text):
        return _json(text)
    if re.match(r"\s*<[A-Za-z!?]", text):
        return _xml(text)
    shown = [(found.start(), place) for place, (_, mark, _) in enumerate(_TEXTS)
             if (found := mark.search(text))]  # fmt: skip
    if shown:
        format_, _, items = _TEXTS[min(shown)[1]]
        return _gathered(format_, items(text))
    if identifier_list.is_list(text):
        return _gathered("list of identifiers", identifier_list.items(text))
    if printed.is_list(text):
        return _gathered("printed list", printed.items(text))
    raise Unreadable(f"The file is in no format that can be read. Export it as {FORMATS}.", 1)


def _json(text: str) -> Read:
    formats: list[str] = []

    def items() -> Iterator[Item]:
        for format_, item in json_records.items(text):
            formats.append(format_)
            yield item

    read = _gathered("JSON", items())
    return Read(next((f for f in formats if f != "JSON"), "JSON"), read.records, read.refused)


def _xml(text: str) -> Read:
    tree = xml_tree.parse(text.lstrip())
    for format_, names, shows, csl in _XML:
        nodes = [part for node in tree.root.every(names) for part in _parts(format_, node)]
        if nodes and (
            not shows or any(node.name not in names or node.find(*shows) for node in nodes)
        ):
            return _gathered(format_, _xml_items(tree, nodes, csl))
    if tree.trouble:
        raise Unreadable(f"The XML is broken: {tree.trouble}. Export it again.", tree.line)
    kind_of_xml = next((node.name for node in tree.root), "")
    raise Unreadable(
        f"No references were found in this XML (<{kind_of_xml}>). Export {FORMATS}.", 1
    )


def _parts(format_: str, node: xml_tree.Node) -> list[xml_tree.Node]:
    return jats.citations(node) if format_ == "JATS" else [node]


def _xml_items(tree: xml_tree.Tree, nodes: Iterable[xml_tree.Node], csl: Made) -> Iterator[Item]:
    broken = f"The XML is broken in line {tree.line}: {tree.trouble}. Export it again."
    told = not tree.trouble
    for node in nodes:
        if node.whole:
            made, types = csl(node)
            yield Item(node.line, made, types)
        else:
            told = True
            yield Item(node.line, trouble=broken)
    if not told:
        yield Item(tree.line, trouble=broken)


def _gathered(format_: str, items: Iterable[Item]) -> Read:
    records: list[Record] = []
    refused: list[Refused] = []
    for place, item in enumerate(items, 1):
        if place > MOST_RECORDS:
            message = f"The file has more than {MOST_RECORDS:,} records. Split it."
            raise Unreadable(message, item.line)
        csl = {} if item.trouble else tidy(item.csl)
        if item.trouble or not (csl.get("title") or identifiers_of(csl)):
            refused.append(Refused(place, item.line, item.trouble or _BARE))
        else:
            records.append(Record(csl, kind(csl, item.types), place, item.line))
    if not records and not refused:
        raise Unreadable(f"The file looks like {format_}, but it has no record.", 1)
    return Read(format_, tuple(records), tuple(refused))
