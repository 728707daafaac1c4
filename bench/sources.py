"""How long finding a source takes among very many: `python -m bench.sources [sources]`.

Fills a throw-away database of SQLite with 100,000 generated sources and asks for the list of
sources in many ways: common words and rare, half a word, identifiers, filters, orders, the last
page. Prints median and 95th percentile of the search, of the whole page, and its queries. Run as
`python -m tests.servers .venv/bin/python -m bench.sources` it does so on PostgreSQL. Ends with 1
when the median of the searches is above LIMIT milliseconds.
"""

import statistics
import sys
import time
from functools import partial

from bench.own_site import set_up

set_up("sources", settings="tests.settings")

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_databases

from bench import filled_library
from bench.timing import settled, taken
from references.models import Reference
from references.search import Filters, in_order, search
from tests.factories import make_article, make_user

LIMIT = 100.0
PAGE = 25


def questions() -> list[tuple[str, Filters, str, str]]:
    """Return each question as text, filters, order, and the query of the page that asks it."""
    one = Reference.objects.exclude(doi="").order_by("id")[50_001 % Reference.objects.count()]
    texts = (
        "", "patients", "the", "a", "p", "of in the", "vitamin deficiency", "treatment of patients",
        "journal of", "2024", "rand", one.authors.split(",")[0], one.key, one.doi, one.pmid,
        f"https://doi.org/{one.doi.upper()}", one.doi[:7], one.title[:40], "10", "nothing of this",
    )  # fmt: skip
    found = [(text, Filters(), "changed", f"q={text}") for text in texts]
    for order in ("year", "key"):
        found += [(t, Filters(), order, f"q={t}&order={order}") for t in ("", "patients", "a")]
    narrowed = {
        "kind=case-report": Filters(kind="case-report"),
        "kind=trial&order=year": Filters(kind="trial"),
        "status=any": Filters(status="any"),
        "status=retracted&kind=guideline": Filters(status="retracted", kind="guideline"),
        "only=no-identifier": Filters(without_identifier=True),
        "only=disagree": Filters(mismatched=True),
        "from=1960&to=1965": Filters(year_from=1960, year_to=1965),
        "region=GB": Filters(region="GB"),
        "only=superseded": Filters(superseded=True),
    }
    for query, filters in narrowed.items():
        order = "year" if "order=year" in query else "changed"
        found += [(t, filters, order, f"q={t}&{query}") for t in ("", "patients")]
    return found


def main() -> int:
    """Fill, ask, print; 1 where it takes too long."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    setup_databases(verbosity=0, interactive=False)
    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client(SERVER_NAME="localhost")
    client.force_login(make_user("editor"))
    began = time.perf_counter()
    filled_library.fill(count)
    filled_library.cite(make_article(), every=10)
    settled()
    sys.stdout.write(
        f"{count:,} sources, {connection.vendor}, filled in {time.perf_counter() - began:.0f} s\n"
        f"{'asked':48}{'search':>9}{'p95':>9}{'page':>9}{'p95':>9}  queries\n"
    )
    medians: list[float] = []
    searches: list[float] = []
    for text, filters, order, query in questions():
        searched = taken(partial(_search, text, filters, order))
        page = taken(partial(_page, client, query))
        with CaptureQueriesContext(connection) as asked:
            _page(client, query)
        medians.append(page[0])
        searches.append(searched[0])
        times = "".join(f"{each:9.1f}" for each in (*searched, *page))
        sys.stdout.write(f"{query[:47]:48}{times}{len(asked):9}\n")
        sys.stdout.flush()
    for query in ("page=40", "q=patients&page=40", "q=a&order=key&page=40", "only=uncited"):
        page = taken(partial(_page, client, query))
        medians.append(page[0])
        sys.stdout.write(f"{query:48}{'':18}{page[0]:9.1f}{page[1]:9.1f}\n")
    for what, each in (("search", searches), ("page", medians)):
        sys.stdout.write(
            f"{what}: median of the medians {statistics.median(each):.1f} ms,"
            f" the slowest {max(each):.1f} ms\n"
        )
    return int(statistics.median(searches) > LIMIT)


def _search(text: str, filters: Filters, order: str) -> None:
    in_order(search(text, filters=filters, order=order).ids[:PAGE])


def _page(client: Client, query: str) -> None:
    answer = client.get(f"/workspace/sources/?{query}")
    if answer.status_code != 200:
        raise SystemExit(f"{query} answered {answer.status_code}.")


if __name__ == "__main__":
    sys.exit(main())
