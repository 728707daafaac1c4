"""The sweep: does what the outbox asks, finds what time brings about, and calls for mail."""

import contextlib
import logging
from datetime import datetime
from typing import Any

from celery import shared_task
from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from kombu.exceptions import OperationalError

from articles import queries
from articles.models import Article
from articles.publishing import tree
from articles.publishing.actions.index_sections import index_what_is_missing
from articles.publishing.actions.make_renderings import CannotPublish, prepare
from articles.publishing.models import Live
from articles.publishing.this_site import this_site
from editorial import bulk_imports, clock, keeping_cards, outbox, replies, source_imports
from editorial.actions.follow_register import follow_register
from editorial.actions.keep_schedule import keep_schedule
from editorial.actions.publish import publish
from editorial.assignments import reminders_due
from editorial.due import do_what_is_due
from editorial.insight.days import count_the_day
from editorial.models import Schedule
from editorial.notices.send import send_due
from editorial.notices.tell import remind, tell
from references import link_watch

logger = logging.getLogger(__name__)


def publish_effect(payload: dict[str, Any], at: datetime) -> None:
    """Bring one article's pages up to date, and prepare those that the board may approve next."""
    article = Article.objects.get(pk=payload["article"])
    publish(article=article, at=at)
    pending = queries.version_with_the_board(article)
    if pending is not None:
        with contextlib.suppress(CannotPublish):  # Said when it is tried in earnest.
            prepare(pending.snapshot, at=at)


def schedule_effect(payload: dict[str, Any], at: datetime) -> None:
    """Approve what was scheduled, if it is due and in order."""
    schedule = Schedule.objects.select_related("round__version", "round__snapshot")
    keep_schedule(schedule=schedule.get(pk=payload["schedule"]), at=at)


def tell_effect(payload: dict[str, Any], at: datetime) -> None:
    """Write the notices of one line of the record."""
    tell(payload["line"], at=at)


def reply_effect(payload: dict[str, Any], at: datetime) -> None:
    """Send the mail that answers a reader."""
    replies.send(payload["reply"], at=at)


EFFECTS = {
    "publish": publish_effect,
    outbox.REMAKE: publish_effect,
    "schedule": schedule_effect,
    "tell": tell_effect,
    replies.KIND: reply_effect,
}


# Together well within a task's time, so that no worker is killed over a page that is nearly made.
AT_ONCE = 40


def run_sweep() -> int:
    """Do what is due, some of it where there is much, and return how many effects were done."""
    return outbox.sweep(EFFECTS, now=clock.now, most=AT_ONCE)


def ask_for_stale_pages(at: datetime) -> int:
    """Ask again for pages made by another renderer, or whose review date has passed.

    Nobody acts when a day passes or new code is deployed, so nobody writes an outbox row. Returns
    how many pages are not as they should be.
    """
    today = clock.day(at)
    renderer = this_site().renderer
    stale = Live.objects.exclude(publication__renderer=renderer)
    # Asked once for each publication: a release rolled back and forward again is asked anew.
    remade = _each(stale, f"renderer:{renderer}")
    outbox.ask_each(kind=outbox.REMAKE, at=at, payloads=remade)
    overdue = _each(
        Live.objects.filter(
            publication__state__in=["approved", "update_under_review", "source_problem"],
            publication__next_review_on__lt=today,
        ),
        "overdue",
    )
    outbox.ask_each(kind="publish", at=at, payloads=overdue)
    return len(remade) + len(overdue)


def _each(rows: QuerySet[Live], why: str) -> dict[str, dict[str, int]]:
    return {
        f"publish:{article}:{publication}:{why}": {"article": article}
        for article, publication in rows.values_list("article_id", "publication_id")
    }


def call_workers() -> None:
    """Tell the workers that there is something to do. A broker that is away costs only time."""
    try:
        sweep.apply_async(retry=False)
    except (OperationalError, ConnectionError, TimeoutError) as trouble:
        logger.warning("The workers could not be called; the next sweep will do it: %s", trouble)


@shared_task(name="editorial.tasks.sweep", ignore_result=True)
def sweep() -> None:
    """What workers run: told so by an act, and by the beat when nobody tells."""
    do_what_is_due(clock.now())
    ask_for_stale_pages(clock.now())
    run_sweep()
    index_what_is_missing(at=clock.now())
    tree.follow_all()


# The longest takes minutes; nobody may wait for pages meanwhile.
@shared_task(name="editorial.tasks.import_sources", ignore_result=True, time_limit=540)
def import_sources() -> None:
    """Read and store the imports of sources that wait, and delete what nobody needs any more."""
    source_imports.work(now=clock.now)
    source_imports.forget(at=clock.now())


# Some seconds at a time, and then whoever else waits.
@shared_task(name="editorial.tasks.import_questions", ignore_result=True, time_limit=540)
def import_questions() -> None:
    """Read and store lists of questions that wait, as far as the time goes."""
    bulk_imports.work(now=clock.now)
    bulk_imports.forget(at=clock.now())


# Taken off the queue at once: cut off, it is due again with the next call.
@shared_task(
    name="editorial.tasks.follow_register", ignore_result=True, time_limit=540, acks_late=False
)
def follow_the_register() -> None:
    """Fetch the list of retractions where that is set and due, and hold every source against it."""
    follow_register(at=clock.now())


@shared_task(name="editorial.tasks.remind", ignore_result=True)
def remind_of_reviews() -> None:
    """Write the reminders that the deadlines of reviews call for by now."""
    at = clock.now()
    remind(reminders_due(at=at), at=at)


@shared_task(name="editorial.tasks.mail", ignore_result=True)
def mail() -> None:
    """Send the mails that are due; apart from the sweep, which must not wait for a mail server."""
    send_due(now=clock.now)


# With the try that is under way they end before a task's time does.
LINKS_AT_ONCE = 20
SECONDS_OF_LINKS = 14.0


@shared_task(name="editorial.tasks.watch_links", ignore_result=True)
def watch_links() -> None:
    """Try some of the links of sources that are due, unless the site asks nobody."""
    if settings.LOOK_UPS:
        some = link_watch.some_due(at=clock.now(), most=LINKS_AT_ONCE)
        link_watch.watch(some, now=clock.now, seconds=SECONDS_OF_LINKS)


# With the article that is under way it ends before a task's time does.
SECONDS_OF_CARDS = 10.0
# So many at once are an import: the tables are not what they were.
MANY_CARDS = 100


@shared_task(name="editorial.tasks.keep_cards", ignore_result=True)
def keep_cards() -> None:
    """Let the checks look at what was saved lately, so that lists and counts say what is true.

    First of all, once a day, what there was at the end of the day before is written down.
    """
    is_another_day = count_the_day(at=clock.now())
    kept = sum(1 for _ in keeping_cards.keep(now=clock.now, seconds=SECONDS_OF_CARDS))
    if is_another_day or kept >= MANY_CARDS:
        _let_sqlite_count_its_rows()


def _let_sqlite_count_its_rows() -> None:
    """Renew what SQLite chooses its indexes by; PostgreSQL does so by itself.

    Without it the desk's counts take twenty times as long once there are many articles.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 400")  # Rows of each index: milliseconds.
            cursor.execute("ANALYZE")
