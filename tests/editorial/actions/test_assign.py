"""Who is asked to review: by the rule at submission, and by hand."""

import json

import pytest
from django.contrib.auth.models import Group

from articles.status import Status
from editorial.actions.assign import assign, assign_by_rule
from editorial.actions.begin_review import begin_review
from editorial.actions.recall import recall
from editorial.assignments import candidates, open_assignments
from editorial.models import Assignment, AuditEvent, BoardMember, SignOff
from editorial.policies import Conflict, NotAllowed
from editorial.verify import verify
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


def submitted_round(**fields):
    return round_of(submitted(make_article(**fields)))


def names_asked(round):
    return {row.member.first_name for row in open_assignments(round)}


def ties(user, *names):
    row = BoardMember.objects.get(user=user).declarations.get()
    row.ties = [{"name": name} for name in names]
    row.save()


def test_a_submission_asks_whom_the_rule_chooses_and_records_each():
    make_policy("neurology", specialties=["neurology"])
    neurologist = make_member("neurology", name="Nora")
    make_member("haematology", name="Hal")
    busy = make_member("cardiology", name="Busy")
    Assignment.objects.create(
        round=submitted_round(), member=busy, how="by_hand", reason="Before.", at=NOW
    )

    round = submitted_round()

    assert names_asked(round) == {"Nora", "Hal"}
    row = open_assignments(round).get(member=neurologist)
    assert (row.how, row.by) == ("by_rule", None)
    assert row.reason == "neurologist, 1 open review, no declared interest"
    line = AuditEvent.objects.get(action="assign", subject=f"assignment:{row.pk}")
    assert json.loads(line.details) == {
        "round": round.pk,
        "member": neurologist.pk,
        "how": "by_rule",
    }
    assert list(verify()) == []


def test_a_tie_to_a_medicine_that_the_article_names_keeps_a_member_from_being_asked():
    tied, free = make_member(name="Tied"), make_member(name="Free")
    ties(tied, "Hydroxocobalamin")

    round = submitted_round()

    assert names_asked(round) == {"Free"}
    assert free.pk in {row.member_id for row in open_assignments(round)}


def test_who_had_a_hand_in_the_text_is_not_asked():
    author = make_member(name="Author")
    author.groups.add(Group.objects.get_or_create(name="editor")[0])

    assert names_asked(round_of(submitted(make_article(by=author)))) == set()


def test_a_submission_goes_through_when_nobody_can_be_asked():
    assert names_asked(submitted_round()) == set()


def test_who_is_asked_is_asked_until_she_signs():
    members = [make_member(), make_member()]
    round = submitted_round()
    begin_review(round=round, by=members[0], at=NOW)

    signed(round, members[0])

    row = round.assignments.get(member=members[0])
    assert (row.end, row.ended_at) == ("signed", NOW)
    assert round.assignments.get(member=members[1]).end == ""


def test_with_the_round_all_assignments_end():
    make_member()
    version = submitted(make_article())
    round = round_of(version)

    recall(version=version, by=version.article.owner, at=NOW)

    assert {row.end for row in round.assignments.all()} == {"round_over"}


def test_for_who_stands_aside_the_rule_asks_somebody_else():
    first = make_member(name="First")
    round = submitted_round()
    begin_review(round=round, by=first, at=NOW)
    make_member(name="Second")

    signed(round, first, SignOff.RECUSE)

    assert names_asked(round) == {"Second"}
    assert round.assignments.get(member=first).end == "signed"


def test_an_editor_asks_by_hand_whom_the_rule_would_pass_over():
    round = submitted_round()
    tied, editor = make_member(), make_user()
    ties(tied, "hydroxocobalamin")

    row = assign(round=round, member=tied, note="She knows the trials.", by=editor, at=NOW)

    assert (row.how, row.by) == ("by_hand", editor)
    assert row.reason == (
        "neurologist, no open review, declared an interest in hydroxocobalamin: "
        "She knows the trials."
    )


@pytest.mark.parametrize("role", ["author", "board", "administrator"])
def test_only_editors_and_the_chair_ask(role):
    round = submitted_round()

    with pytest.raises(NotAllowed, match="Only the chair or an editor may ask members"):
        assign(round=round, member=make_member(), by=make_user(role), at=NOW)
    with pytest.raises(NotAllowed):
        assign_by_rule(round=round, by=make_user(role), at=NOW)
    assert not Assignment.objects.exists()


def test_who_could_not_sign_cannot_be_asked():
    round = submitted_round()
    inactive = make_member(name="Ina", active=False)

    with pytest.raises(NotAllowed, match="Ina is not an active member, so cannot sign"):
        assign(round=round, member=inactive, by=make_user(), at=NOW)
    with pytest.raises(NotAllowed, match="not of the board"):
        assign(round=round, member=make_user(), by=make_user(), at=NOW)


def test_nobody_is_asked_twice_at_once_nor_after_signing():
    editor = make_user()
    first, second = make_member(name="Ann"), make_member(name="Bea")
    round = submitted_round()
    begin_review(round=round, by=first, at=NOW)

    with pytest.raises(Conflict, match="Ann is asked already"):
        assign(round=round, member=first, by=editor, at=NOW)
    signed(round, second)
    with pytest.raises(Conflict, match="Bea has signed this round already"):
        assign(round=round, member=second, by=editor, at=NOW)


def test_a_round_that_is_over_asks_nobody():
    version = version_at(Status.RECALLED)
    round = version.rounds.get()

    with pytest.raises(Conflict, match="This round is over"):
        assign(round=round, member=make_member(), by=make_user(), at=NOW)
    with pytest.raises(Conflict, match="This round is over"):
        assign_by_rule(round=round, by=make_user(), at=NOW)


def test_the_rule_asks_only_for_what_is_still_missing():
    first = make_member(name="First")
    round = submitted_round()
    make_member(name="Second")
    make_member(name="Third")

    choice = assign_by_rule(round=round, by=make_user(), at=NOW)
    again = assign_by_rule(round=round, by=make_user(), at=NOW)

    assert [each.candidate.person.name for each in choice.chosen] == ["Second"]
    assert (again.chosen, again.missing) == ((), ())
    assert names_asked(round) == {"First", "Second"}
    assert {each.person.id: each.open_reviews for each in candidates()}[first.pk] == 1
