"""How long something takes: the median of several times, after a first one that is not counted."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True)
class Opened:
    """What a page took: milliseconds of this process's work and on the wall, and its queries."""

    work: float
    wall: float
    queries: int

    @property
    def counted(self) -> float:
        """The milliseconds that are held against a limit.

        SQLite works in this process, and what others do on the machine is not its time; what
        PostgreSQL does is no work of this process.
        """
        return self.work if connection.vendor == "sqlite" else self.wall


def opened(client: Client, address: str, times: int = 7) -> Opened:
    """Open a page so many times."""
    if times > 1:
        _open(client, address)
    taken = [_open(client, address) for _ in range(times)]
    work, wall = (statistics.median(each) for each in zip(*taken, strict=True))
    with CaptureQueriesContext(connection) as asked:
        _open(client, address)
    return Opened(work, wall, len(asked))


def _open(client: Client, address: str) -> tuple[float, float]:
    began, work = time.perf_counter(), time.process_time()
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}.")
    answer.getvalue()  # a table is made while it is sent
    return (time.process_time() - work) * 1000, (time.perf_counter() - began) * 1000


def taken(work: Callable[[], object], times: int = 9) -> tuple[float, float]:
    """Return the median and the 95th percentile of the milliseconds that a piece of work takes."""
    work()
    found = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        found.append((time.perf_counter() - began) * 1000)
    return statistics.median(found), statistics.quantiles(found, n=20, method="inclusive")[-1]


def settled() -> None:
    """Let the database know what it has, as it would after a minute, set up as docs say."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
        if connection.vendor == "postgresql":
            cursor.execute("SET jit = off")
