"""Tables for spreadsheet programs: the one door, so that no cell is ever run as a formula."""

import csv
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import IO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

# What spreadsheet programs take for the beginning of a formula, also behind what they trim
# (OWASP, CSV injection); full-width signs too, which some of them read as the narrow ones.
_FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_TRIMMED = " \t\r\n\x00\ufeff"
_BOM = "\ufeff"
_PIECE = 64 * 1024
_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_576
"""So much a sheet of XLSX holds (ECMA-376 as Excel has it)."""
# What begins like a formula or an address is written as the words it is, and nothing is guessed.
_AS_TYPED = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


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


def workbook(header: Sequence[str], rows: Iterable[Sequence[object]]) -> IO[bytes]:
    """Return a table as an open file of XLSX, read from its start; gone when it is closed.

    Every cell says its type, so words are words in it whatever they begin with, and need no mark
    in front as in CSV. Rows are written one after the other; memory holds one.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115  # whoever reads it closes it
    with xlsxwriter.Workbook(file, _AS_TYPED) as book:
        sheet = book.add_worksheet()
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(header):
            sheet.write_string(0, column, name, bold)
        for number, row in enumerate(rows, start=1):
            if number == _MOST_ROWS:
                break
            for column, value in enumerate(row):
                _write(sheet, number, column, value, day)
    file.seek(0)
    return file


def pieces(make: Callable[[], IO[bytes]]) -> Iterator[bytes]:
    """Yield a file piece by piece: made when the first is asked for, and closed at the end."""
    with make() as file:
        while piece := file.read(_PIECE):
            yield piece


def _write(sheet: Worksheet, row: int, column: int, value: object, day: Format) -> None:
    if value is None or value == "":
        return
    if isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, date) and not isinstance(value, datetime):
        sheet.write_datetime(row, column, value, day)
    else:
        sheet.write_string(row, column, str(value)[:_LONGEST_CELL])


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()
