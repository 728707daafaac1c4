"""A Word document is a ZIP of XML files: opened in memory, and only within bounds.

Nothing is unpacked to a disk and no name inside leads anywhere. What an entry says of its own
size is not believed, and what lies outside the file is never fetched (ECMA-376 part 2).
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from itertools import pairwise

from articles.exchange.imported import Refused

_OLD = b"\xd0\xcf\x11\xe0"
STARTS = (b"PK\x03\x04", b"PK\x05\x06", _OLD)
"""How files begin that are Word documents, or pretend to be."""
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MOST_ENTRIES = 500
LARGEST = 20 * 1024 * 1024
"""Bytes of all parts that are read, unpacked."""
MOST_RATIO = 100
"""How many times its packed size an entry may be; a page of text is some ten times."""
_SMALL = 1024 * 1024
"""Bytes below which nobody asks how well an entry was packed."""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)")
_SAVE_AGAIN = "Open it in a word processor, save it again as .docx, and import that."
_UNKNOWN = f"The document is packed in an unknown way. {_SAVE_AGAIN}"
_READ = re.compile(r".*\.(?:xml|rels)", re.IGNORECASE)


@dataclass(frozen=True)
class Archive:
    """The parts of a document that are XML, by name, and the names of all others."""

    parts: dict[str, str]
    others: tuple[str, ...]


def opened(data: bytes) -> Archive:
    """Return the parts of a document. Raises Refused, saying what is wrong with the file."""
    if data.startswith(_OLD):
        raise Refused(
            "This is an old Word file (.doc), or one that is protected by a password. Save it as "
            ".docx without a password, and import that."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            _check(entries, len(data))
            return _read(packed, entries)
    except Refused:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError) as trouble:
        raise Refused(f"The Word document is damaged. {_SAVE_AGAIN}") from trouble
    except NotImplementedError as trouble:
        raise Refused(_UNKNOWN) from trouble


def _check(entries: list[zipfile.ZipInfo], size: int) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Refused(
            f"The file has {len(entries):,} parts, and a document has fewer than {MOST_ENTRIES}. "
            "Import one article at a time."
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("The document is protected by a password. Save it without one.")
    if any(entry.compress_type not in _PACKED for entry in entries):
        raise Refused(_UNKNOWN)
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        is_link = entry.external_attr >> 28 == 0o12
        if name.startswith("/") or ".." in name.split("/") or ":" in name or is_link:
            raise Refused(f"A part of the file has a name that leads elsewhere. {_SAVE_AGAIN}")
        if entry.file_size > max(_SMALL, MOST_RATIO * max(entry.compress_size, 1)):
            raise Refused(
                f"The part {name[:60]} grows to {entry.file_size:,} bytes when it is unpacked, "
                "which no document does. Ask who sent it."
            )
    places = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    overlaps = any(one[0] + one[1] > other[0] for one, other in pairwise(places))
    if overlaps or any(start + packed > size for start, packed in places):
        raise Refused(f"The parts of the file overlap. {_SAVE_AGAIN}")
    names = [entry.filename.lower() for entry in entries]
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Refused(
            "The document holds macros, which are programs. Save it as .docx without macros, "
            "and import that."
        )
    if len(set(names)) < len(names):
        raise Refused(f"A part stands twice in the file. {_SAVE_AGAIN}")


def _read(packed: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Archive:
    parts: dict[str, str] = {}
    others: list[str] = []
    left = LARGEST
    for entry in entries:
        if not _READ.fullmatch(entry.filename) or entry.is_dir():
            others.append(entry.filename)
            continue
        with packed.open(entry) as file:
            data = file.read(left + 1)
        left -= len(data)
        if left < 0:
            raise Refused(
                f"The document has more than {LARGEST // _SMALL} MB of text when it is unpacked. "
                "Split it, one article a file."
            )
        parts[entry.filename] = _text(data, entry.filename)
    return Archive(parts, tuple(others))


def _text(data: bytes, name: str) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = data.decode(encoding, "replace")
    if _DOCTYPE.search(text):
        raise Refused(
            f"The part {name[:60]} declares entities, which could name files of this machine; "
            f"they are not read. {_SAVE_AGAIN}"
        )
    # The parser is given text: what it declares of its bytes no longer holds.
    return _DECLARATION.sub("", text)
