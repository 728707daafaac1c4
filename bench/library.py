"""How long the library of articles takes when it is large: `python -m bench.library [articles]`.

Fills a throw-away database of SQLite with 11,308 generated articles and asks for the list in many
ways: each filter, each order, common words and rare, the last page; then for the tables to take
away. Prints the median time on the wall and of work, and the queries of each. Below
`python -m tests.servers` it does so on PostgreSQL. Ends with 1 when a median of the pages is above
the limit: LIMIT milliseconds, twice that from 50,000 articles on.
"""

import sys
import time

from bench.own_site import set_up

set_up("library", settings="tests.settings")

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import setup_databases
from django.urls import reverse

from bench import filled_articles
from bench.timing import opened, settled
from editorial import clock
from tests.factories import make_member, make_user

LIMIT = 200.0
LISTS = (
    "", "sort=question", "sort=due", "sort=review", "sort=findings", "sort=state", "page=200",
    "state=draft", "state=approved&sort=review", "state=under_review", "live=yes", "topic=topic-0",
    "topic=topic-39&sort=question", "owner=owner-3", "reviewer=member-1", "due=overdue", "due=week",
    "review=overdue", "review=month&sort=review", "finding=block", "finding=READ-02",
    "finding=LANG-01", "source=source0", "source=source400", "without=clinician",
    "harder=patient:9", "harder=patient:9&finding=block&topic=topic-1&sort=findings",
    "messages=open", "q=patients", "q=vitamin+deficiency", "q=p", "q=patients&state=approved",
    "q=patients&sort=question", "q=nothing+of+this", "q=number+77",
)  # fmt: skip
TABLES = ("articles-csv", "articles-xlsx")


def main() -> int:
    """Fill, ask, print; 1 where a page takes too long."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 11_308
    setup_databases(verbosity=0, interactive=False)
    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client(SERVER_NAME="localhost")
    people = [make_user("editor", username=f"owner-{n}") for n in range(12)]
    members = [make_member(username=f"member-{n}") for n in range(6)]
    client.force_login(people[3])
    clock.now = lambda: filled_articles.NOW  # type: ignore[assignment]  # as everywhere here
    began = time.perf_counter()
    filled_articles.fill(count, people=people, members=members)
    settled()
    took = time.perf_counter() - began
    sys.stdout.write(f"{count:,} articles, {connection.vendor}, filled in {took:.0f} s\n")
    sys.stdout.write(f"{'':68}{'wall ms':>9}{'work ms':>9}{'queries':>9}\n")
    slowest = max(_shown(client, f"/workspace/articles/?{query}") for query in LISTS)
    for name in TABLES:
        _shown(client, reverse(f"workspace:{name}"), times=1)
    limit = LIMIT if count < 50_000 else 2 * LIMIT
    sys.stdout.write(
        f"slowest median of the pages: {slowest:.0f} ms; the limit is {limit:.0f} ms\n"
    )
    return int(slowest > limit)


def _shown(client: Client, address: str, times: int = 7) -> float:
    took = opened(client, address, times)
    said = f"{took.wall:9.1f}{took.work:9.1f}{took.queries:9}"
    sys.stdout.write(f"{address[11:78]:68}{said}\n")
    sys.stdout.flush()
    return took.counted


if __name__ == "__main__":
    sys.exit(main())
