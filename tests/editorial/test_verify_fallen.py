"""What was asked since a source fell, or answered, otherwise than the record tells is named."""

from datetime import timedelta

import pytest

from editorial.actions.reaffirm import escalate_reassessment
from editorial.actions.reassess import reassess
from editorial.models import Reaffirmation, ReassessedClaim, Reassessment
from editorial.verify import verify
from references.models import Reference
from tests.falling import FELL, answered, fell, lifted, noticed, stood_by
from tests.tampering import delete_row, set_column

pytestmark = pytest.mark.django_db
LATER = FELL + timedelta(days=1)


def found():
    return [problem for problem in verify() if "reassessment" in problem]


def one_of_each():
    """Leave reassessments that stand, are open with an answer, lifted and overtaken."""
    _, row = fell(kind="correction")
    stood_by(row)
    noticed(row.reference, at=LATER, doi="10.1234/graver")
    (graver,) = reassess(reference=row.reference, at=LATER)
    answered(graver, verdict="needs_change", at=LATER)
    other = Reference.objects.get(key="ng239")
    noticed(other, "correction", at=LATER, doi="10.1234/other")
    reassess(reference=other, at=LATER)
    noticed(other, at=LATER, doi="10.1234/worse")
    reassess(reference=other, at=LATER)
    lifted(other, at=LATER + timedelta(days=1))
    return row, graver


def test_what_was_done_by_the_acts_fits():
    _, graver = one_of_each()
    escalate_reassessment(reassessment=graver, at=graver.due_at)

    outcomes = set(Reassessment.objects.values_list("outcome", flat=True))
    assert outcomes == {"stands", "", "overtaken", "lifted"}
    assert list(verify()) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("signers_needed", 1),
        ("status", "questioned"),
        ("due_at", "2027-01-01 00:00:00"),
        ("opened_at", "2026-01-01 00:00:00"),
        ("escalated_at", "2026-12-01 00:00:00"),
    ],
)
def test_a_changed_question_is_named(column, value):
    row, _ = one_of_each()

    set_column(row, column, value)

    assert any(problem.startswith(f"reassessment {row.pk}:") for problem in found())


def test_a_verdict_turned_round_is_named():
    _, graver = one_of_each()
    said = Reaffirmation.objects.filter(claim__reassessment=graver).first()

    set_column(said, "verdict", "stands")

    assert f"reassessment {graver.pk}: an answer is not the one that the record tells of" in found()


def test_an_end_that_nobody_gave_is_named():
    _, graver = one_of_each()

    Reassessment.objects.filter(pk=graver.pk).update(outcome="stands", closed_at=LATER)

    assert f"reassessment {graver.pk}: the record does not say that it ended so" in found()
    assert any("too few said so" in problem for problem in found())


def test_a_question_that_is_gone_is_named():
    _, graver = one_of_each()
    for said in Reaffirmation.objects.filter(claim__reassessment=graver):
        delete_row(said)
    ReassessedClaim.objects.filter(reassessment=graver).delete()
    Reassessment.objects.filter(pk=graver.pk).delete()

    assert f"audit: it tells of reassessment {graver.pk}, which is gone" in found()
