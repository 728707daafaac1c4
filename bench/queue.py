"""How long the board's queue takes with very many rounds: `python -m bench.queue [rounds]`.

Works in a throw-away database of SQLite, so that the time of work is all there is on a machine
with nothing else to do. Ends with 1 when a tab took more of it than LIMIT.
"""

import sys

from bench.own_site import set_up

set_up("queue")

from django.core.management import call_command
from django.db import connection
from django.test import Client

from bench import filled_queue
from bench.timing import opened
from editorial import clock

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
        took = opened(client, f"/workspace/reviews/{address}")
        slowest = max(slowest, took.work)
        said = f"{took.work:7.1f} ms {took.wall:7.1f} ms {took.queries:4} queries"
        sys.stdout.write(f"{address:42}{said}\n")
    return int(slowest > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
