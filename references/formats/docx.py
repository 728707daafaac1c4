"""The sources of a Word document: its citation fields, its own sources, its list of references.

A document is a ZIP of XML files. Only those named here are opened, in memory and within bounds;
nothing is unpacked to a disk, and no name inside leads anywhere (ECMA-376 part 2).
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from references.formats import msbib, printed, word_fields, xml_tree
from references.formats.records import Item, Unreadable
from references.formats.xml_tree import Node

MAIN = "word/document.xml"
START = b"PK\x03\x04"
MOST_ENTRIES = 5_000
# Of one file inside: a page of text packs to a twentieth, a bomb to a thousandth.
LARGEST_PART = 60 * 1024 * 1024
MOST_RATIO = 200
MOST_SOURCES = 20
_CUSTOM = re.compile(r"customXml/item\d{1,4}\.xml")
_HEADING = re.compile(
    r"(?:\d{1,2}\.?\s+|[IVX]{1,5}\.\s+)?(?:list of )?(?:references?(?: list)?|bibliography|"
    r"works cited|literature(?: cited)?|cited literature|sources|citations|literatur"
    r"(?:verzeichnis)?|quellen(?:verzeichnis)?)\s*:?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:appendix|appendices|annex|acknowledge?ments?|(?:figure|table)s?(?: legends?)?|supplement"
    r"\w*(?: \w+)?|(?:conflicts?|declaration)s? of interests?|funding|author contributions|"
    r"disclosures?|anhang|abbildungen|tabellen)\b.{0,40}",
    re.IGNORECASE,
)
_STYLED = re.compile(r"(?:heading|berschrift|title|titel)\s?\d?", re.IGNORECASE)
_NONE = (
    "This Word document has neither citation fields nor a list under a heading such as "
    "“References” or “Bibliography”. Give the list such a heading, or export the references."
)


def items(data: bytes) -> Iterator[Item]:
    """Yield the sources of a Word document; an item's line is the number of its paragraph.

    A work that is cited by field is read there, and its printed form is passed over. Raises
    Unreadable when the file is no Word document, is damaged, or exceeds the bounds.
    """
    parts = _parts(data)
    body = xml_tree.parse(parts.pop(MAIN))
    if body.trouble:
        raise Unreadable(f"The Word document is damaged: {body.trouble}. Save it again.", body.line)
    paragraphs = list(body.root.every(frozenset({"p"})))
    cited, by_fields = word_fields.read(paragraphs)
    held = [*cited, *_own_sources(parts.values())]
    # Fields without records in them: the printed list is all there is.
    found = [*held, *printed.entries(_list(paragraphs, by_fields if held else set()))]
    if not found:
        raise Unreadable(_NONE)
    yield from found


def _parts(data: bytes) -> dict[str, str]:
    """Return the text of the document and of its data parts, by name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            if len(entries) > MOST_ENTRIES:
                raise Unreadable("The file has too many parts to be a Word document.")
            names = [entry for entry in entries if entry.filename == MAIN]
            if not names:
                raise Unreadable(
                    "This is a ZIP file and no Word document. Unpack it, and import what is in it."
                )
            own = [entry for entry in entries if _CUSTOM.fullmatch(entry.filename)][:MOST_SOURCES]
            return {entry.filename: _text(packed, entry) for entry in (*own, names[-1])}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as trouble:
        if isinstance(trouble, Unreadable):
            raise
        raise Unreadable(
            "The Word document is damaged or protected by a password. Save it again without one."
        ) from trouble


def _text(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable("The Word document is packed in an unknown way. Save it again.")
    # Read, not believed: what an entry says of its own size may be wrong.
    with packed.open(entry) as file:
        data = file.read(min(LARGEST_PART, MOST_RATIO * max(entry.compress_size, 1024)) + 1)
    if len(data) > min(LARGEST_PART, MOST_RATIO * max(entry.compress_size, 1024)):
        raise Unreadable("The Word document is too large when it is unpacked. Split it.")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = data.decode(encoding, "replace")
    # The parser is given text: what it declares of its bytes no longer holds.
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)


def _own_sources(parts: Iterable[str]) -> Iterator[Item]:
    """Yield the sources that Word keeps with the document."""
    for part in parts:
        tree = xml_tree.parse(part)
        for number, node in enumerate(tree.root.every(msbib.RECORDS), 1):
            if node.find(*msbib.SHOWS):
                made, types = msbib.csl(node)
                yield Item(number, made, types)


def _list(paragraphs: list[Node], passed_over: set[int]) -> list[tuple[int, str]]:
    """Return the paragraphs of the list of references with their numbers, [] if there is none."""
    texts = [_words(paragraph) for paragraph in paragraphs]
    starts = [
        number
        for number, text in enumerate(texts)
        if len(text) < 60 and _HEADING.fullmatch(text) and any(texts[number + 1 : number + 4])
    ]
    if not starts:
        return []
    lines: list[tuple[int, str]] = []
    for number in range(starts[-1] + 1, len(texts)):
        text = texts[number]
        if lines and text and (_AFTER.fullmatch(text) or _is_heading(paragraphs[number])):
            break
        if number not in passed_over:
            lines += [(number + 1, line) for line in text.split("\n") if line.strip()]
    return lines


def _is_heading(paragraph: Node) -> bool:
    style = paragraph.find("pPr/pStyle")
    outline = paragraph.find("pPr/outlineLvl")
    return outline is not None or (
        style is not None and _STYLED.match(style.get("w:val") or style.get("val")) is not None
    )


def _words(paragraph: Node) -> str:
    """Return a paragraph's words as readers see them: what was deleted with tracking is gone."""
    said: list[str] = []
    waiting: list[Node] = [paragraph]
    while waiting:
        node = waiting.pop()
        if node.name == "t":
            said.append(node.raw())
        elif node.name in {"tab", "noBreakHyphen"}:
            said.append("-" if node.name == "noBreakHyphen" else " ")
        elif node.name in {"br", "cr"}:
            said.append("\n")
        elif node.name not in {"del", "moveFrom", "pPr", "rPr", "instrText", "Fallback"}:
            waiting.extend(reversed(list(node)))
    return "\n".join(" ".join(line.split()) for line in "".join(said).split("\n")).strip()
