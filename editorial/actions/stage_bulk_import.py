"""Take a list of questions and answers, let a person see what comes of it, and take her word."""

import gzip
import hashlib
import io
import zlib
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from articles.topics import in_use
from editorial import outbox, staged
from editorial.models import BulkImport
from editorial.policies import NotAllowed, check_can_edit
from editorial.queries import person
from references.importing import plain_name

MEGABYTE = 1_000_000
LARGEST = 20 * MEGABYTE
LARGEST_UNPACKED = 200 * MEGABYTE
MOST_ROWS = 100_000
# At once, of one person.
MOST_OPEN = 5
_GZIP = b"\x1f\x8b"
_PIECE = 1 << 20


def begin_bulk_import(
    *, name: str, data: bytes, topics: Collection[str] = (), by: Any, at: datetime
) -> BulkImport:
    """Keep a list until it is read. Raises NotAllowed for nothing, too much, or no such topic.

    `data` are lines of JSON, packed with gzip or not; `topics` the addresses of those that every
    article of it is filed under.
    """
    check_can_edit(person(by))
    if not data.strip():
        raise NotAllowed("The file is empty. Choose the file with the questions and answers.")
    if len(data) > LARGEST:
        raise NotAllowed(
            f"The file is larger than {LARGEST // MEGABYTE} MB. Pack it with gzip, or import it in "
            "parts."
        )
    rows, packed = _looked_through(data)
    absent = set(topics) - set(in_use().filter(slug__in=topics).values_list("slug", flat=True))
    if absent:
        raise NotAllowed(
            f"There is no topic “{min(absent)}” in use. Add it first, or choose another."
        )
    with transaction.atomic():
        if BulkImport.objects.filter(by=by, ended_at__isnull=True).count() >= MOST_OPEN:
            raise NotAllowed(
                f"You have {MOST_OPEN} imports that are not decided. Confirm one or give it up "
                "first."
            )
        begun = BulkImport.objects.create(
            stage="waiting",
            name=plain_name(name),
            size=len(data),
            digest=hashlib.sha256(data).hexdigest(),
            data=packed,
            topics=sorted(topics),
            rows=rows,
            by=by,
            created_at=at,
        )
        transaction.on_commit(outbox.wake, robust=True)
    return begun


def confirm_bulk_import(*, pk: int, by: Any, at: datetime) -> None:
    """Ask that what was looked at be stored. Raises Conflict where it was decided before."""
    check_can_edit(person(by))
    staged.decide(BulkImport, pk, at=at, stage="confirmed", attempts=0, finished=0)


def drop_bulk_import(*, pk: int, by: Any, at: datetime) -> None:
    """Give a list up and forget it. Raises Conflict where it was decided before."""
    check_can_edit(person(by))
    staged.decide(BulkImport, pk, at=at, stage="dropped", ended_at=at, data=None)


def _looked_through(data: bytes) -> tuple[int, bytes]:
    """Return how many lines with words a list has, and the list packed.

    Raises NotAllowed when it cannot be unpacked, or is too much.
    """
    kept = io.BytesIO()
    rows = length = 0
    within = False
    opened = gzip.GzipFile(fileobj=io.BytesIO(data)) if data[:2] == _GZIP else io.BytesIO(data)
    try:
        with gzip.GzipFile(fileobj=kept, mode="wb", compresslevel=3, mtime=0) as packing:
            while piece := opened.read(_PIECE):
                length += len(piece)
                if length > LARGEST_UNPACKED:
                    raise NotAllowed(
                        f"Unpacked, the file is larger than {LARGEST_UNPACKED // MEGABYTE} MB. "
                        "Import it in parts."
                    )
                for place, part in enumerate(piece.split(b"\n")):
                    within = within and place == 0
                    if not within and part.strip():
                        rows, within = rows + 1, True
                packing.write(piece)
    except (OSError, EOFError, zlib.error) as trouble:
        raise NotAllowed("The file cannot be unpacked. Pack it again, with gzip.") from trouble
    if not rows:
        raise NotAllowed("The file is empty. Choose the file with the questions and answers.")
    if rows > MOST_ROWS:
        raise NotAllowed(f"The file has more than {MOST_ROWS:,} lines. Import it in parts.")
    return rows, kept.getvalue()
