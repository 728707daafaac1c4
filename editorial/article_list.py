"""The library of articles as lists show it: narrowed, found by words, and in order.

However many articles there are, an answer takes the same few queries of the narrow table of cards;
what is counted or found by a common word is capped, and the list says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import OrderBy

from articles import audiences
from articles.checks.registry import CHECKS
from articles.examine import NOT_EXAMINED
from articles.models import Article, ListedReference, Topic
from articles.status import Status
from editorial import article_words, clock
from editorial.models import ArticleCard, Assignment, CardFinding, CardText
from references import library

STATES = {
    ArticleCard.DRAFT: "Draft",
    **{s.value: s.word for s in Status if s is not Status.SUPERSEDED},
}
"""In the order of an article's way."""
DUE = {"overdue": "Overdue", "week": "Within a week"}
REVIEW = {"overdue": "Overdue", "month": "Within a month"}
LEVELS = {"block": "Any that stands in the way", "warn": "Any warning"}
CHECK_IDS = frozenset({NOT_EXAMINED, *(check.id for check in CHECKS)})
SORTS = {
    "changed": "Last changed first",
    "question": "Question, A to Z",
    "due": "Decision due first",
    "review": "Next review first",
    "findings": "Most findings first",
    "state": "Status",
}
_SORTS: dict[str, tuple[OrderBy, ...]] = {
    "changed": (F("changed_at").desc(), F("pk").desc()),
    "question": (F("question").asc(), F("pk").asc()),
    "due": (F("due_at").asc(nulls_last=True), F("pk").asc()),
    "review": (F("next_review_on").asc(nulls_last=True), F("pk").asc()),
    "findings": (
        F("blocking").desc(),
        F("warnings").desc(),
        F("changed_at").desc(),
        F("pk").desc(),
    ),
    "state": (F("state").asc(), F("changed_at").desc(), F("pk").desc()),
}
MOST = 10_000
"""So many articles are counted and leafed through; who wants others narrows the list."""
FEW = 3000
"""Up to so many that have the words are put in order one by one."""
_WEEK, _MONTH = timedelta(days=7), timedelta(days=31)


@dataclass(frozen=True)
class Asked:
    """What a list is narrowed to, by the names that addresses have; "" narrows nothing."""

    state: str = ""
    topic: str = ""
    owner: str = ""
    reviewer: str = ""
    due: str = ""
    """Of the board's decision: one of DUE, or a day."""
    review: str = ""
    """Of what readers have, or else of the draft: one of REVIEW, or a day."""
    finding: str = ""
    """The id of a check, or one of LEVELS."""
    source: str = ""
    """The key of a source on the article's list."""
    without: str = ""
    """An audience that has no text."""
    harder: str = ""
    """An audience and a grade that its text is above: "patient:9"."""
    messages: str = ""
    """"open": readers wrote, and nobody has answered."""
    live: str = ""
    """"yes" or "no": whether readers have a page of it."""
    q: str = ""
    """Words, each the beginning of one in question, address or texts."""
    sort: str = ""

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> "Asked":
        """Return what an address asks for; what is no choice narrows nothing."""
        found = {
            each.name: str(query.get(each.name, "")).strip()[:200].replace("\x00", "")
            for each in fields(cls)
        }
        for name, choices in _CHOICES.items():
            if found[name] not in choices:
                found[name] = ""
        for name, choices in (("due", DUE), ("review", REVIEW)):
            if found[name] not in choices and _day(found[name]) is None:
                found[name] = ""
        if _harder(found["harder"]) is None:
            found["harder"] = ""
        return cls(**found)

    @property
    def query(self) -> str:
        """What an address asks for this with."""
        return urlencode({name: value for name, value in vars(self).items() if value})

    @property
    def narrows(self) -> bool:
        """Whether anything but the order is asked."""
        return any(getattr(self, each.name) for each in fields(self) if each.name != "sort")


_CHOICES: dict[str, Any] = {
    "state": STATES,
    "finding": CHECK_IDS | frozenset(LEVELS),
    "without": audiences.CODES,
    "messages": {"open"},
    "live": {"yes", "no"},
    "sort": SORTS,
}


def _day(typed: str) -> date | None:
    try:
        day = date.fromisoformat(typed) if len(typed) == 10 else None
    except ValueError:
        return None
    return day if day and 1900 <= day.year <= 2900 else None


