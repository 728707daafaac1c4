"""Who may do what, and when enough have signed: values in, a reason out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.status import Status
from editorial import policies
from editorial.policies import (
    Conflict,
    Credential,
    NotAllowed,
    Person,
    Required,
    Signed,
    may,
    quorum,
)
from editorial.states import MOVES, ROLES

TODAY = date(2026, 11, 2)
DIGEST, OTHER = "d" * 64, "e" * 64


def person(*roles: str, **fields: object) -> Person:
    return Person(**{"id": 1, "name": "A", "roles": frozenset(roles), **fields})


def member(**fields: object) -> Person:
    return person("board", credential=Credential("neurology", date(2027, 1, 1), True), **fields)


def signed(signer: int, specialty: str = "neurology", **fields: object) -> Signed:
    given_fields = {"decision": "approve", "digest": DIGEST, "eligible": True, **fields}
    return Signed(signer=signer, specialty=specialty, **given_fields)


signatures = st.builds(
    Signed,
    signer=st.integers(1, 5),
    decision=st.sampled_from(["approve", "request_changes", "recuse"]),
    digest=st.sampled_from([DIGEST, OTHER]),
    specialty=st.sampled_from(["neurology", "haematology", "general practice"]),
    eligible=st.booleans(),
)
# A signer has one specialty: the board knows each member by one.
rounds = st.lists(signatures, max_size=8).map(
    lambda rows: [
        Signed(
            r.signer,
            r.decision,
            r.digest,
            "neurology" if r.signer % 2 else "haematology",
            r.eligible,
        )
        for r in rows
    ]
)
requirements = st.builds(
    Required,
    signers=st.integers(1, 4),
    specialties=st.lists(st.sampled_from(["neurology", "haematology"]), max_size=3).map(tuple),
)


# The quorum


@given(requirements, rounds, st.randoms(use_true_random=False))
def test_the_order_of_signatures_does_not_matter_i2(required, rows, random):
    shuffled = random.sample(rows, len(rows))

    one, other = quorum(required, rows, DIGEST), quorum(required, shuffled, DIGEST)

    assert (one.reached, one.signed) == (other.reached, other.signed)
    assert sorted(one.missing_specialties) == sorted(other.missing_specialties)


@given(requirements, rounds)
def test_a_signature_given_twice_counts_once_i14(required, rows):
    assert quorum(required, rows * 2, DIGEST) == quorum(required, rows, DIGEST)


@given(requirements, rounds)
def test_a_signature_on_another_digest_never_counts_i2(required, rows):
    of_this = [row for row in rows if row.digest == DIGEST]

    assert quorum(required, rows, DIGEST) == quorum(required, of_this, DIGEST)
    assert quorum(required, of_this, OTHER).signed == 0


@given(requirements, rounds)
def test_only_approvals_of_eligible_signers_count_i5(required, rows):
    counted = quorum(required, rows, DIGEST).valid

    assert all(row.eligible and row.decision == "approve" for row in counted)
    assert len({row.signer for row in counted}) == len(counted)


@given(requirements, rounds, signatures)
def test_one_signature_more_never_undoes_a_quorum_i2(required, rows, more):
    if quorum(required, rows, DIGEST).reached:
        assert quorum(required, [*rows, more], DIGEST).reached


@given(requirements, rounds)
def test_a_quorum_has_its_signers_and_one_of_each_specialty_i5(required, rows):
    found = quorum(required, rows, DIGEST)
    have = [row.specialty for row in found.valid]

    enough = len(have) >= required.signers and all(
        have.count(each) >= required.specialties.count(each) for each in required.specialties
    )
    assert found.reached == enough


@given(requirements, rounds)
def test_what_is_missing_is_told_until_nothing_is(required, rows):
    found = quorum(required, rows, DIGEST)

    assert ("missing" in found.in_words()) != found.reached


def test_one_signer_fills_one_specialty_i5():
    two_neurologists = Required(2, ("neurology", "neurology"))

    assert not quorum(two_neurologists, [signed(1), signed(2, "haematology")], DIGEST).reached
    assert quorum(two_neurologists, [signed(1), signed(2)], DIGEST).reached


def test_a_specialty_is_the_same_in_capitals():
    assert quorum(Required(1, ("Neurology",)), [signed(1, "neurology")], DIGEST).reached


def test_nobody_is_no_quorum_i31():
    assert not quorum(Required(1), [], DIGEST).reached


@pytest.mark.parametrize(
    ("required", "rows", "words"),
    [
        (Required(2), [], "Needs 2 in all; missing: 2."),
        (Required(2), [signed(1)], "Needs 2 in all; missing: 1 more."),
        (Required(2), [signed(1), signed(2)], "Needs 2 in all: reached."),
        (
            Required(2, ("neurology",)),
            [],
            "Needs 1 neurologist and 2 in all; missing: 1 neurologist, 1 more.",
        ),
        (
            Required(2, ("neurology",)),
            [signed(1, "haematology"), signed(2, "haematology")],
            "Needs 1 neurologist and 2 in all; missing: 1 neurologist.",
        ),
        (
            Required(1, ("neurology", "haematology")),
            [signed(1)],
            "Needs 1 neurologist and 1 haematologist and 1 in all; missing: 1 haematologist.",
        ),
    ],
)
def test_a_quorum_explains_itself(required, rows, words):
    assert quorum(required, rows, DIGEST).in_words() == words


# Who may do what

RULES = {
    "check_can_edit": {"author", "editor"},
    "check_can_submit": {"author", "editor"},
    "check_can_withdraw": {"editor", "board", "chair"},
    "check_can_administer": {"administrator"},
}


@pytest.mark.parametrize("role", [*ROLES, "a role of the site's own"])
@pytest.mark.parametrize(("rule", "roles"), RULES.items())
def test_a_role_may_do_what_it_may_and_nothing_else_i9(rule, roles, role):
    assert may(getattr(policies, rule), person(role)) == (role in roles)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    "nobody",
    [person(), person(*ROLES, active=False)],
    ids=["without a role", "switched off"],
)
def test_who_has_no_role_or_is_switched_off_may_do_nothing_i12(rule, nobody):
    with pytest.raises(NotAllowed):
        getattr(policies, rule)(nobody)


@pytest.mark.parametrize("role", ROLES)
def test_everybody_with_a_role_sees_the_workspace(role):
    policies.check_can_see_workspace(person(role))


def test_who_has_no_role_sees_no_workspace_i9():
    with pytest.raises(NotAllowed, match="no role yet"):
        policies.check_can_see_workspace(person())


def test_a_member_may_review():
    policies.check_can_review(member(), contributors=frozenset({2}), on=TODAY)


def credential(**fields: object) -> Credential:
    given_fields = {"specialty": "n", "verified_until": date(2027, 1, 1), "active": True, **fields}
    return Credential(**given_fields)


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (person("editor", credential=credential()), "Only a board member or the chair"),
        (person("board"), "no verified credential"),
        (person("board", credential=credential(active=False)), "not an active member"),
        (
            person("board", credential=credential(verified_until=date(2026, 11, 1))),
            "verified until 1 November 2026",
        ),
        (member(active=False), "switched off"),
        (member(id=7), "had a hand in this text"),
    ],
)
def test_who_may_not_review_is_told_why_i5(who, why):
    with pytest.raises(NotAllowed, match=why):
        policies.check_can_review(who, contributors=frozenset({7}), on=TODAY)


def test_a_credential_holds_to_the_end_of_its_last_day():
    last = person("chair", credential=credential(verified_until=TODAY))

    policies.check_can_review(last, contributors=frozenset(), on=TODAY)


@pytest.mark.parametrize(
    ("declared", "ok"),
    [(None, False), (date(2025, 11, 1), False), (date(2025, 11, 2), True), (TODAY, True)],
)
def test_interests_are_declared_within_twelve_months(declared, ok):
    who = member(interests_declared_on=declared)

    assert may(policies.check_interests, who, on=TODAY) == ok


def test_nobody_approves_the_disclaimer_they_proposed_i25():
    with pytest.raises(NotAllowed, match="somebody else must approve"):
        policies.check_can_approve_disclaimer(person("chair"), proposed_by=1)
    policies.check_can_approve_disclaimer(person("chair"), proposed_by=2)


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.name)
def test_a_refused_move_says_where_the_version_stands_i4(move):
    refused = [status for status in Status if status not in move.sources]

    for status in refused:
        with pytest.raises(Conflict, match="Reload the page"):
            policies.check_move(move, status)
