"""Notices on sources and lists of registers, as pages of the workspace name them."""

import gzip
import io
from typing import Any

from references.models import RegisterUpload, SourceNotice
from references.registers.mirror import take_list
from tests.factories import NOW

HEADER = "OriginalPaperDOI,RetractionDOI,RetractionNature\n"


class SentAgain(io.BytesIO):
    """A file that is whole each time it is sent."""

    name = "list.csv"

    def read(self, *_args: Any) -> bytes:
        """Return all of it."""
        return self.getvalue()


def told_of(reference: int) -> int:
    """Store an addendum on a source, which takes nothing from it; return its number."""
    return SourceNotice.objects.create(
        reference_id=reference, kind="addendum", register="crossref", notice_doi="10.1000/addendum",
        seen_at=NOW,
    ).pk  # fmt: skip


def sent_list(by: Any, *rows: str, name: str = "list.csv", whole: bool = True) -> int:
    """Store a list that waits for a decision; return its number."""
    text = HEADER + ("".join(rows) or "10.1000/fell,10.1000/n,Retraction\n")
    return RegisterUpload.objects.create(
        name=name, data=gzip.compress(text.encode()), is_whole=whole, at=NOW, by=by
    ).pk


def taken_list(*rows: str) -> int:
    """Take a list into the mirror, with a row that is refused; return its number."""
    text = HEADER + ("".join(rows) or "10.1000/other,10.1000/n,Retraction\n10.1/x,,Redaction\n")
    file = io.BytesIO(text.encode())
    return take_list(file, name="list.csv", is_whole=True, at=NOW, may_shrink=True).pk
