"""The formats an article comes in, and which of them a file is."""

from collections.abc import Callable
from pathlib import Path

from articles.exchange import markdown_form, page_text
from articles.exchange.documents import reading
from articles.exchange.imported import Imported, Refused

READERS: dict[str, Callable[[str], Imported]] = {
    "markdown": markdown_form.read,
    "page": page_text.read,
}
NAMES = {
    "markdown": "Markdown file of this system",
    "page": "Text copied from a page",
    "word": "Word document (.docx)",
    "html": "Web page (HTML)",
    "jats": "Journal article (JATS)",
}

# Bytes. Above it, a file is an accident.
MOST = 5_000_000


def detect(text: str) -> str:
    """Return the format of a text: our own form begins with front matter."""
    return "markdown" if text.lstrip("\ufeff \r\n").startswith("---") else "page"


def read_text(
    text: str, format: str | None = None, *, audience: str = "", changes: str = "neither"
) -> Imported:
    """Read an article in a format, or in the one it seems to be in. Raises Refused.

    `audience` and `changes` say for whom a document is, and what becomes of tracked changes.
    """
    data = text.encode("utf-8", "surrogatepass")
    format = format or reading.kind_of(data) or detect(text)
    if format in reading.READERS:
        return reading.read(data, format, audience=audience, changes=changes)
    if format not in READERS:
        raise Refused(f"There is no format “{format}”. Known are: {', '.join(NAMES)}.")
    return READERS[format](text)


def read_bytes(
    data: bytes, format: str | None = None, *, audience: str = "", changes: str = "neither"
) -> Imported:
    """Read an article from the bytes of a file. Raises Refused, naming the place."""
    if len(data) > MOST:
        raise Refused(
            f"The file has {len(data):,} bytes; at most {MOST:,} are read. Split it, one article "
            "a file."
        )
    kind = format or reading.kind_of(data)
    if kind in reading.READERS:
        return reading.read(data, kind, audience=audience, changes=changes)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = data.count(b"\n", 0, trouble.start) + 1
        raise Refused(
            f"Line {line}, byte {trouble.start}: this is no UTF-8. Save the file as UTF-8 and "
            "import it again."
        ) from trouble
    return read_text(text, kind or detect(text))


def read_file(
    path: Path, format: str | None = None, *, audience: str = "", changes: str = "neither"
) -> Imported:
    """Read an article from a file. Raises Refused where the file cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as trouble:
        raise Refused(f"The file cannot be read: {trouble.strerror}.") from trouble
    return read_bytes(data, format, audience=audience, changes=changes)
