"""A file's lines as text, in any encoding, without having all of it in memory."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from references.formats.encoding import line_as_text

MEGABYTE = 1024 * 1024
# No line of a list of papers is longer: what is, has no line ends.
_LONGEST = 4 * MEGABYTE


def decoded(file: BinaryIO, most: int) -> Iterator[str]:
    """Yield each line with its end. Raises OverflowError after so many bytes.

    A mark at the start decides between UTF-8 and UTF-16. Without one each line is read as UTF-8,
    and as Windows-1252 where that does not fit.
    """
    start = file.readline(_LONGEST)
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if start.startswith(mark):
            yield from _wide(file, start[len(mark) :], encoding, most)
            return
    line, taken = start.removeprefix(codecs.BOM_UTF8), 0
    while line:
        taken += len(line)
        if taken > most:
            raise OverflowError
        yield line_as_text(line)
        line = file.readline(_LONGEST)


def _wide(file: BinaryIO, start: bytes, encoding: str, most: int) -> Iterator[str]:
    reader = codecs.getincrementaldecoder(encoding)("replace")
    left, taken, piece = "", 0, start
    while piece:
        taken += len(piece)
        if taken > most:
            raise OverflowError
        left += reader.decode(piece)
        *lines, left = left.split("\n")
        yield from (f"{line}\n" for line in lines)
        piece = file.read(MEGABYTE)
    if left := left + reader.decode(b"", True):
        yield left
