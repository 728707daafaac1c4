"""Ticking a dangerous change as seen: by whom, for which change, and until when."""

from datetime import date

import pytest

from articles import canonical
from articles.models import Article, Version
from editorial.actions.recall import recall
from editorial.actions.see_change import see_change, take_back
from editorial.actions.sign_off import sign_off
from editorial.dangers import dangers_of, unseen
from editorial.models import AuditEvent, SeenChange, SignOff
from editorial.policies import Conflict, NotAllowed
from editorial.policies.interests import Interests
from tests.factories import (
    decide_all,
    edited,
    make_member,
    make_user,
    proof_of,
    round_of,
    signed,
    submitted,
)
from tests.second_versions import LATER, second_round

pytestmark = pytest.mark.django_db


def tick(round, change, by):
    return see_change(round=round, change=change, by=by, at=LATER)


def sign(round, member):
    return sign_off(
        round=round,
        decision=SignOff.APPROVE,
        digest_shown=round.snapshot.digest,
        interests=Interests(),
        proof=proof_of(member, LATER),
        by=member,
        at=LATER,
    )


def test_a_tick_keeps_the_change_as_it_was_shown():
    round, member = second_round(), make_member()
    danger = next(each for each in dangers_of(round) if each.audience == "patient")

    row = tick(round, danger.digest, member)

    assert "1 mg" in danger.before and "10 mg" in danger.after
    assert (row.member, row.change, row.words) == (member, danger.digest, danger.words)
    line = AuditEvent.objects.latest("sequence")
    assert (line.action, line.actor, line.subject) == ("change_seen", member, f"round:{round.pk}")
    assert danger.digest in line.details
    assert "10 mg" not in line.details


def test_a_second_tick_changes_nothing():
    round, member = second_round(), make_member()
    danger = dangers_of(round)[0]
    tick(round, danger.digest, member)
    lines = AuditEvent.objects.count()

    tick(round, danger.digest, member)

    assert SeenChange.objects.count() == 1
    assert AuditEvent.objects.count() == lines


@pytest.mark.parametrize("change", ["0" * 64, "", "not a digest", "é"])
def test_a_change_that_is_not_in_the_round_is_refused(change):
    round, member = second_round(), make_member()

    with pytest.raises(Conflict, match="not among the changes"):
        tick(round, change, member)

    assert not SeenChange.objects.exists()


def test_a_change_of_another_article_is_refused():
    round, other = second_round(), second_round(("alternate days", "Mondays"))
    member = make_member()
    theirs = {d.digest for d in dangers_of(other)} - {d.digest for d in dangers_of(round)}
    assert theirs

    with pytest.raises(Conflict, match="not among the changes"):
        tick(round, theirs.pop(), member)


@pytest.mark.parametrize("role", ["author", "editor", "administrator", None])
def test_only_who_may_review_ticks(role):
    round = second_round()

    with pytest.raises(NotAllowed):
        tick(round, dangers_of(round)[0].digest, make_user(role))

    assert not SeenChange.objects.exists()


def test_a_contributor_does_not_tick():
    round, member = second_round(), make_member()
    round.contributors.add(member)

    with pytest.raises(NotAllowed, match="had a hand"):
        tick(round, dangers_of(round)[0].digest, member)


def test_who_has_no_credential_in_date_does_not_tick():
    round = second_round()
    member = make_member(verified_until=date(2026, 11, 1))

    with pytest.raises(NotAllowed, match="verified until"):
        tick(round, dangers_of(round)[0].digest, member)


def test_a_round_that_is_over_takes_no_tick():
    round, member = second_round(), make_member()
    change = dangers_of(round)[0].digest
    recall(version=Version.objects.get(pk=round.version_id), by=round.opened_by, at=LATER)

    with pytest.raises(Conflict, match="not under review"):
        tick(round, change, member)


def test_a_tick_can_be_taken_back_until_one_signs():
    round, member = second_round(), make_member()
    danger = dangers_of(round)[0]
    tick(round, danger.digest, member)

    take_back(round=round, change=danger.digest, by=member, at=LATER)

    assert danger in unseen(round, round.snapshot.value(), member)
    assert AuditEvent.objects.latest("sequence").action == "tick_taken_back"
    decide_all(round, member, at=LATER)
    sign(round, member)
    with pytest.raises(Conflict, match="your ticks stand"):
        take_back(round=round, change=danger.digest, by=member, at=LATER)
    assert SeenChange.objects.filter(member=member, change=danger.digest).exists()


def test_taking_back_what_was_not_ticked_changes_nothing():
    round, member = second_round(), make_member()
    tick(round, dangers_of(round)[0].digest, make_member())
    lines = AuditEvent.objects.count()

    take_back(round=round, change=dangers_of(round)[0].digest, by=member, at=LATER)

    assert (SeenChange.objects.count(), AuditEvent.objects.count()) == (1, lines)


def test_nobody_approves_while_a_change_is_not_ticked_by_them():
    round, member, other = second_round(), make_member(), make_member()
    decide_all(round, other, at=LATER)
    decide_all(round, member, at=LATER)
    left = dangers_of(round)[0]
    take_back(round=round, change=left.digest, by=member, at=LATER)

    with pytest.raises(NotAllowed, match="1 change is not ticked as seen: 1 mg → 10 mg"):
        sign(round, member)

    assert not SignOff.objects.filter(round=round).exists()


def test_a_signature_lists_what_was_ticked():
    round, member = second_round(), make_member()
    decide_all(round, member, at=LATER)

    row = sign(round, member)

    told = canonical.decode(row.record)["changes_seen"]
    assert told == [{"change": d.digest, "words": d.words} for d in dangers_of(round)]
    assert told


def test_who_asks_for_changes_need_not_tick():
    round = second_round()

    row = signed(round, make_member(), SignOff.REQUEST_CHANGES, at=LATER)

    assert canonical.decode(row.record)["changes_seen"] == []


def test_ticks_do_not_carry_over_to_another_round():
    round, member = second_round(), make_member()
    decide_all(round, member, at=LATER)
    version = Version.objects.get(pk=round.version_id)
    recall(version=version, by=round.opened_by, at=LATER)
    article = Article.objects.get(pk=version.article_id)

    again = round_of(submitted(edited(article, next_review_on="2027-11-05", at=LATER), at=LATER))

    assert dangers_of(again)
    assert len(unseen(again, again.snapshot.value(), member)) == len(dangers_of(again))
