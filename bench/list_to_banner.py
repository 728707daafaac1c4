"""From a list with a hit to readers who are told: `python -m bench.list_to_banner [times]`.

Each time another live article, the sample with a review of its own, has that source retracted: a
list with its row is read by `manage.py check_retractions`, in a process of its own while the
server runs. The clock runs from the start of that process until each audience's address answers
with the banner, though the page was just asked for and is kept in memory. At last once more with
the whole list that lies beside the repository, where it does. One process with SQLite; beside
PostgreSQL and Redis, with a web process and a worker:

    python -m tests.servers python -m bench.list_to_banner

Ends with 1 when it ever takes more than LIMIT from a list of one row.
"""

import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from bench.load import PYTHON
from bench.visible import SAMPLE, WORKERS, got, make_database, serve, until_idle  # sets Django up

# isort: split
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from articles import audiences
from articles.actions.save_draft import create_article
from articles.exchange.markdown_form import read
from articles.publishing.rendering import addresses
from articles.status import Status
from editorial.actions.publish import publish
from tests.factories import NOW, make_user, version_at

LIMIT = 5.0
"""Seconds, at most."""
BANNER = "One source used here was retracted"
HEAD = "OriginalPaperDOI,RetractionDOI,RetractionNature\n"
DATA = Path(os.environ.get("IMPRIMATUR_DATA") or settings.BASE_DIR.parent / "shared" / "data")
WHOLE = DATA / "retractions" / "retraction_watch_subset.csv.gz"


def main() -> int:
    """Prepare, serve, read lists, print."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    if WORKERS:
        make_database()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    slugs = [live(number) for number in range(times + 1)]
    lists = Path(tempfile.mkdtemp(prefix="imprimatur-lists-"))
    first = lists / "first.csv"
    first.write_text(f"{HEAD}10.1000/nobody,10.1000/notice,Retraction\n")
    call_command("check_retractions", file=str(first), stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123
    connection.close()
    with ExitStack() as stack:
        serve(stack)
        taken = [told(slugs[n], a_list(lists, n), "--update") for n in range(times)]
        say(f"a list of one row, {times} times", taken)
        if WHOLE.is_file():
            whole = a_list(lists, times, gzip.decompress(WHOLE.read_bytes()).decode())
            rows = whole.read_text().count("\n") - 1
            say(f"a list of {rows:,} rows, once", [told(slugs[times], whole)])
    return int(max(taken) > LIMIT)


def live(number: int) -> str:
    """Make a live article that rests on a source of its own."""
    slug = f"sample-{number}"
    text = SAMPLE.read_text()
    for mark, own in (
        ("stabler2013", f"stabler2013-{number}"),
        ("10.1056/NEJMcp1113996", doi(number)),
        ('"23301732"', f'"{90_000_000 + number}"'),
        ('title: "Vitamin B12 deficiency"', f'title: "Vitamin B12 deficiency, told anew: {slug}"'),
    ):
        assert mark in text
        text = text.replace(mark, own)
    draft = read(text).draft.model_copy(update={"slug": slug})
    article = create_article(draft=draft, by=make_user(), at=NOW)
    version_at(Status.APPROVED, article=article)
    publish(article=article, at=NOW)
    return slug


def doi(number: int) -> str:
    """Return the DOI of an article's own source."""
    return f"10.1000/stabler.{number}"


def a_list(folder: Path, number: int, before: str = HEAD) -> Path:
    """Write a list that names the source of one article."""
    path = folder / f"list-{number}.csv"
    path.write_text(f"{before}{doi(number).upper()},10.1000/notice.{number},Retraction\n")
    return path


def told(slug: str, path: Path, *options: str) -> float:
    """Read the list, and return the seconds until every audience's page has the banner."""
    until_idle()
    paths = [addresses.article(slug, code) for code in audiences.CODES]
    for each in paths:
        assert BANNER not in got(each)
    command = [PYTHON, "manage.py", "check_retractions", "--file", path, *options]
    began = time.perf_counter()
    with subprocess.Popen(
        list(map(str, command)), cwd=settings.BASE_DIR, stdout=subprocess.DEVNULL
    ) as reading:
        for each in paths:
            while BANNER not in got(each):
                if time.perf_counter() - began > 60:
                    raise SystemExit(f"{each} does not say that its source fell.")
                time.sleep(0.01)
        seconds = time.perf_counter() - began
    if reading.returncode:
        raise SystemExit("The list was not taken.")
    return seconds


def say(what: str, taken: list[float]) -> None:
    """Print how long it took."""
    profile = "a web process and a worker" if WORKERS else "one process"
    sys.stdout.write(
        f"{connection.vendor}, {profile}, {what}: {statistics.median(taken):.2f} s at the median, "
        f"{max(taken):.2f} s at most, from the start of the command to the banner for all four "
        f"audiences (limit {LIMIT:g} s)\n"
    )


if __name__ == "__main__":
    sys.exit(main())
