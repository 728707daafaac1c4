"""The staff's first pages with very many articles: `python -m bench.desk [articles]`.

On SQLite in a throw-away file; under `python -m tests.servers`, on that PostgreSQL instead. Prints
the median of the time of work and of that on the wall, and ends with 1 above a LIMIT.
"""

import sys

from bench.own_site import set_up

set_up("desk", settings="tests.settings")

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import setup_databases

from bench import filled_articles
from bench.timing import opened, settled
from editorial import clock
from tests.factories import make_member, make_user

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
    "member-0": (("/workspace/", HOME),),
}


def main() -> int:
    """Fill, open each page several times, and print what it took."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 11_308
    setup_databases(verbosity=0, interactive=False)
    call_command("collectstatic", interactive=False, verbosity=0)
    people = [make_user("editor", username=f"editor-{n}") for n in range(50)]
    members = [make_member(username=f"member-{n}") for n in range(20)]
    clock.now = lambda: filled_articles.NOW  # type: ignore[assignment]  # as everywhere here
    filled_articles.fill(articles, people=people, members=members)
    settled()
    slow = False
    sys.stdout.write(f"{articles} articles, {connection.vendor}: time of work, time on the wall\n")
    for user in (people[0], members[0]):
        client = Client(SERVER_NAME="localhost")
        client.force_login(user)
        for address, limit in ADDRESSES[user.username]:
            took = opened(client, address)
            slow |= took.counted > limit
            said = f"{took.work:7.1f} ms {took.wall:7.1f} ms {took.queries:4} queries"
            sys.stdout.write(f"{user.username:16}{address:48}{said}\n")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
