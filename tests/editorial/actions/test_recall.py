"""The editor takes a version back before the board has decided."""

from datetime import timedelta

import pytest

from articles.status import Status
from editorial.actions.begin_review import begin_review
from editorial.actions.recall import recall
from editorial.models import AuditEvent
from editorial.policies import Conflict, NotAllowed
from editorial.queries import open_round, quorum_of
from tests.factories import NOW, make_member, make_user, round_of, signed, submitted, version_at

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.UNDER_REVIEW])
def test_a_recall_closes_the_round_and_is_one_line_of_the_record_i19(status):
    version = version_at(status)
    lines = AuditEvent.objects.count()

    recalled = recall(version=version, by=version.article.owner, at=NOW, reason="A typing error.")

    assert recalled.status == Status.RECALLED
    assert open_round(recalled) is None
    assert version.rounds.get().outcome == "recalled"
    assert AuditEvent.objects.count() == lines + 1


@pytest.mark.parametrize(
    "status", [s for s in Status if s not in (Status.SUBMITTED, Status.UNDER_REVIEW)]
)
def test_what_the_board_has_decided_is_not_recalled_i4(status):
    version = version_at(status)
    lines = AuditEvent.objects.count()

    with pytest.raises(Conflict):
        recall(version=version, by=version.article.owner, at=NOW)

    version.refresh_from_db()
    assert version.status == status
    assert AuditEvent.objects.count() == lines


@pytest.mark.parametrize("role", ["board", "chair", "administrator", None])
def test_only_authors_and_editors_recall_i9(role):
    version = version_at(Status.SUBMITTED)

    with pytest.raises(NotAllowed):
        recall(version=version, by=make_user(role), at=NOW)

    version.refresh_from_db()
    assert version.status == Status.SUBMITTED


def test_signatures_before_a_recall_count_for_nothing_after_it_i3():
    """The text is the same, the digest is the same, and still every signer signs again."""
    version = version_at(Status.UNDER_REVIEW)
    first = make_member()
    signed(round_of(version), first)
    recall(version=version, by=version.article.owner, at=NOW)
    version.article.refresh_from_db()

    version = submitted(version.article, at=NOW + timedelta(hours=1))

    round = round_of(version)
    assert round.digest == version.rounds.get(number=1).digest
    assert quorum_of(round, on=NOW.date()).signed == 0
    begin_review(round=round, by=first, at=NOW + timedelta(hours=1))
    signed(round, make_member(), at=NOW + timedelta(hours=1))
    version.refresh_from_db()
    assert version.status == Status.UNDER_REVIEW
    signed(round, first, at=NOW + timedelta(hours=1))
    version.refresh_from_db()
    assert version.status == Status.APPROVED
