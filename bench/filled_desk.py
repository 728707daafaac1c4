"""A site of very many articles with all that the desk, the calendar and the dashboard count.

Rows are put in as they are, past every act: for measuring what reads them, and nothing else.
"""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from articles.checks.registry import CHECKS
from articles.models import Article, Snapshot, Version
from articles.publishing.models import Message
from bench import filled_queue
from editorial.insight.days import ALL, BLOCKED, WARNED
from editorial.models import (
    ArticleCard,
    ArticleWords,
    CardFinding,
    CardText,
    DayCount,
    Policy,
    ReviewRound,
)

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
AT_ONCE = 1000
OPEN_ROUNDS = 1000
WORDS = (
    "vitamin deficiency nerves legs blood heart kidney dose tablet pregnancy child pain fever "
    "cough skin liver sleep diet iron thyroid insulin asthma stroke cancer infection vaccine"
).split()
STATES = ["draft"] * 5 + ["approved"] * 9 + ["changes_requested", "recalled", "withdrawn"]


def fill(articles: int) -> Any:
    """Fill the site, and return an editor who owns one article in fifty.

    A fifth of the articles was decided on in the past year; a thousand more are before a board of
    twenty, and readers wrote of one in five hundred.
    """
    chance = random.Random(11)
    filled_queue.fill(OPEN_ROUNDS)
    owners = [_editor(number) for number in range(50)]
    for start in range(0, articles, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, articles))
        rows = Article.objects.bulk_create(_article(n, owners, chance) for n in numbers)
        _cards(rows, chance)
        _decided([row for row in rows if row.pk % 5 == 0], chance)
    _queued_cards()
    _days(articles)
    return owners[0]


def _editor(number: int) -> Any:
    user = get_user_model().objects.create(username=f"editor-{number}", first_name=f"Ed {number}")
    user.groups.add(Group.objects.get_or_create(name="editor")[0])
    return user


def _article(number: int, owners: list[Any], chance: random.Random) -> Article:
    changed = NOW - timedelta(minutes=chance.randrange(1, 1_000_000))
    return Article(
        slug=f"filled-{number}",
        question=f"What helps with {chance.choice(WORDS)} and {chance.choice(WORDS)}, {number}?",
        owner=owners[number % len(owners)],
        created_at=changed,
        changed_at=changed,
    )


def _cards(rows: list[Article], chance: random.Random) -> None:
    cards, texts, found, words = [], [], [], []
    for row in rows:
        state = chance.choice(STATES)
        is_live = state == "approved"
        cards.append(
            ArticleCard(
                article=row,
                state=state,
                number=None if state == "draft" else 1,
                live_number=1 if is_live else None,
                next_review_on=_review_day(chance) if is_live else None,
                owner_id=row.owner_id,
                question=row.question,
                changed_at=row.changed_at,
                renewed_at=NOW,
                examined=1,
                examined_at=NOW,
                blocking=int(chance.random() < (0.02 if is_live else 0.5)),
                warnings=chance.randrange(4),
                open_messages=int(row.pk % 500 == 0),
            )
        )
        for audience in ("patient", "clinician"):
            grade = round(chance.gauss(8 if audience == "patient" else 13, 2), 1)
            texts.append(CardText(article=row, audience=audience, words=500, grade=grade))
        found += [
            CardFinding(article=row, check_id=check.id, count=2)
            for check in chance.sample(CHECKS, 3)
        ]
        body = " ".join(chance.choice(WORDS) for _ in range(30))
        words.append(ArticleWords(article=row, words=f"{row.question.lower()} {body}"))
    ArticleCard.objects.bulk_create(cards, ignore_conflicts=True)
    CardText.objects.bulk_create(texts)
    CardFinding.objects.bulk_create(found)
    ArticleWords.objects.bulk_create(words, ignore_conflicts=True)
    Message.objects.bulk_create(
        Message(
            article=row, audience="patient", kind="problem", text="A typo here.", received_at=NOW
        )
        for row in rows
        if row.pk % 500 == 0
    )


def _review_day(chance: random.Random) -> date:
    return (NOW + timedelta(days=chance.randrange(-20, 1000))).date()


def _decided(rows: list[Article], chance: random.Random) -> None:
    """Give articles a version that was decided on in the past year."""
    editor = rows[0].owner
    policy = Policy.objects.filter(topic__isnull=True).order_by("-number")[0]
    snapshots = Snapshot.objects.bulk_create(
        Snapshot(
            article=row,
            format=1,
            content=filled_queue.CONTENT[:500],
            digest=f"{row.pk:064x}",
            made_at=NOW,
            made_by=editor,
        )
        for row in rows
    )
    versions = Version.objects.bulk_create(
        Version(
            article_id=each.article_id,
            number=1,
            snapshot=each,
            status="submitted",
            change_note="New.",
            submitted_at=NOW,
        )
        for each in snapshots
    )
    closed = [NOW - timedelta(minutes=chance.randrange(1, 500_000)) for _ in versions]
    ReviewRound.objects.bulk_create(
        ReviewRound(
            version=version,
            number=1,
            snapshot_id=version.snapshot_id,
            digest=version.snapshot.digest,
            policy=policy,
            signers_needed=2,
            change_note="New.",
            opened_at=at - timedelta(hours=chance.randrange(1, 800)),
            opened_by=editor,
            closed_at=at,
            outcome="changes_requested",
        )
        for version, at in zip(versions, closed, strict=True)
    )


def _queued_cards() -> None:
    rounds = ReviewRound.objects.filter(closed_at__isnull=True).select_related("version__article")
    ArticleCard.objects.bulk_create(
        (
            ArticleCard(
                article=each.version.article,
                state="submitted",
                number=1,
                due_at=each.due_at,
                owner=each.version.article.owner,
                question=each.version.article.question,
                changed_at=NOW,
                renewed_at=NOW,
                examined=1,
            )
            for each in rounds
        ),
        ignore_conflicts=True,
    )


def _days(articles: int) -> None:
    DayCount.objects.bulk_create(
        DayCount(day=NOW.date() - timedelta(days=ago), what=what, count=articles // part)
        for ago in range(1, 91)
        for what, part in ((ALL, 1), (BLOCKED, 4), (WARNED, 2))
    )
