"""A site whose board has a great many versions before it, for measuring and for tests."""

import itertools
import json
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from articles.models import Article, Topic, Version
from bench.filled_versions import NOW, submitted
from editorial.models import (
    Assignment,
    BoardMember,
    Hold,
    InterestDeclaration,
    Policy,
    ReviewRound,
    SignOff,
)
from editorial.policies.terms import Terms

SPECIALTIES = ("neurology", "haematology", "cardiology", "general practice")
# About what the content of an article with four texts weighs.
CONTENT = "x" * 15_000
RECORD = json.dumps({"interests": {"held_in": []}, "claims": ["y" * 100] * 40})


def fill(rounds: int, *, members: int = 20) -> list[Any]:
    """Put so many open rounds before a board of so many members, and return the members.

    Every third has one of two signatures, every second is asked of two members, every twentieth
    is being reviewed; risk, deadline, topic and specialty go in turn.
    """
    board = [_member(number) for number in range(members)]
    editor = get_user_model().objects.create(username="queue-editor", first_name="Edith")
    topics = [
        Topic.objects.get_or_create(slug=name, defaults={"name": name.title()})[0]
        for name in ("nerves", "blood", "heart")
    ]
    policy = Policy.objects.filter(topic__isnull=True).order_by("-number")[0]
    articles = Article.objects.bulk_create(
        Article(
            slug=f"queued-{n}",
            question=f"What is known of question number {n}?",
            owner=editor,
            created_at=NOW,
            changed_at=NOW,
        )
        for n in range(rounds)
    )
    Article.topics.through.objects.bulk_create(
        Article.topics.through(article_id=each.pk, topic_id=topic.pk)
        for each, topic in zip(articles, itertools.cycle(topics), strict=False)
    )
    versions = submitted(articles, by=editor, content=CONTENT)
    queued = ReviewRound.objects.bulk_create(
        _round(n, version, policy, editor) for n, version in enumerate(versions)
    )
    contributors = ReviewRound.contributors.through
    contributors.objects.bulk_create(
        contributors(reviewround_id=each.pk, user_id=editor.pk) for each in queued
    )
    _work(queued, board)
    return board


def _member(number: int) -> Any:
    specialty = SPECIALTIES[number % len(SPECIALTIES)]
    user = get_user_model().objects.create(
        username=f"queue-member-{number}", first_name=f"Member {number}"
    )
    user.groups.add(Group.objects.get_or_create(name="board")[0])
    member = BoardMember.objects.create(
        user=user,
        printed_name=f"Dr Member {number}",
        profession=f"consultant in {specialty}",
        specialty=specialty,
        register="Register",
        register_number=str(number),
        verified_by="A. Registrar",
        verified_on=date(2026, 1, 5),
        verified_until=date(2027, 12, 31),
    )
    InterestDeclaration.objects.create(member=member, declared_at=NOW, statement="None.")
    return user


def _round(n: int, version: Version, policy: Policy, editor: Any) -> ReviewRound:
    asked = Terms(
        signers=2,
        specialties=(SPECIALTIES[n % len(SPECIALTIES)],),
        risk="high" if n % 7 == 0 else "routine",
    )
    return ReviewRound(
        version=version,
        number=1,
        snapshot_id=version.snapshot_id,
        digest=version.snapshot.digest,
        policy=policy,
        terms=asked.to_json(),
        signers_needed=2,
        change_note="New.",
        opened_at=NOW - timedelta(days=n % 40),
        opened_by=editor,
        due_at=NOW + timedelta(days=n % 40 - 10),
    )


def _work(queued: list[ReviewRound], board: list[Any]) -> None:
    members = len(board)
    SignOff.objects.bulk_create(
        SignOff(
            round=each,
            signer=board[n % members],
            decision="approve",
            digest=each.digest,
            record=RECORD,
            record_digest=each.digest,
            specialty=SPECIALTIES[n % members % len(SPECIALTIES)],
            signed_at=NOW,
        )
        for n, each in enumerate(queued)
        if n % 3 == 0
    )
    Assignment.objects.bulk_create(
        Assignment(
            round=each,
            member=board[(n + step) % members],
            how="by_rule",
            reason="neurologist, 2 open reviews, no declared interest",
            at=NOW,
        )
        for n, each in enumerate(queued)
        if n % 2 == 0
        for step in (1, 2)
    )
    Hold.objects.bulk_create(
        Hold(
            round=each,
            member=board[(n + 1) % members],
            taken_at=NOW,
            until=NOW + timedelta(hours=4),
        )
        for n, each in enumerate(queued)
        if n % 20 == 0
    )
