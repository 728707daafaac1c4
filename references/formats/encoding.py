"""From bytes to text: any encoding, any line ends, within bounds."""

import codecs
import re
import zlib

from references.formats.records import Unreadable

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff\ufffe\uffff]")
# Files that are no text, known by their first bytes.
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x7fELF", "a program"),
)


def unpacked(data: bytes) -> bytes:
    """Return the bytes without gzip. Raises Unreadable above LARGEST, packed or unpacked."""
    if len(data) > LARGEST:
        raise Unreadable(_too_large())
    if not data.startswith(b"\x1f\x8b"):
        return data
    stream = zlib.decompressobj(wbits=31)
    try:
        plain = stream.decompress(data, LARGEST + 1)
    except zlib.error as trouble:
        raise Unreadable("The packed file is damaged. Send it again, unpacked.") from trouble
    if len(plain) > LARGEST:
        raise Unreadable(_too_large())
    if not stream.eof:
        raise Unreadable("The packed file ends too early. Send it again, unpacked.")
    return plain


def decode(data: bytes) -> str:
    """Return the text of a file, with "\\n" at each line's end and without control characters.

    A byte order mark decides; then what an XML file says of itself; then UTF-8, and line by line
    Windows-1252 where UTF-8 does not fit. Raises Unreadable when the bytes are no text.
    """
    for start, what in _OTHERS:
        if data.startswith(start):
            raise Unreadable(
                f"This is {what}, not a list of references. Export the references as RIS, "
                "BibTeX, nbib or CSL-JSON."
            )
    text = _text(data)
    controls = len(_CONTROLS.findall(text)) - text.count("\x00")
    if controls > 20 and 50 * controls > len(text):
        raise Unreadable(
            "The file is not text. Export the references as RIS, BibTeX, nbib or CSL-JSON."
        )
    # U+2028 and its like are not line ends of any of these formats.
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _text(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _without_mark(data):
        return data.decode(wide, "replace")
    if declared := _DECLARED.match(data[:400]):
        try:
            return data.decode(declared.group(1).decode())
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(line_as_text(line) for line in data.split(b"\n"))


def _without_mark(data: bytes) -> str:
    """Return the UTF-16 that a file without a mark is in, as its empty bytes tell, or ""."""
    start = data[:2000]
    half = len(start) // 2
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if half and even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    if half and odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    return ""


def line_as_text(line: bytes) -> str:
    """Return a line as UTF-8, or as Windows-1252 where it does not fit; never raises."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")


def _too_large() -> str:
    return f"The file is larger than {LARGEST // MEGABYTE} MB. Split it and import the parts."
