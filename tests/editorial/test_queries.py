"""People, rounds and quorums as they are now, read and not remembered."""

from datetime import date, timedelta

import pytest

from articles import queries as working_copies
from articles.models import Version
from articles.status import Status
from editorial.actions.begin_review import begin_review
from editorial.actions.withdraw import withdraw
from editorial.models import BoardMember, Policy
from editorial.queries import (
    claims_to_decide,
    open_round,
    person,
    policies_for,
    quorum_of,
    rounds_open,
    terms_for,
)
from tests.factories import (
    NOW,
    edited,
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
TODAY = NOW.date()


def fetched(user):
    return type(user).objects.get(pk=user.pk)


def test_a_person_has_the_roles_of_today_i12():
    member = make_member()
    assert person(member).roles == {"board"}

    member.groups.clear()

    assert person(fetched(member)).roles == frozenset()


def test_a_person_has_the_newest_declaration_of_interests():
    member = make_member()
    member.board_member.declarations.create(declared_at=NOW, statement="Shares in a pharmacy.")

    assert person(member).interests_declared_on == TODAY


def test_who_is_not_of_the_board_has_no_credential():
    assert person(make_user()).credential is None


LEAVING = {
    "switched off": lambda user: type(user).objects.filter(pk=user.pk).update(is_active=False),
    "no longer in a role": lambda user: user.groups.clear(),
    "no longer active on the board": lambda user: BoardMember.objects.filter(user=user).update(
        active=False
    ),
    "credential run out": lambda user: BoardMember.objects.filter(user=user).update(
        verified_until=date(2026, 11, 1)
    ),
}


def test_a_sign_off_stops_counting_when_its_signer_may_no_longer_sign_i12(subtests):
    version = version_at(Status.UNDER_REVIEW)
    for why, leave in LEAVING.items():
        with subtests.test(why):
            member = make_member()
            signed(round_of(version), member)
            assert quorum_of(round_of(version), on=TODAY).signed == 1

            leave(member)

            assert quorum_of(round_of(version), on=TODAY).signed == 0


def test_a_member_who_comes_back_counts_again_because_nothing_was_reset_i2():
    version = version_at(Status.UNDER_REVIEW)
    member = make_member()
    signed(round_of(version), member)
    BoardMember.objects.update(active=False)
    assert quorum_of(round_of(version), on=TODAY).signed == 0

    BoardMember.objects.update(active=True)

    assert quorum_of(round_of(version), on=TODAY).signed == 1


def test_a_policy_of_the_topic_goes_before_the_default():
    article = make_article(topics=("neurology",))
    assert policies_for(article, at=NOW)[0].topic is None

    ours = make_policy("neurology", signers=1)

    assert policies_for(article, at=NOW) == [ours]


def test_of_two_topics_both_policies_count():
    make_policy("neurology", signers=1, specialties=["neurology"], deadline_days=3)
    strict = make_policy("haematology", signers=2, specialties=["haematology"], review_months=6)
    article = make_article(topics=("neurology", "haematology"))

    terms = terms_for(article, at=NOW)

    assert policies_for(article, at=NOW)[0] == strict
    assert (terms.signers, terms.deadline_days, terms.review_months) == (2, 3, 6)
    assert set(terms.specialties) == {"neurology", "haematology"}


def test_a_policy_counts_from_the_moment_it_is_in_force():
    article = make_article(topics=("neurology",))
    first = make_policy("neurology")
    make_policy("neurology", signers=5, in_force_from=NOW + timedelta(days=1))

    assert policies_for(article, at=NOW) == [first]


def test_a_site_without_a_policy_approves_nothing_i31():
    article = make_article()
    Policy.objects.all().delete()

    with pytest.raises(Policy.DoesNotExist, match="no default review policy"):
        policies_for(article, at=NOW)


def approved_then_edited(**changes: object) -> Version:
    article = version_at(Status.APPROVED).article
    article.refresh_from_db()
    draft = working_copies.draft_of(article)
    given = {"next_review_on": "2027-11-05"}
    if "dose" in changes:
        given["texts"] = tuple(
            text.model_copy(update={"body": text.body.replace("1 mg", str(changes["dose"]))})
            for text in draft.texts
        )
    edited(article, at=NOW + timedelta(hours=1), **given)
    article.refresh_from_db()
    return submitted(article, at=NOW + timedelta(hours=2))


def carried(version: Version) -> dict[str, int | None]:
    round = round_of(version)
    content = round.snapshot.value()
    return {c.claim.id: c.carried_from for c in claims_to_decide(round, content, member=None)}


def test_an_unchanged_claim_is_carried_and_a_changed_one_is_not():
    assert carried(approved_then_edited(dose="2 mg")) == {
        "leg-weakness": 1,
        "nerve-damage": 1,
        "dose": None,
    }


def test_no_claim_is_carried_from_a_version_that_was_withdrawn_meanwhile():
    """It was withdrawn because something in it is wrong; nobody knows yet what else."""
    version = approved_then_edited()
    assert set(carried(version).values()) == {1}

    approved = Version.objects.get(article=version.article, status=Status.APPROVED)
    withdraw(
        version=approved,
        reason="The dose is wrong.",
        advice="",
        by=make_user(),
        at=NOW + timedelta(hours=3),
    )

    assert set(carried(version).values()) == {None}


def test_a_first_version_carries_nothing():
    assert set(carried(version_at(Status.SUBMITTED)).values()) == {None}


def test_a_verdict_on_other_words_is_no_verdict_i2():
    version = version_at(Status.UNDER_REVIEW)
    round, member = round_of(version), make_member()
    content = round.snapshot.value()
    round.verdicts.create(
        member=member, claim="dose", claim_digest="0" * 64, verdict="supported", at=NOW
    )

    found = {c.claim.id: c.verdict for c in claims_to_decide(round, content, member=member)}

    assert found["dose"] is None


# Who may not sign (I5)


def test_contributors_are_all_who_wrote_since_the_last_approved_submission_i5():
    author, editor = make_user(name="Author"), make_user(name="Editor")
    article = make_article(by=author)
    version = version_at(Status.APPROVED, article=article)
    assert working_copies.contributors_since_approval(article) == set()

    article.refresh_from_db()
    edited(article, by=editor, at=NOW + timedelta(days=1), language="en-US")

    assert working_copies.contributors_since_approval(version.article) == {editor.pk}


@pytest.mark.parametrize("clock", [timedelta(0), -timedelta(hours=1), -timedelta(days=400)])
def test_a_clock_that_goes_back_frees_no_contributor_i5(clock):
    article = version_at(Status.APPROVED).article
    editor = make_user(name="Editor")
    article.refresh_from_db()

    edited(article, by=editor, at=NOW + clock, language="en-US")

    assert working_copies.contributors_since_approval(article) == {editor.pk}


def test_who_edits_between_two_rounds_is_a_contributor_of_the_second_i5():
    version = version_at(Status.CHANGES_REQUESTED)
    article, second = version.article, make_user(name="Second")
    article.refresh_from_db()
    edited(article, by=second, at=NOW + timedelta(hours=1), language="en-US")
    article.refresh_from_db()

    round = round_of(submitted(article, at=NOW + timedelta(hours=2)))

    assert set(round.contributors.all()) == {article.owner, second}


def test_open_rounds_are_listed_oldest_first_with_a_fixed_number_of_queries(
    django_assert_num_queries,
):
    versions = [version_at(Status.UNDER_REVIEW, at=NOW - timedelta(days=n)) for n in range(3)]
    version_at(Status.APPROVED)

    with django_assert_num_queries(3):
        found = [
            (round.version.article.slug, round.snapshot.digest, len(round.contributors.all()))
            for round in rounds_open()
        ]

    assert [slug for slug, _, _ in found] == [v.article.slug for v in reversed(versions)]


def test_a_decided_version_has_no_open_round():
    assert open_round(version_at(Status.APPROVED)) is None


def test_a_round_that_is_over_cannot_be_begun_i4():
    version = version_at(Status.RECALLED)
    over = version.rounds.get()
    version.article.refresh_from_db()
    version = submitted(version.article, at=NOW + timedelta(hours=1))

    with pytest.raises(Exception, match="This round is over"):
        begin_review(round=over, by=make_member(), at=NOW + timedelta(hours=1))

    version.refresh_from_db()
    assert version.status == Status.SUBMITTED
