"""A source falls: exactly its claims are looked at again, once, and as long as the notice holds."""

import json
from datetime import date, timedelta

import pytest

from articles import queries
from articles.models import Version
from articles.status import Status
from editorial.actions.begin_review import begin_review
from editorial.actions.publish import publish
from editorial.actions.reassess import reassess
from editorial.actions.sign_off import sign_off
from editorial.actions.withdraw import withdraw
from editorial.due import do_what_is_due
from editorial.models import AuditEvent, OutboxEntry, Reassessment
from editorial.policies.interests import Interests
from references.models import Reference
from tests.factories import (
    BODY,
    NOW,
    decide_all,
    edited,
    make_article,
    make_draft,
    make_member,
    make_policy,
    make_user,
    proof_of,
    round_of,
    submitted,
    version_at,
)
from tests.falling import FELL, answered, fell, lifted, noticed, stands, stood_by

pytestmark = pytest.mark.django_db
LATER = FELL + timedelta(days=1)


def stabler():
    return Reference.objects.get(key="stabler2013")


def acts(*which):
    return list(
        AuditEvent.objects.filter(action__in=which)
        .order_by("sequence")
        .values_list("action", flat=True)
    )


def test_exactly_the_claims_that_cite_the_source_are_asked_about():
    version, row = fell()

    assert [each.claim for each in row.claims.all()] == ["leg-weakness", "nerve-damage"]
    assert (row.version, row.key, row.status) == (version, "stabler2013", "retracted")
    assert row.noticed_on == date(2026, 11, 3)
    assert row.signers_needed == 2


def test_what_else_supports_a_claim_is_noted_and_no_other_source_that_fell():
    body = BODY.replace("[@stabler2013]", "[@stabler2013; @ng239]")
    texts = tuple(text.model_copy(update={"body": body}) for text in make_draft().texts)
    _, row = fell(make_article(texts=texts))

    assert {each.claim: each.others for each in row.claims.all()} == {
        "leg-weakness": [],
        "nerve-damage": ["ng239"],
    }
    noticed(Reference.objects.get(key="ng239"))
    (other,) = reassess(reference=Reference.objects.get(key="ng239"), at=FELL)
    assert {each.claim: each.others for each in other.claims.all()} == {
        "dose": [],
        "nerve-damage": [],
    }


def test_a_source_that_no_claim_cites_is_asked_about_as_of_the_list():
    version = version_at(Status.APPROVED)
    version.snapshot.reliances.filter(key="ng239").exclude(claim="").delete()
    reference = Reference.objects.get(key="ng239")
    noticed(reference)

    (row,) = reassess(reference=reference, at=FELL)

    assert [each.claim for each in row.claims.all()] == [""]


def test_asking_again_changes_nothing():
    fell()
    lines = AuditEvent.objects.count()

    assert reassess(reference=stabler(), at=LATER) == []
    assert do_what_is_due(FELL) == 0
    assert (Reassessment.objects.count(), AuditEvent.objects.count()) == (1, lines)


def test_each_opening_is_one_line_of_the_record_and_names_claims_and_deadline():
    _, row = fell()

    (line,) = AuditEvent.objects.filter(action="source_problem_found")
    told = json.loads(line.details)

    assert line.subject == f"reassessment:{row.pk}"
    assert (told["claims"], told["status"]) == (["leg-weakness", "nerve-damage"], "retracted")
    assert told["due_at"].startswith("2026-11-07")


@pytest.mark.parametrize(
    ("kind", "risk", "days"),
    [
        ("retraction", "routine", 3),
        ("retraction", "high", 1),
        ("expression-of-concern", "routine", 7),
        ("correction", "routine", 14),
    ],
)
def test_the_graver_the_notice_and_the_risk_the_sooner_the_board_looks(kind, risk, days):
    make_policy("neurology", risk=risk, deadline_days=14)

    _, row = fell(kind=kind)

    assert row.due_at == FELL + timedelta(days=days)


def test_a_superseded_source_asks_nothing_of_the_board():
    version_at(Status.APPROVED)
    stands(stabler(), "superseded")

    assert reassess(reference=stabler(), at=FELL) == []


def test_versions_that_readers_do_not_have_are_left_alone():
    version_at(Status.UNDER_REVIEW)
    version_at(Status.WITHDRAWN)
    noticed(stabler())

    assert reassess(reference=stabler(), at=FELL) == []


def test_every_live_article_that_relies_on_the_source_is_asked_about():
    versions = {version_at(Status.APPROVED).pk for _ in range(2)}
    noticed(stabler())

    rows = reassess(reference=stabler(), at=FELL)

    assert {row.version_id for row in rows} == versions


def test_a_lifted_notice_ends_what_was_asked():
    _, row = fell()

    lifted(stabler(), at=LATER)

    row.refresh_from_db()
    assert (row.outcome, row.closed_at) == ("lifted", LATER)
    assert acts("reassessment_over") == ["reassessment_over"]


