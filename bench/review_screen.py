"""How long the review screen takes, and how many queries: `python -m bench.review_screen`.

Prints one JSON line for each article: claims, versions, how many claims differ in the newest,
queries, milliseconds on the server at first sight in a process, and ever after. On a machine that
has other work the processor's time (cpu_ms) and the best of all say more than the clock does.
"""

import json
import statistics
import sys
import time

from bench.own_site import set_up

set_up("review")

from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from editorial import clock
from tests.factories import NOW, make_member
from tests.many_claims import many_claims

TIMES = 25
ARTICLES = ((5, 2, 5), (60, 2, 60), (60, 12, 3), (60, 12, 60))


def milliseconds(client: Client, address: str) -> float:
    """Return how long one answer took."""
    began = time.perf_counter()
    answer = client.get(address)
    taken = (time.perf_counter() - began) * 1000
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}.")
    return taken


def main() -> None:
    """Fill a site of its own, measure, print."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    # The members' credentials and the policies are counted from this moment.
    clock.now = lambda: NOW
    client = Client(headers={"host": "localhost"})
    client.force_login(make_member())
    for claims, versions, changed in ARTICLES:
        round = many_claims(claims, versions=versions, changed=changed)
        address = f"/workspace/reviews/{round.pk}/"
        milliseconds(client, address)  # templates are read once in a process
        first = []
        for _ in range(5):
            caches["worked-out"].clear()
            first.append(milliseconds(client, address))
        began = time.process_time()
        after = [milliseconds(client, address) for _ in range(TIMES)]
        processor = (time.process_time() - began) * 1000 / TIMES
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        told = {
            "claims": claims,
            "versions": versions,
            "changed": changed,
            "queries": len(queries),
            "first_ms": round_to(statistics.median(first)),
            "median_ms": round_to(statistics.median(after)),
            "best_ms": round_to(min(after)),
            "worst_ms": round_to(max(after)),
            "cpu_ms": round_to(processor),
        }
        sys.stdout.write(f"{json.dumps(told)}\n")
        sys.stdout.flush()


def round_to(milliseconds: float) -> float:
    """Return a time with one decimal."""
    return float(f"{milliseconds:.1f}")


if __name__ == "__main__":
    main()
