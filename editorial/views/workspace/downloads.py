"""Tables and files to take away, sent piece by piece."""

from collections.abc import Callable, Iterable, Sequence
from typing import IO

from django.http import StreamingHttpResponse

from editorial import spreadsheets


def csv_table(
    name: str, header: Sequence[str], rows: Iterable[Sequence[object]]
) -> StreamingHttpResponse:
    """Send rows as a table of this file name, each when it is read."""
    return _attached(name, spreadsheets.lines(header, rows), "text/csv; charset=utf-8")


def file(name: str, make: Callable[[], IO[bytes]], kind: str) -> StreamingHttpResponse:
    """Send a file that is made on disk first; `kind` is its media type."""
    return _attached(name, spreadsheets.pieces(make), kind)


def _attached(name: str, parts: Iterable[str | bytes], kind: str) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(parts, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
