"""How long the report of a large library takes: `python -m bench.watch [sources] [pages]`.

Fills a throw-away database with 100,000 generated sources, 1,000 live pages that rest on 40 of
them each and tries of every link, and asks for the report in many ways, for what rests on one
source, and for the links that are due. Prints median, 95th percentile and queries. Run as
`python -m tests.servers .venv/bin/python -m bench.watch` it does so on PostgreSQL. Ends with 1
when the median over all is above LIMIT milliseconds.
"""

import random
import statistics
import sys
from datetime import timedelta

from bench.own_site import set_up

set_up("watch", settings="tests.settings")

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_databases

from articles.models import Reliance, Snapshot
from articles.status import Status
from bench import filled_library, filled_site
from bench.timing import settled, taken
from editorial.actions.publish import publish
from references import link_watch
from references.models import LinkState, Reference
from tests.factories import NOW, make_user, version_at

LIMIT = 500.0
CITED = 40
AT_ONCE = 5_000


def main() -> int:
    """Fill, ask, print; 1 where it takes too long."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    setup_databases(verbosity=0, interactive=False)
    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client(SERVER_NAME="localhost")
    client.force_login(make_user("editor"))
    filled_library.fill(count)
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    filled_site.fill(pages, slug=version.article.slug)
    _rest_on_them()
    _try_links()
    settled()
    sys.stdout.write(f"{count:,} sources, {pages:,} live pages, {connection.vendor}\n")
    medians = []
    some = Reliance.objects.order_by("-pk").values_list("reference", flat=True)[0]
    addresses = [
        *(f"watch/?what={what}" for what in ("", "retracted", "dead", "old", "uncited", "untried")),
        *(f"watch/?what=old&{more}" for more in ("use=live", "order=year", "page=20")),
        "watch/?use=none&page=200",
        f"{some}/reach/",
        f"{some}/",
    ]
    for address in addresses:
        times = taken(lambda address=address: _page(client, address))
        with CaptureQueriesContext(connection) as asked:
            _page(client, address)
        medians.append(times[0])
        sys.stdout.write(f"{address:40}{times[0]:9.1f}{times[1]:9.1f}{len(asked):6}\n")
        sys.stdout.flush()
    times = taken(lambda: link_watch.some_due(at=NOW, most=20))
    sys.stdout.write(f"{'links that are due':40}{times[0]:9.1f}{times[1]:9.1f}\n")
    median = statistics.median(medians)
    sys.stdout.write(f"median {median:.1f} ms, the slowest {max(medians):.1f} ms\n")
    return int(median > LIMIT)


def _rest_on_them() -> None:
    chance = random.Random(11)
    sources = list(Reference.objects.values_list("pk", "key"))
    Reliance.objects.bulk_create(
        (
            Reliance(snapshot_id=snapshot, reference_id=pk, key=key, claim=claim)
            for snapshot in Snapshot.objects.filter(reliances=None).values_list("pk", flat=True)
            for number, (pk, key) in enumerate(chance.sample(sources, CITED))
            for claim in ("", f"claim-{number}", f"claim-{number // 2}-too")
        ),
        batch_size=AT_ONCE,
    )


def _try_links() -> None:
    """Note that nine links in ten were tried: three in a hundred are dead, ten not checked."""
    chance = random.Random(13)
    rows = (
        Reference.objects.annotate(address=link_watch.address())
        .exclude(address="")
        .values_list("pk", "address")
    )
    LinkState.objects.bulk_create(
        (_state(pk, address, chance) for pk, address in rows if chance.random() < 0.9),
        batch_size=AT_ONCE,
    )


def _state(pk: int, address: str, chance: random.Random) -> LinkState:
    outcome = chance.choices(("works", "fails", "not_checked"), (87, 3, 10))[0]
    at = NOW - timedelta(minutes=chance.randint(0, 43_200))
    failed = at if outcome == "fails" else None
    return LinkState(
        reference_id=pk,
        url=address,
        outcome=outcome,
        worked_at=at if outcome == "works" else None,
        failed_from=failed and failed - timedelta(days=2),
        failed_until=failed,
        is_dead=bool(failed),
        tried_at=at,
        due_at=at + timedelta(days=30),
    )


def _page(client: Client, address: str) -> None:
    answer = client.get(f"/workspace/sources/{address}")
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}.")


if __name__ == "__main__":
    sys.exit(main())
