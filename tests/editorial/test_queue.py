"""The rounds before the board: by tab, narrowed, the gravest and most urgent first."""

from datetime import timedelta

import pytest

from articles.models import Contribution
from articles.status import Status
from editorial import queue
from editorial.actions.begin_review import begin_review
from editorial.actions.take_hold import take_hold
from editorial.models import BoardMember, ReviewRound
from editorial.queries import person
from editorial.queue import Narrowing
from tests.factories import (
    NOW,
    make_article,
    make_member,
    make_policy,
    make_user,
    round_of,
    signed,
    submitted,
    version_at,
)

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def put(name, *, at=NOW, **fields):
    """Submit an article, whose question is its name."""
    return round_of(submitted(make_article(question=f"{name}?", at=at, **fields), at=at))


def due(round, at):
    ReviewRound.objects.filter(pk=round.pk).update(due_at=at)


def names(rows):
    return [row.version.article.question.rstrip("?") for row in rows]


def tab(name, user, *, at=NOW):
    return names(queue.in_tab(name, person(user), at=at))


def narrowed(at=NOW, **to):
    return sorted(names(queue.narrowed(ReviewRound.objects.all(), Narrowing(**to), at=at)))


def test_high_risk_comes_first_and_then_what_is_due_first():
    make_policy("blood", risk="high", signers=1)
    for name, topic, days in (
        ("Late", "heart", 1),
        ("Grave and later", "blood", 9),
        ("Grave", "blood", 3),
        ("Whenever", "heart", None),
    ):
        due(put(name, topics=(topic,)), NOW + days * DAY if days else None)

    assert tab(queue.ALL, make_user()) == ["Grave", "Grave and later", "Late", "Whenever"]


def test_each_tab_has_what_its_name_says():
    member, other = make_member(name="Me"), make_member("haematology", name="Other")
    rounds = {name: put(name) for name in ("asked", "held", "signed", "soon", "late")}
    rounds["asked"].assignments.exclude(member=member).delete()
    for name in ("held", "signed", "soon", "late"):
        rounds[name].assignments.all().delete()
    mine = make_article(question="mine?")
    Contribution.objects.create(article=mine, contributor=member, what="Saved", at=NOW)
    submitted(mine)
    take_hold(round=rounds["held"], by=other, at=NOW)
    begin_review(round=rounds["signed"], by=member, at=NOW)
    signed(rounds["signed"], member)
    due(rounds["soon"], NOW + 3 * DAY)
    due(rounds["late"], NOW - DAY)
    version_at(Status.RECALLED, question="over?")

    assert tab(queue.MINE, member) == ["late", "soon", "asked", "held"]
    assert tab(queue.ASSIGNED, member) == ["asked"]
    assert tab(queue.HELD, member) == ["held"]
    assert tab(queue.HELD, member, at=NOW + 4.5 * timedelta(hours=1)) == []
    assert tab(queue.NEAR, member) == ["soon"]
    assert tab(queue.OVERDUE, member) == ["late"]
    assert tab(queue.DECIDED, member) == ["signed"]
    assert sorted(tab(queue.ALL, member)) == ["asked", "held", "late", "mine", "signed", "soon"]
    counts = queue.counts(ReviewRound.objects.all(), person(member), at=NOW)
    assert counts == {name: len(tab(name, member)) for name in queue.tabs_for(person(member))}


def test_what_a_member_signed_stays_with_her_when_the_round_is_over():
    version = version_at(Status.APPROVED, question="Approved?")
    signer = version.rounds.get().sign_offs.first().signer

    assert tab(queue.DECIDED, signer) == ["Approved"]
    assert tab(queue.MINE, signer) == []


def test_nothing_awaits_who_could_not_sign():
    put("Waiting")
    inactive = make_member(active=False)

    assert tab(queue.MINE, inactive) == []
    assert tab(queue.ALL, inactive) == ["Waiting"]


def test_today_is_due_and_not_overdue():
    round = put("Today")
    due(round, NOW - timedelta(hours=2))

    assert tab(queue.NEAR, make_user()) == ["Today"]
    assert tab(queue.OVERDUE, make_user()) == []
    assert tab(queue.OVERDUE, make_user(), at=NOW + DAY) == ["Today"]


def test_a_missing_specialty_is_one_that_nobody_who_counts_has_signed_for():
    make_policy("nerves", specialties=["neurology"], signers=2)
    make_policy("soul", specialties=["Seelenkunde für Ältere"], signers=1)
    neurologist = make_member("neurology")
    signed_for, open_one = put("Signed", topics=("nerves",)), put("Open", topics=("nerves",))
    put("Soul", topics=("soul",))
    put("Other", topics=("heart",))
    begin_review(round=signed_for, by=neurologist, at=NOW)
    signed(signed_for, neurologist)

    assert narrowed(specialty="neurology") == ["Open"]
    assert narrowed(specialty="Seelenkunde für Ältere") == ["Soul"]
    assert narrowed(specialty="cardiology") == []
    BoardMember.objects.filter(user=neurologist).update(active=False)
    assert narrowed(specialty="neurology") == ["Open", "Signed"]
    assert open_one.asks().specialties == ("neurology",)


def test_a_list_is_narrowed_by_topic_risk_age_and_member():
    make_policy("blood", risk="high", signers=1)
    put("Old", topics=("heart",), at=NOW - 8 * DAY)
    member = make_member(name="Mia", username="mia")
    put("New", topics=("blood",))

    assert narrowed(topic="blood") == ["New"]
    assert narrowed(risk="high") == ["New"]
    assert narrowed(risk="routine") == ["Old"]
    assert narrowed(waiting_days=7) == ["Old"]
    assert narrowed(waiting_days=14) == []
    assert narrowed(member=member.username) == ["New"]
    assert narrowed(member=queue.NOBODY) == ["Old"]
    assert narrowed(topic="blood", member=queue.NOBODY) == []


def test_rounds_of_before_terms_were_kept_take_those_of_their_policy():
    make_policy("blood", risk="high", specialties=["haematology"])
    ReviewRound.objects.filter(pk=put("Before", topics=("blood",)).pk).update(terms=None)

    assert narrowed(risk="high") == narrowed(specialty="haematology") == ["Before"]
    assert narrowed(risk="routine") == []
