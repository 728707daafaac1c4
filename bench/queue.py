"""How long the board's queue takes with very many rounds: `python -m bench.queue [rounds]`.

Works in a throw-away database of SQLite, so that the time of work is all there is on a machine
with nothing else to do. Ends with 1 when a tab took more of it than LIMIT.
"""

import os
import statistics
import sys
import tempfile
import time

os.environ["IMPRIMATUR_VAR"] = tempfile.mkdtemp(prefix="imprimatur-queue-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "editorial.settings")
for name in ("DATABASE_URL", "REDIS_URL"):
    os.environ.pop(name, None)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench import filled_queue  # noqa: E402
from editorial import clock  # noqa: E402

LIMIT = 150.0
"""Milliseconds of work that opening a tab may take."""
ADDRESSES = (
    *(f"?tab={tab}" for tab in ("mine", "assigned", "held", "soon", "overdue", "decided", "all")),
    "?tab=all&page=300",
    "?tab=all&specialty=neurology",
    "?tab=mine&topic=nerves&risk=high&age=7",
    "?tab=all&member=nobody",
)


def main() -> int:
    """Fill, open each tab several times, print the median times and the number of queries."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client(SERVER_NAME="localhost")
    client.force_login(filled_queue.fill(rounds)[0])
    clock.now = lambda: filled_queue.NOW
    slowest = 0.0
    sys.stdout.write(f"{rounds} open rounds, {connection.vendor}: time of work, time on the wall\n")
    for address in ADDRESSES:
        _open(client, address)
        taken = [_open(client, address) for _ in range(7)]
        work, wall = (statistics.median(each) for each in zip(*taken, strict=True))
        with CaptureQueriesContext(connection) as asked:
            _open(client, address)
        slowest = max(slowest, work)
        sys.stdout.write(f"{address:42}{work:7.1f} ms {wall:7.1f} ms {len(asked):4} queries\n")
    return int(slowest > LIMIT)


def _open(client: Client, address: str) -> tuple[float, float]:
    """Return the milliseconds of work, database and all, and those that passed meanwhile."""
    began, work = time.perf_counter(), time.process_time()
    answer = client.get(f"/workspace/reviews/{address}")
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}.")
    return (time.process_time() - work) * 1000, (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.exit(main())
