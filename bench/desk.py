"""The staff's first pages with very many articles: `python -m bench.desk [articles]`.

On SQLite in a throw-away file; under `python -m tests.servers`, on that PostgreSQL instead. Prints
the median of the time of work and of that on the wall, and ends with 1 above a LIMIT.
"""

import os
import statistics
import sys
import tempfile
import time

os.environ["IMPRIMATUR_VAR"] = tempfile.mkdtemp(prefix="imprimatur-desk-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "editorial.settings")
for name in ("DATABASE_URL", "REDIS_URL"):
    os.environ.pop(name, None)
if os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]

import django  # noqa: E402

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench import filled_desk  # noqa: E402
from editorial import clock  # noqa: E402

HOME, OTHERS = 80.0, 400.0
"""Milliseconds that opening the desk, and another of these pages, may take."""
ADDRESSES = {
    "editor-0": (
        ("/workspace/", HOME),
        ("/workspace/insight/", OTHERS),
        ("/workspace/insight/decided/", OTHERS),
        ("/workspace/calendar/", OTHERS),
        ("/workspace/calendar/?whose=me", OTHERS),
        ("/workspace/find/?q=vitamin", OTHERS),
        ("/workspace/find/?q=kidney+insulin+stroke+77", OTHERS),
    ),
    "queue-member-0": (("/workspace/", HOME),),
}


def main() -> int:
    """Fill, open each page several times, and print what it took."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 11_308
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    filled_desk.fill(articles)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    clock.now = lambda: filled_desk.NOW
    slow = False
    sys.stdout.write(f"{articles} articles, {connection.vendor}: time of work, time on the wall\n")
    for username, pages in ADDRESSES.items():
        client = Client(SERVER_NAME="localhost")
        client.force_login(get_user_model().objects.get(username=username))
        for address, limit in pages:
            _open(client, address)
            taken = [_open(client, address) for _ in range(9)]
            work, wall = (statistics.median(each) for each in zip(*taken, strict=True))
            with CaptureQueriesContext(connection) as asked:
                _open(client, address)
            # What PostgreSQL does is no work of this process.
            slow |= (work if connection.vendor == "sqlite" else wall) > limit
            said = f"{work:7.1f} ms {wall:7.1f} ms {len(asked):4} queries"
            sys.stdout.write(f"{username:16}{address:48}{said}\n")
    return int(slow)


def _open(client: Client, address: str) -> tuple[float, float]:
    began, work = time.perf_counter(), time.process_time()
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}.")
    return (time.process_time() - work) * 1000, (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.exit(main())