def _harder(typed: str) -> tuple[str, float] | None:
    audience, _, grade = typed.partition(":")
    whole, _, tenth = grade.partition(".")
    digits = f"{whole}{tenth}"
    if audience not in audiences.CODES or not (digits.isascii() and digits.isdigit()):
        return None
    return (audience, float(f"{whole or 0}.{tenth or 0}")) if len(digits) <= 4 else None


def found(asked: Asked, *, at: datetime) -> QuerySet[ArticleCard]:
    """Return the cards that fit, in order."""
    rows = ArticleCard.objects.filter(_where_it_stands(asked), _when(asked, at), _what(asked))
    return _with_words(rows, asked.q).order_by(*_SORTS[asked.sort or "changed"])


def count(rows: QuerySet[ArticleCard]) -> int:
    """Return how many there are, or MOST + 1 where there are more than MOST."""
    return rows.order_by()[: MOST + 1].count()


def _where_it_stands(asked: Asked) -> Q:
    condition = Q()
    if asked.state:
        condition &= Q(state=asked.state)
    if asked.live:
        condition &= Q(live_number__isnull=asked.live == "no")
    if asked.owner:
        condition &= Q(owner__username=asked.owner)
    if asked.messages:
        condition &= Q(open_messages__gt=0)
    if asked.topic:
        # A topic that was merged or renamed leads to the one of today.
        topics = Topic.objects.filter(Q(slug=asked.topic) | Q(was_called__slug=asked.topic))
        filed = Article.topics.through.objects.filter(topic_id__in=topics.values("pk"))
        condition &= Q(pk__in=filed.values("article_id"))
    if asked.reviewer:
        reviewed = Assignment.objects.filter(
            member__username=asked.reviewer, ended_at__isnull=True, round__closed_at__isnull=True
        )
        condition &= Q(pk__in=reviewed.values("round__version__article_id"))
    return condition


def _when(asked: Asked, at: datetime) -> Q:
    today = clock.day(at)
    condition = Q()
    if asked.due == "overdue":
        condition &= Q(due_at__lt=clock.begins(today))
    elif asked.due == "week":
        condition &= _due_within(today, today + _WEEK)
    elif day := _day(asked.due):
        condition &= _due_within(day, day)
    if asked.review == "overdue":
        condition &= Q(next_review_on__lt=today)
    elif asked.review == "month":
        condition &= Q(next_review_on__gte=today, next_review_on__lte=today + _MONTH)
    elif day := _day(asked.review):
        condition &= Q(next_review_on=day)
    return condition


def _due_within(first: date, last: date) -> Q:
    begin, end = clock.span(first, last)
    return Q(due_at__gte=begin, due_at__lt=end)


def _what(asked: Asked) -> Q:
    condition = Q()
    if asked.finding in LEVELS:
        condition &= Q(**{"blocking__gt" if asked.finding == "block" else "warnings__gt": 0})
    elif asked.finding:
        fires = CardFinding.objects.filter(check_id=asked.finding)
        condition &= Q(pk__in=fires.values("article_id"))
    if asked.source:
        # Found first: a database that sees only a key takes a rare source for a common one.
        listed = ListedReference.objects.filter(reference=library.find(asked.source))
        condition &= Q(pk__in=listed.values("article_id"))
    if asked.without:
        text = CardText.objects.filter(article_id=OuterRef("pk"), audience=asked.without)
        # What nobody has measured yet is not said to have none.
        condition &= ~Exists(text) & Q(examined_at__isnull=False)
    if harder := _harder(asked.harder):
        audience, grade = harder
        texts = CardText.objects.filter(audience=audience, grade__gt=grade)
        condition &= Q(pk__in=texts.values("article_id"))
    return condition


def _with_words(rows: QuerySet[ArticleCard], typed: str) -> QuerySet[ArticleCard]:
    words = article_words.asked_words(typed)
    if not words:
        return rows.none() if typed else rows
    having, _ = article_words.having(rows, words, FEW)
    return having


def cards_of(ids: Sequence[int]) -> list[ArticleCard]:
    """Return these cards in this order, with all that a list shows of them; four queries."""
    rows = ArticleCard.objects.filter(pk__in=ids).select_related("owner", "article")
    rows = rows.prefetch_related("article__topics", "article__card_texts")
    known = {row.pk: row for row in rows}
    return [known[each] for each in ids if each in known]