def test_a_graver_notice_is_asked_about_anew_and_told_again():
    _, row = fell(kind="correction")
    member = answered(row)
    noticed(stabler(), "retraction", at=LATER, doi="10.1234/other")

    (graver,) = reassess(reference=stabler(), at=LATER)

    row.refresh_from_db()
    assert (row.outcome, graver.status) == ("overtaken", "retracted")
    assert not graver.claims.filter(reaffirmations__isnull=False).exists()
    assert acts("source_problem_found", "source_problem_changed", "reassessment_over") == [
        "source_problem_found",
        "source_problem_changed",
    ]
    answered(graver, member, at=LATER)


def test_what_the_board_stands_by_is_not_asked_again_for_the_same_notice():
    _, row = fell()
    stood_by(row)

    assert reassess(reference=stabler(), at=LATER) == []
    assert do_what_is_due(LATER) == 0


def test_another_register_that_tells_of_the_same_correction_asks_nothing_anew():
    _, row = fell(kind="correction")
    stood_by(row)
    noticed(stabler(), "erratum", at=LATER, on=date(2026, 11, 4))

    assert reassess(reference=stabler(), at=LATER) == []


def test_a_later_correction_is_asked_about_though_the_board_stood_by_the_first():
    _, row = fell(kind="correction")
    stood_by(row)
    noticed(stabler(), "erratum", at=LATER, on=date(2026, 11, 5), doi="10.1234/second")

    (second,) = reassess(reference=stabler(), at=LATER)

    assert second.noticed_on == date(2026, 11, 5)


def test_a_version_that_drops_the_source_ends_it_as_replaced():
    version, row = fell(article=make_article())
    next_version(version, without="stabler2013")

    row.refresh_from_db()
    assert row.outcome == "replaced"
    assert Reassessment.objects.filter(closed_at=None).count() == 0


def test_a_version_signed_with_the_notice_in_sight_is_not_asked_about_again():
    # A retracted source stands in the way of every new version; a corrected one is cited on.
    version, row = fell(article=make_article(), kind="correction")
    new = next_version(version)

    row.refresh_from_db()
    (known,) = Reassessment.objects.filter(version=new)
    assert (row.outcome, known.outcome) == ("replaced", "stands")
    assert acts("source_problem_in_sight") == ["source_problem_in_sight"]


def test_a_version_of_which_somebody_signed_before_the_notice_came_is_asked_about():
    version = version_at(Status.APPROVED, article=make_article())
    round = second_round(version)
    signs(round, make_member(), at=NOW + timedelta(hours=2))
    noticed(stabler())
    reassess(reference=stabler(), at=FELL)
    signs(round, make_member("haematology"), at=LATER)

    (row,) = Reassessment.objects.filter(version=round.version)
    assert (row.closed_at, row.status) == (None, "retracted")


def test_a_withdrawal_ends_it_as_withdrawn():
    version, row = fell()

    withdraw(version=version, reason="It fell.", advice="", by=make_user(), at=LATER)

    row.refresh_from_db()
    assert row.outcome == "withdrawn"


def test_what_was_stored_and_not_followed_is_found_by_the_sweep():
    version_at(Status.APPROVED)
    noticed(stabler())

    assert do_what_is_due(FELL) == 1
    assert Reassessment.objects.filter(closed_at=None).count() == 1
    stands(stabler(), "")
    assert do_what_is_due(LATER) == 1
    assert Reassessment.objects.filter(closed_at=None).count() == 0


def test_the_pages_are_asked_for_with_the_decision():
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    noticed(stabler())
    OutboxEntry.objects.all().delete()

    reassess(reference=stabler(), at=FELL)

    rows = OutboxEntry.objects.filter(kind="publish").values_list("payload", flat=True)
    assert list(rows) == [{"article": version.article_id}]


def second_round(version: Version):
    article = version.article
    article.refresh_from_db()
    article = edited(article, next_review_on="2027-11-03", at=NOW)
    round = round_of(submitted(article, at=NOW + timedelta(hours=1)))
    begin_review(round=round, by=make_member(), at=NOW + timedelta(hours=1))
    return round


def signs(round, member, *, at):
    round.refresh_from_db()
    decide_all(round, member, at=at)
    sign_off(
        round=round,
        decision="approve",
        digest_shown=round.snapshot.digest,
        interests=Interests(),
        proof=proof_of(member, at),
        by=member,
        at=at,
    )


def next_version(version: Version, *, without: str = "") -> Version:
    """Approve another version of the article, after the source fell."""
    article = version.article
    article.refresh_from_db()
    fields: dict = {"next_review_on": "2027-11-03"}
    if without:
        draft = queries.draft_of(article)
        texts = tuple(
            text.model_copy(
                update={
                    "short_answer": text.short_answer.replace(f"@{without}", "@ng239"),
                    "body": text.body.replace(f"@{without}", "@ng239"),
                }
            )
            for text in draft.texts
        )
        fields |= {
            "texts": texts,
            "references": tuple(r for r in draft.references if r.key != without),
        }
    article = edited(article, at=LATER, **fields)
    new = version_at(Status.APPROVED, article=article, at=LATER)
    assert new.number == version.number + 1
    return new
