"""What keeps the cards true: it hears of what is stored, and the sweep looks for what is left.

The packages below know nothing of cards. They store rows, and this listens; who moves a row
without storing it, by an update of the table, calls `cards.renew` himself.
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from articles import queries
from articles.models import Article, Version
from articles.publishing.models import Live, Message
from editorial import cards, clock
from editorial.article_words import keep_words
from editorial.checking import findings_of
from editorial.models import ArticleCard, ReviewRound
from references.noticing import StatusChange, status_changed

logger = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(days=7)
"""Some checks look at the day, at terms and at wordings: what they say grows old."""
_AT_ONCE = 50
_rules_seen: set[str] = set()
"""The rules that this process has held all cards against."""
_together: ContextVar[set[int] | None] = ContextVar("saved_together", default=None)


@contextmanager
def together(*, at: datetime) -> Iterator[None]:
    """Renew the cards of the working copies that are saved inside once, and at the end.

    For many at a time, within one transaction of the caller's: a card is never older than it.
    """
    saved: set[int] = set()
    token = _together.set(saved)
    try:
        yield
    finally:
        _together.reset(token)
    cards.renew(saved, at=at)
    keep_words(Article.objects.filter(pk__in=saved).prefetch_related("texts"))


@receiver(post_save, sender=Article)
def article_saved(instance: Article, created: bool, **_kwargs: Any) -> None:
    """Renew the card of a working copy that was saved, and the words it is found by."""
    if (waiting := _together.get()) is not None:
        waiting.add(instance.pk)
        return
    cards.renew([instance.pk], at=clock.now())
    if not created:  # It gets its texts after it is made, and is saved again then.
        keep_words([instance])


@receiver(post_save, sender=Version)
@receiver(post_save, sender=Live)
@receiver(post_delete, sender=Live)
@receiver(post_save, sender=Message)
def stored(instance: Any, **_kwargs: Any) -> None:
    """Renew the card of the article that a row says something of."""
    if instance.article_id is not None:
        cards.renew([instance.article_id], at=clock.now())


@receiver(post_save, sender=ReviewRound)
def round_stored(instance: ReviewRound, **_kwargs: Any) -> None:
    """Renew the card of the article that a round is about."""
    cards.renew([instance.version.article_id], at=clock.now())


@receiver(status_changed)
def source_stands_otherwise(changes: Sequence[StatusChange], **_kwargs: Any) -> None:
    """Have the checks look again at every working copy that lists a source that fell, or rose."""
    sources = [change.reference.pk for change in changes]
    cards.examine_again(Article.objects.filter(references__in=sources))


def keep(*, now: Callable[[], datetime], seconds: float | None = None) -> Iterator[ArticleCard]:
    """Make true every card that is not, yielding each that was examined.

    Stops after so many seconds. Killed, it goes on where it was. Last come those that were
    examined long ago.
    """
    until = None if seconds is None else time.monotonic() + seconds
    _notice_other_rules()
    for ids in _batches(ArticleCard.objects.filter(renewed_at=None).order_by("pk")):
        cards.renew(ids, at=now())
        keep_words(Article.objects.filter(pk__in=ids).prefetch_related("texts"))
        if until is not None and time.monotonic() > until:
            return
    for rows in (to_examine(), examined_long_ago(at=now())):
        for ids in _batches(rows):
            for article in Article.objects.filter(pk__in=ids):
                _examine(article, at=now())
                yield ArticleCard.objects.get(pk=article.pk)
                if until is not None and time.monotonic() > until:
                    return


def to_examine() -> QuerySet[ArticleCard]:
    """Return the cards of what the checks have to look at, the last changed first."""
    return ArticleCard.objects.filter(examined=0).order_by("-changed_at")


def examined_long_ago(*, at: datetime) -> QuerySet[ArticleCard]:
    """Return the cards whose findings are old, the oldest first."""
    old = ArticleCard.objects.filter(examined_at__lt=at - AGAIN_AFTER)
    return old.exclude(examined=0).order_by("examined_at")


def forget() -> None:
    """Have every card made anew, whatever it says."""
    missing = Article.objects.filter(card=None).values_list("pk", flat=True)
    cards.renew(list(missing), at=clock.now())
    ArticleCard.objects.update(renewed_at=None, examined=0)


def _batches(rows: QuerySet[ArticleCard]) -> Iterator[list[int]]:
    """Yield the ids of the first of these, as often as there are others than the time before."""
    before: list[int] = []
    while (ids := list(rows.values_list("pk", flat=True)[:_AT_ONCE])) and ids != before:
        yield ids
        before = ids


def _examine(article: Article, *, at: datetime) -> None:
    today = clock.day(at)
    try:
        content = queries.content_of(article, on=today)
        cards.examine(article, content, findings_of(content, on=today), at=at, again=True)
    except Exception:
        # Put off like one that was examined, so that one bad article stops no other.
        logger.exception("The card of %s could not be made.", article.slug)
        ArticleCard.objects.filter(pk=article.pk).update(
            examined=article.lock_version, examined_at=at, rules=cards.rules()
        )


def _notice_other_rules() -> None:
    """Have everything examined that was examined by other checks, or at other levels."""
    rules = cards.rules()
    if rules not in _rules_seen:
        ArticleCard.objects.exclude(rules=rules).exclude(examined=0).update(examined=0)
        _rules_seen.clear()
        _rules_seen.add(rules)
