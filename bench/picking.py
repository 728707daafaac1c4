"""How long the editor's picker takes among very many sources: `python -m bench.picking [sources]`.

Fills a throw-away database of SQLite (`python -m tests.servers … -m bench.picking`: PostgreSQL) as
bench.sources does, and asks what the picker asks while somebody types. Prints median and 95th
percentile of each answer with its queries; ends with 1 when a median is above LIMIT milliseconds.
"""

import sys
from functools import partial

from bench.own_site import set_up

set_up("picking", settings="tests.settings")

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_databases

from bench import filled_library
from bench.timing import settled, taken
from references.models import Reference
from tests.factories import make_article, make_user

LIMIT = 100.0


def main() -> int:
    """Fill, ask, print; 1 where it takes too long."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    setup_databases(verbosity=0, interactive=False)
    client = Client(SERVER_NAME="localhost")
    client.force_login(make_user("editor"))
    article = make_article()
    filled_library.fill(count)
    settled()
    one = Reference.objects.exclude(doi="").order_by("id")[count // 2]
    texts = (
        "", "pa", "patients", "vitamin deficiency", "a trial of", one.authors.split(",")[0],
        one.key, one.doi, f"https://doi.org/{one.doi.upper()}", one.pmid, one.title[:40],
        "10.1000/not-here", "nothing of this",
    )  # fmt: skip
    slowest = 0.0
    sys.stdout.write(f"{count:,} sources, {connection.vendor}\n{'typed':48}{'ms':>9}{'p95':>9}\n")
    for text in texts:
        ask = partial(_ask, client, text, article.slug)
        median, worst = taken(ask)
        with CaptureQueriesContext(connection) as asked:
            ask()
        slowest = max(slowest, median)
        sys.stdout.write(f"{text[:47]:48}{median:9.1f}{worst:9.1f}{len(asked):9} queries\n")
        sys.stdout.flush()
    return int(slowest > LIMIT)


def _ask(client: Client, text: str, slug: str) -> None:
    answer = client.get("/workspace/sources/pick/", {"q": text, "article": slug})
    if answer.status_code != 200:
        raise SystemExit(f"“{text}” answered {answer.status_code}.")


if __name__ == "__main__":
    sys.exit(main())
