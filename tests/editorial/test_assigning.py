"""Whom the rule asks for a review, and what it says of those it passes over."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.assigning import Asks, Candidate, choose, why_not, words
from editorial.policies import Credential, Person, check_can_be_asked, check_can_review, may

TODAY = date(2026, 11, 2)


def candidate(number, specialty="neurology", *, roles=("board",), **given):
    person = {
        "active": given.pop("account", True),
        "credential": Credential(
            specialty, given.pop("until", date(2027, 12, 31)), given.pop("active", True)
        ),
        "interests_declared_on": given.pop("declared_on", date(2026, 10, 1)),
    }
    return Candidate(Person(number, f"Dr {number}", frozenset(roles), **person), **given)


def chosen(choice):
    return [each.candidate.person.id for each in choice.chosen]


def test_each_missing_specialty_comes_first_and_then_the_least_load():
    members = [
        candidate(1, "cardiology", open_reviews=0),
        candidate(2, "neurology", open_reviews=5),
        candidate(3, "neurology", open_reviews=4),
        candidate(4, "haematology", open_reviews=1),
        candidate(5, "cardiology", open_reviews=2),
    ]

    choice = choose(members, Asks(3, ("neurology", "Haematology")), on=TODAY)

    assert chosen(choice) == [3, 4, 1]
    assert choice.missing == ()


def test_who_is_asked_or_has_signed_fills_a_place_and_a_specialty():
    members = [candidate(1, "cardiology"), candidate(2, "neurology")]

    assert chosen(choose(members, Asks(2, ("neurology",)), taken=["Neurology"], on=TODAY)) == [1]
    assert chosen(choose(members, Asks(2, ("neurology",)), taken=["cardiology"], on=TODAY)) == [2]
    enough = choose(members, Asks(2, ("neurology",)), taken=["neurology", "x"], on=TODAY)
    assert (enough.chosen, enough.missing) == ((), ())


def test_a_specialty_that_is_missing_is_asked_for_when_enough_others_are_asked():
    choice = choose([candidate(2)], Asks(2, ("neurology",)), taken=["a", "b"], on=TODAY)

    assert chosen(choice) == [2]


@pytest.mark.parametrize(
    ("member", "asks", "why"),
    [
        ({"ties": ("Metformin",)}, {"named": ("metformin",)}, "declared an interest in metformin"),
        ({}, {"contributors": frozenset({7})}, "had a hand in the text"),
        ({"active": False}, {}, "is not an active member"),
        ({"account": False}, {}, "has an account that is switched off"),
        ({"roles": ("editor",)}, {}, "is not of the board"),
        (
            {"until": date(2026, 11, 1)},
            {},
            "has a credential that was verified until 1 November 2026",
        ),
    ],
)
def test_who_cannot_sign_or_has_a_tie_is_passed_over_and_it_is_said_why(member, asks, why):
    choice = choose([candidate(7, **member)], Asks(1, ("neurology",), **asks), on=TODAY)

    assert choice.chosen == ()
    assert choice.missing == (f"No neurologist can be asked: Dr 7 {why}.",)


def test_a_tie_to_something_that_the_article_does_not_name_stops_nobody():
    choice = choose([candidate(1, ties=("aspirin",))], Asks(1, named=("metformin",)), on=TODAY)

    assert chosen(choice) == [1]


def test_a_specialty_that_nobody_has_and_signers_that_are_too_few_are_told():
    choice = choose([candidate(1, "cardiology")], Asks(3, ("neurology",)), on=TODAY)

    assert chosen(choice) == [1]
    assert choice.missing == (
        "Nobody is left to ask who is a neurologist. An administrator can add a member.",
        "1 more signer cannot be found on the board.",
    )


def test_of_many_who_are_passed_over_a_few_are_named():
    members = [candidate(n, active=False) for n in range(1, 6)]

    (said,) = choose(members, Asks(1, ("neurology",)), on=TODAY).missing

    assert said.count("is not an active member") == 3
    assert said.endswith("; and 2 more.")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"open_reviews": 1}, "neurologist, 1 open review, no declared interest"),
        ({"open_reviews": 2}, "neurologist, 2 open reviews, no declared interest"),
        ({"declared_on": None}, "neurologist, no open review, interests not declared yet"),
        (
            {"ties": ("metformin",)},
            "neurologist, no open review, declared an interest in metformin",
        ),
        (
            {"specialty": "general practice"},
            "specialist in general practice, no open review, no declared interest",
        ),
    ],
)
def test_the_choice_explains_itself(given, said):
    assert words(candidate(1, **given), Asks(1, named=("metformin",))) == said


candidates = st.builds(
    candidate,
    st.integers(1, 9),
    st.sampled_from(["neurology", "haematology", "cardiology"]),
    roles=st.sampled_from([("board",), ("chair",), ("editor",), ()]),
    open_reviews=st.integers(0, 3),
    ties=st.sampled_from([(), ("metformin",), ("aspirin",)]),
    active=st.booleans(),
    account=st.booleans(),
    until=st.sampled_from([date(2026, 11, 1), TODAY, date(2027, 1, 1)]),
)
boards = st.lists(candidates, max_size=7, unique_by=lambda each: each.person.id)
rounds = st.builds(
    Asks,
    st.integers(1, 4),
    st.sampled_from([(), ("neurology",), ("neurology", "haematology")]),
    st.sampled_from([(), ("metformin",)]),
    st.frozensets(st.integers(1, 9), max_size=3),
)


@given(boards, rounds, st.randoms())
def test_whatever_the_board_only_the_eligible_are_asked_once_and_always_the_same(
    board, asks, random
):
    choice = choose(board, asks, on=TODAY)

    for each in choice.chosen:
        assert why_not(each.candidate, asks, on=TODAY) == ""
    assert len(set(chosen(choice))) == len(choice.chosen)
    assert len(choice.chosen) <= max(asks.signers, len(asks.specialties))
    enough = len(choice.chosen) == max(asks.signers, len(asks.specialties))
    assert enough == (choice.missing == ())
    random.shuffle(board)
    assert choose(board, asks, on=TODAY).chosen == choice.chosen


@given(candidates, st.frozensets(st.integers(1, 9), max_size=4))
def test_exactly_who_may_sign_may_be_asked(member, contributors):
    given = {"contributors": contributors, "on": TODAY}

    assert may(check_can_be_asked, member.person, **given) == may(
        check_can_review, member.person, **given
    )
