"""A library of very many generated articles with their cards, for measuring.

Row by row it is what saves, submissions and the sweep would have written, in bulk. Words, topics,
sources and findings are spread as in life: a few are nearly everywhere, most in a handful.
"""

import random
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction

from articles.models import Article, ListedReference, Text, Topic, Version
from articles.publishing.models import Message
from bench.filled_library import COMMON
from bench.filled_versions import NOW, snapshots
from editorial import triggers
from editorial.insight.days import ALL, BLOCKED, DAYS, WARNED
from editorial.models import (
    ArticleCard,
    ArticleWords,
    Assignment,
    CardFinding,
    CardText,
    DayCount,
    Policy,
    ReviewRound,
)
from editorial.policies.terms import Terms
from references.models import Reference

AT_ONCE = 2000
STATES = (
    ["draft"] * 5
    + ["approved"] * 10
    + ["submitted", "under_review", "changes_requested", "recalled"]
)
CHECKS = ["READ-02", "READ-01", "TXT-04", "GOV-02", "CIT-01", "NUM-04", "SAFE-02", "LANG-01"]
_OPEN = ("submitted", "under_review")


def fill(count: int, *, people: list[Any], members: list[Any]) -> None:
    """Put so many articles into the library, owned in turn, and reviewed by these members.

    A third of what was decided on has a round to show for it.
    """
    chance = random.Random(7)
    words = [*COMMON, *_invented(chance, 8000)]
    topics = [
        Topic.objects.get_or_create(slug=f"topic-{n}", defaults={"name": f"Topic {n}"})[0]
        for n in range(40)
    ]
    sources = _sources(500)
    policy = Policy.objects.filter(topic__isnull=True).order_by("-number")[0]
    # Versions are put where they stand at once, past the moves that would have led there.
    triggers.drop(connection)
    try:
        for start in range(0, count, AT_ONCE):
            numbers = range(start, min(start + AT_ONCE, count))
            with transaction.atomic():
                _fill(numbers, chance, words, topics, sources, people, members, policy)
    finally:
        triggers.create(connection)
    _days(count)


def _invented(chance: random.Random, count: int) -> list[str]:
    letters = "aeioubdfgklmnprstv"
    return ["".join(chance.choices(letters, k=chance.randint(5, 10))) for _ in range(count)]


def _often(chance: random.Random, some: list[Any], exponent: float = 0.7) -> Any:
    """Return one of these, the first far more often."""
    return some[min(int(chance.paretovariate(exponent)) - 1, len(some) - 1)]


def _sources(count: int) -> list[Reference]:
    rows = [
        Reference(
            key=f"source{n}",
            kind="research",
            csl={"type": "article-journal", "title": f"Source {n}"},
            created_at=NOW,
            updated_at=NOW,
        )
        for n in range(count)
    ]
    return Reference.objects.bulk_create(rows)


def _fill(
    numbers: range,
    chance: random.Random,
    words: list[str],
    topics: list[Topic],
    sources: list[Reference],
    people: list[Any],
    members: list[Any],
    policy: Policy,
) -> None:
    questions = [
        f"What is known of {_often(chance, words)} and {_often(chance, words)}, number {n}?"
        for n in numbers
    ]
    states = [chance.choice(STATES) for _ in numbers]
    articles = Article.objects.bulk_create(
        Article(
            slug=f"generated-{n}",
            question=question,
            owner=people[n % len(people)],
            created_at=NOW - timedelta(days=900),
            changed_at=NOW - timedelta(minutes=7 * n),
        )
        for n, question in zip(numbers, questions, strict=True)
    )
    bodies = [" ".join(_often(chance, words) for _ in range(150)) for _ in articles]
    Text.objects.bulk_create(
        Text(article=each, audience="patient", headline=each.question, body=body)
        for each, body in zip(articles, bodies, strict=True)
    )
    ArticleWords.objects.bulk_create(
        ArticleWords(
            article=each,
            words=" ".join(dict.fromkeys(f"{each.question} {body}".lower().split())),
        )
        for each, body in zip(articles, bodies, strict=True)
    )
    Article.topics.through.objects.bulk_create(
        Article.topics.through(article_id=each.pk, topic_id=_often(chance, topics).pk)
        for each in articles
    )
    ListedReference.objects.bulk_create(
        ListedReference(article=each, reference=source)
        for each in articles
        for source in {_often(chance, sources, 0.5) for _ in range(4)}
    )
    rounds = _versions(articles, states, people[0], members, policy)
    _cards(articles, states, rounds, chance)
    Message.objects.bulk_create(
        Message(
            article=each, audience="patient", kind="question", text="And then?", received_at=NOW
        )
        for each in articles[::50]
    )


