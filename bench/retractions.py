"""A whole library held against a whole register: `python -m bench.retractions [sources] [rows]`.

100,000 generated sources and a list of 60,000 rows, of which one in two hundred is of a source
here; then the half of the real list that lies beside the repository, where it does. With SQLite;
for PostgreSQL:

    python -m tests.servers python -m bench.retractions

Ends with 1 when a step takes longer than its limit.
"""

import gzip
import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.own_site import set_up

set_up("retractions", settings="tests.settings")

from django.conf import settings
from django.test.utils import setup_databases

from bench.filled_library import fill
from editorial import clock
from references.models import Reference, SourceNotice
from references.noticing import take_notices
from references.registers.mirror import take_list
from references.registers.retraction_watch import entries

HEADER = (
    "Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason,Notes,\n"
)
DATA = Path(os.environ.get("IMPRIMATUR_DATA") or settings.BASE_DIR.parent / "shared" / "data")
SHARED = DATA / "retractions" / "retraction_watch_subset.csv.gz"
LIMIT = 10.0
"""Seconds for one step: the list is read within, as is the library held against it."""


def main() -> int:
    """Fill a site of its own, measure, print; 1 where a step took too long."""
    asked = [int(each) for each in sys.argv[1:]]
    sources, rows = [*asked, *(100_000, 60_000)[len(asked) :]]
    databases = setup_databases(verbosity=0, interactive=False)
    fill(sources)
    # What stands so for other measurements has no notice to stand so by.
    Reference.objects.update(status="")
    data = made(rows)
    say(f"{Reference.objects.count():,} sources, {rows:,} rows of {len(data) / 1e6:.1f} MB")
    took = [
        step("rows read", lambda: sum(1 for _ in entries(io.BytesIO(data)))),
        step("rows taken into the mirror", lambda: take(data).new),
        step("rows taken again, changed", lambda: take(data).changed),
        step("sources flagged", lambda: len(take_notices(at=clock.now()))),
        step("sources flagged again", lambda: len(take_notices(at=clock.now()))),
    ]
    say(f"{SourceNotice.objects.count():,} notices on sources")
    if SHARED.exists():
        shared = gzip.decompress(SHARED.read_bytes())
        took.append(step("shared rows read", lambda: sum(1 for _ in entries(io.BytesIO(shared)))))
        took.append(step("shared rows taken as an update", lambda: take(shared, whole=False).new))
    for connection, name, destroy in databases:
        if destroy:
            connection.creation.destroy_test_db(name, verbosity=0)
    return int(max(took) > LIMIT)


def made(rows: int) -> bytes:
    """Return a list in which one row of two hundred is of a source of the library."""
    dois = Reference.objects.exclude(doi="").order_by("pk").values_list("doi", flat=True)
    ours = iter(dois[: rows // 200])
    lines = [HEADER]
    for number in range(rows):
        doi = next(ours, "") if number % 200 == 0 else f"10.5555/elsewhere.{number}"
        nature = "Retraction" if number % 20 else "Expression of concern"
        lines.append(
            f"{number},A paper of some length about one thing or another,3/12/2025 0:00,"
            f"10.5555/notice.{number},0,{doi},0,{nature},"
            "+Error in Data;+Investigation by Journal/Publisher;,,\n"
        )
    return "".join(lines).encode()


def take(data: bytes, *, whole: bool = True) -> Any:
    """Take a list into the mirror."""
    return take_list(
        io.BytesIO(data), name="list.csv", is_whole=whole, at=clock.now(), may_shrink=True
    )


def step(what: str, work: Callable[[], int]) -> float:
    """Do one step, say how many came of it and how long it took; return the seconds."""
    began = time.perf_counter()
    count = work()
    took = time.perf_counter() - began
    say(f"{count:8,} {what:32} {took:6.2f} s")
    return took


def say(words: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
