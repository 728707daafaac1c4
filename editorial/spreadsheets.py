"""Tables for spreadsheet programs: the one door, so that no cell is ever run as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

# What spreadsheet programs take for the beginning of a formula, also behind what they trim
# (OWASP, CSV injection); full-width signs too, which some of them read as the narrow ones.
_FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_TRIMMED = " \t\r\n\x00\ufeff"
_BOM = "\ufeff"


def lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a table as CSV (RFC 4180), line by line; UTF-8 is announced, as Excel needs it."""
    yield _BOM + _line(header)
    for row in rows:
        yield _line([cell(value) for value in row])


def cell(value: object) -> str:
    """Return a value as a cell of text: numbers as they are, and words never as a formula."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    return f"'{text}" if text.lstrip(_TRIMMED).startswith(_FORMULAS) else text


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()
