"""The cards of articles: worked out here alone, of the tables that have the say.

`renew` says where an article stands, and is called in the transaction of whatever changes that.
`examine` writes down what the checks found, and needs their findings, which take time: so the
sweep does it a moment later, or the edit page at once where it has just worked them out.
"""

import logging
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, F, OuterRef, QuerySet, Subquery

from articles import canonical
from articles.checks.finding import Finding
from articles.checks.language.figures_of_texts import figures_json
from articles.checks.registry import CHECKS
from articles.content import Content
from articles.markup import limits
from articles.models import Article, Version
from articles.publishing.models import Live, Message
from articles.publishing.rendering.standing import WITHOUT_TEXT
from editorial.checking import levels_in_force
from editorial.models import ArticleCard, CardFinding, CardText, ReviewRound

logger = logging.getLogger(__name__)

_AT_ONCE = 500
_STANDING = (
    "state",
    "number",
    "submitted_at",
    "live_number",
    "round",
    "due_at",
    "next_review_on",
    "owner",
    "question",
    "changed_at",
    "renewed_at",
    "open_messages",
    "examined",
)


def renew(article_ids: Collection[int], *, at: datetime) -> None:
    """Work out where these articles stand, in the caller's transaction if there is one.

    Locks each article's row first, in the order of their ids, so that of two at once the later
    one sees what the other did.
    """
    ids = sorted(set(article_ids))
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        with transaction.atomic(savepoint=False):
            _lock(some)
            ArticleCard.objects.bulk_create(
                [_card(row, at) for row in _standing_of(some)],
                update_conflicts=True,
                unique_fields=["article"],
                update_fields=_STANDING,
            )


def _lock(ids: Collection[int]) -> None:
    # On SQLite a transaction that writes has the whole database already. Less than a full lock:
    # a reader's message, which names the article, must not wait for it.
    if connection.features.has_select_for_update:
        rows = Article.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True)
        list(rows.values_list("pk"))


def _standing_of(ids: Collection[int]) -> QuerySet[Any]:
    newest = Version.objects.filter(article=OuterRef("pk")).order_by("-number")
    rounds = ReviewRound.objects.filter(version__article=OuterRef("pk"), closed_at__isnull=True)
    rounds = rounds.order_by("due_at", "pk")
    live = Live.objects.filter(article=OuterRef("pk")).exclude(publication__state__in=WITHOUT_TEXT)
    messages = Message.objects.filter(article=OuterRef("pk"), closed_at__isnull=True)
    counted = messages.order_by().values("article").annotate(count=Count("pk"))
    return (
        Article.objects.filter(pk__in=ids)
        .order_by("pk")
        .annotate(
            state=Subquery(newest.values("status")[:1]),
            number=Subquery(newest.values("number")[:1]),
            submitted_at=Subquery(newest.values("submitted_at")[:1]),
            open_round=Subquery(rounds.values("pk")[:1]),
            due_at=Subquery(rounds.values("due_at")[:1]),
            live_number=Subquery(live.values("publication__version__number")[:1]),
            live_review_on=Subquery(live.values("publication__next_review_on")[:1]),
            open_messages=Subquery(counted.values("count")),
            examined=F("card__examined"),
        )
        .only("question", "changed_at", "owner", "next_review_on", "lock_version")
    )


def _card(row: Any, at: datetime) -> ArticleCard:
    return ArticleCard(
        article_id=row.pk,
        state=row.state or ArticleCard.DRAFT,
        number=row.number,
        submitted_at=row.submitted_at,
        live_number=row.live_number,
        round_id=row.open_round,
        due_at=row.due_at,
        next_review_on=row.next_review_on if row.live_number is None else row.live_review_on,
        owner_id=row.owner_id,
        question=row.question,
        changed_at=row.changed_at,
        renewed_at=at,
        open_messages=row.open_messages or 0,
        examined=row.examined if row.examined == row.lock_version else 0,
    )


def rules() -> str:
    """Return the digest of the checks there are and their levels here."""
    levels = [[row.check_id, row.topic_id or 0, row.level] for row in levels_in_force()]
    return canonical.digest(
        canonical.CHECKS, [sorted(check.id for check in CHECKS), sorted(levels)]
    )


def examine(
    article: Article,
    content: Content,
    findings: Sequence[Finding],
    *,
    at: datetime,
    again: bool = False,
) -> None:
    """Write down what the checks found in the working copy that was read, and its figures.

    Does nothing where somebody has saved it meanwhile, or where it is known; `again` writes down
    what is known, too.
    """
    now_rules = rules()
    known = ArticleCard.objects.filter(
        pk=article.pk, examined=article.lock_version, rules=now_rules
    )
    if again or not known.exists():
        _write(article, findings, _figures(content), now_rules, at)


def _write(
    article: Article,
    findings: Iterable[Finding],
    figures: dict[str, list[Any]] | None,
    now_rules: str,
    at: datetime,
) -> None:
    levels = Counter(finding.level for finding in findings)
    counts = Counter(finding.id for finding in findings)
    with transaction.atomic():
        _lock([article.pk])
        # Nobody else saves it now; and an article without a card has one from here on.
        current = Article.objects.filter(pk=article.pk, lock_version=article.lock_version)
        if not current.exists():
            return
        if not ArticleCard.objects.filter(pk=article.pk).exists():
            renew([article.pk], at=at)
        ArticleCard.objects.filter(pk=article.pk).update(
            examined=article.lock_version,
            examined_at=at,
            rules=now_rules,
            blocking=levels["block"],
            warnings=levels["warn"],
            advice=levels["advise"],
        )
        CardFinding.objects.filter(article=article).exclude(check_id__in=counts).delete()
        CardFinding.objects.bulk_create(
            [CardFinding(article=article, check_id=id, count=n) for id, n in counts.items()],
            update_conflicts=True,
            unique_fields=["check_id", "article"],
            update_fields=["count"],
        )
        if figures is None:
            return
        CardText.objects.filter(article=article).exclude(audience__in=figures).delete()
        CardText.objects.bulk_create(
            [
                CardText(article=article, audience=audience, words=words, grade=grade)
                for audience, (words, grade) in figures.items()
            ],
            update_conflicts=True,
            unique_fields=["article", "audience"],
            update_fields=["words", "grade"],
        )


def _figures(content: Content) -> dict[str, list[Any]] | None:
    try:
        figures: dict[str, list[Any]] = limits.run(figures_json, content.to_json())
    except (limits.LimitExceeded, limits.Failed) as trouble:
        logger.warning("The texts of %s could not be measured: %s", content.slug, trouble)
        return None
    return figures


def examine_again(articles: QuerySet[Article] | None = None) -> int:
    """Say of these articles, or of all, that the checks have to look again; return how many."""
    rows = ArticleCard.objects.exclude(examined=0)
    return (rows if articles is None else rows.filter(article__in=articles)).update(examined=0)
