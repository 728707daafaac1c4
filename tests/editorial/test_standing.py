"""What readers are told of a version comes from what was done, and from nothing else."""

from datetime import date, timedelta

import pytest

from articles.status import Status
from editorial.actions.sign_off import sign_off
from editorial.models import BoardMember, SignOff
from editorial.policies.interests import Interests
from editorial.standing import months_after, standing_of
from tests.factories import (
    NOW,
    decide_all,
    edited,
    make_member,
    proof_of,
    round_of,
    signed,
    submitted,
    version_at,
)

TODAY = NOW.date().isoformat()


def at(status):
    return standing_of(version_at(status), at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "state", "index"),
    [
        (Status.SUBMITTED, "submitted", False),
        (Status.UNDER_REVIEW, "under_review", False),
        (Status.APPROVED, "approved", True),
        (Status.WITHDRAWN, "withdrawn", False),
    ],
)
def test_each_status_that_readers_see_has_its_state(status, state, index):
    standing = at(status)

    assert (standing.state, standing.index) == (state, index)
    assert (standing.version, standing.is_public) == (1, True)
    assert standing.disclaimers


@pytest.mark.django_db
@pytest.mark.parametrize("status", [Status.CHANGES_REQUESTED, Status.RECALLED, Status.SUPERSEDED])
def test_a_status_that_no_reader_sees_has_no_standing(status):
    with pytest.raises(KeyError):
        at(status)


@pytest.mark.django_db
def test_equal_records_give_equal_standing():
    version = version_at(Status.APPROVED)

    assert standing_of(version, at=NOW) == standing_of(version, at=NOW + timedelta(hours=2))


@pytest.mark.django_db
def test_nobody_is_named_before_the_approval():
    version = version_at(Status.UNDER_REVIEW)
    signed(round_of(version), make_member())

    standing = standing_of(version, at=NOW)

    assert (standing.reviewers, standing.last_reviewed_on, standing.approved_on) == ((), "", "")
    assert (standing.signed, standing.needed) == (1, 2)
    assert standing.submitted_on == standing.review_began_on == TODAY


@pytest.mark.django_db
def test_who_approved_is_named_as_printed_when_signing_and_in_that_order():
    version = version_at(Status.UNDER_REVIEW)
    round = round_of(version)
    first, second = make_member("neurology"), make_member("haematology")
    signed(round, second, at=NOW)
    signed(round, first, at=NOW + timedelta(days=1))
    version.refresh_from_db()
    names = [user.board_member.printed_name for user in (second, first)]
    BoardMember.objects.update(printed_name="Dr Somebody Else", specialty="astrology")

    standing = standing_of(version, at=NOW + timedelta(days=2))

    assert [reviewer.name for reviewer in standing.reviewers] == names
    assert [r.specialty for r in standing.reviewers] == ["haematology", "neurology"]
    tomorrow = (NOW + timedelta(days=1)).date().isoformat()
    assert [r.signed_on for r in standing.reviewers] == [TODAY, tomorrow]
    assert (standing.last_reviewed_on, standing.approved_on) == (tomorrow, tomorrow)


@pytest.mark.django_db
def test_who_stood_aside_is_no_reviewer():
    version = version_at(Status.UNDER_REVIEW)
    round = round_of(version)
    aside = make_member("neurology")
    signed(round, aside, SignOff.RECUSE)
    for _ in range(2):
        signed(round, make_member())
    version.refresh_from_db()

    names = [reviewer.name for reviewer in standing_of(version, at=NOW).reviewers]

    assert len(names) == 2
    assert aside.board_member.printed_name not in names


@pytest.mark.django_db
def test_interests_are_told_and_none_are_no_words():
    version = version_at(Status.UNDER_REVIEW)
    round = round_of(version)
    members = [make_member(), make_member()]
    for member, words in zip(members, ("None.", "Paid lecture on anaemia, 2025."), strict=True):
        decide_all(round, member)
        sign_off(
            round=round,
            decision=SignOff.APPROVE,
            digest_shown=round.snapshot.digest,
            interests=Interests(words=words),
            note="",
            proof=proof_of(member),
            by=member,
            at=NOW,
        )
    version.refresh_from_db()

    reviewers = standing_of(version, at=NOW).reviewers

    assert [r.interests for r in reviewers] == ["", "Paid lecture on anaemia, 2025."]


@pytest.mark.django_db
def test_a_review_is_overdue_the_day_after_its_day_and_not_on_it():
    version = version_at(Status.APPROVED)
    due = date.fromisoformat(version.snapshot.value().next_review_on)
    on_it = NOW + (due - NOW.date())

    assert standing_of(version, at=on_it).state == "approved"
    assert standing_of(version, at=on_it + timedelta(days=1)).state == "review_overdue"
    assert standing_of(version, at=NOW).next_review_on == due.isoformat()


@pytest.mark.django_db
def test_a_newer_version_with_the_board_is_told_on_both():
    version = version_at(Status.APPROVED)
    article = version.article
    article.refresh_from_db()
    newer = submitted(edited(article, next_review_on="2027-11-01"))

    old, new = standing_of(version, at=NOW), standing_of(newer, at=NOW)

    assert (old.state, old.pending_version, old.approved_version) == (
        "update_under_review",
        2,
        None,
    )
    assert (new.state, new.pending_version, new.approved_version) == ("submitted", None, 1)


@pytest.mark.django_db
def test_a_withdrawal_says_why_when_and_by_whom():
    version = version_at(Status.WITHDRAWN)

    told = standing_of(version, at=NOW).withdrawn

    assert (told.on, told.reason) == (TODAY, "The dose is wrong.")
    assert told.by_name == version.withdrawn_by_name != ""


@pytest.mark.django_db
def test_the_quorum_is_that_of_the_last_round():
    version = version_at(Status.CHANGES_REQUESTED)
    article = version.article
    article.refresh_from_db()
    submitted(edited(article, question="Can it really make legs weak?"))
    version.refresh_from_db()

    standing = standing_of(version, at=NOW)

    assert (standing.state, standing.version) == ("submitted", 1)
    assert (standing.signed, standing.reviewers) == (0, ())


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 2), 12, date(2027, 11, 2)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_months_end_on_a_day_that_there_is(day, months, then):
    assert months_after(day, months) == then