def _versions(
    articles: list[Article], states: list[str], by: Any, members: list[Any], policy: Policy
) -> dict[int, ReviewRound]:
    held = [(a, s) for a, s in zip(articles, states, strict=True) if s != "draft"]
    frozen = snapshots([each for each, _ in held], by=by)
    versions = Version.objects.bulk_create(
        Version(
            article=each,
            number=1,
            snapshot=snapshot,
            status=state,
            change_note="New.",
            submitted_at=NOW - timedelta(days=each.pk % 300),
            approved_at=_decided_at(each.pk) if state == "approved" else None,
        )
        for (each, state), snapshot in zip(held, frozen, strict=True)
    )
    terms = Terms(signers=2, specialties=(), risk="routine").to_json()
    rounds = ReviewRound.objects.bulk_create(
        ReviewRound(
            version=each,
            number=1,
            snapshot_id=each.snapshot_id,
            digest=each.snapshot.digest,
            policy=policy,
            terms=terms,
            signers_needed=2,
            change_note="New.",
            opened_at=each.submitted_at,
            opened_by=by,
            **_closing(each),
        )
        for each in versions
        if each.status in _OPEN or each.pk % 3 == 0
    )
    rounds = [each for each in rounds if not each.closed_at]
    Assignment.objects.bulk_create(
        Assignment(
            round=each,
            member=members[each.pk % len(members)],
            how="by_rule",
            reason="Rule.",
            at=NOW,
        )
        for each in rounds
    )
    return {each.version.article_id: each for each in rounds}


def _decided_at(pk: int) -> datetime:
    return NOW - timedelta(days=pk % 300, hours=-(pk % 24))


def _closing(version: Version) -> dict[str, Any]:
    """Return what a round is due at, or was closed by."""
    if version.status in _OPEN:
        return {"due_at": NOW + timedelta(days=version.pk % 40 - 10)}
    return {"closed_at": _decided_at(version.article_id), "outcome": version.status}


def _days(articles: int) -> None:
    """Remember the past days as if they had been like this one."""
    DayCount.objects.bulk_create(
        DayCount(day=NOW.date() - timedelta(days=ago), what=what, count=articles // part)
        for ago in range(1, DAYS + 1)
        for what, part in ((ALL, 1), (BLOCKED, 4), (WARNED, 2))
    )


def _cards(
    articles: list[Article],
    states: list[str],
    rounds: dict[int, ReviewRound],
    chance: random.Random,
) -> None:
    ArticleCard.objects.bulk_create(
        ArticleCard(
            article=each,
            state=state,
            number=None if state == "draft" else 1,
            submitted_at=None if state == "draft" else NOW - timedelta(days=each.pk % 300),
            live_number=1 if state == "approved" else None,
            round=rounds.get(each.pk),
            due_at=rounds[each.pk].due_at if each.pk in rounds else None,
            next_review_on=date(2026, 6, 1) + timedelta(days=each.pk % 700),
            owner_id=each.owner_id,
            question=each.question,
            changed_at=each.changed_at,
            renewed_at=NOW,
            open_messages=1 if n % 50 == 0 else 0,
            examined=1,
            examined_at=NOW,
            rules="0" * 64,
            blocking=chance.choice((0, 0, 0, 1, 2)),
            warnings=chance.choice((0, 0, 1, 3)),
            advice=chance.randint(0, 9),
        )
        for n, (each, state) in enumerate(zip(articles, states, strict=True))
    )
    CardText.objects.bulk_create(
        CardText(
            article=each,
            audience=audience,
            words=chance.randint(80, 1500),
            grade=round(chance.uniform(4, 15), 1),
        )
        for each in articles
        for audience in ("patient", "clinician")[: chance.choice((1, 2))]
    )
    CardFinding.objects.bulk_create(
        CardFinding(article=each, check_id=check, count=chance.randint(1, 5))
        for each in articles
        for check in {_often(chance, CHECKS) for _ in range(3)}
    )
