"""One person takes a page down; the board says whether rightly, or is asked louder."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from articles.publishing import queries as readers
from articles.status import Status
from editorial.actions.publish import publish
from editorial.actions.ratify_withdrawal import escalate_withdrawal, ratify_withdrawal
from editorial.models import AuditEvent, Withdrawal
from editorial.policies import Conflict, NotAllowed
from editorial.verify import verify
from tests.factories import NOW, edited, make_member, make_user, round_of, submitted, version_at

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def withdrawal():
    return Withdrawal.objects.get(version=version_at(Status.WITHDRAWN))


def decided(withdrawal, outcome="ratified", **given):
    fields = {"note": "", "by": make_member(), "at": NOW + HOUR, **given}
    return ratify_withdrawal(withdrawal=withdrawal, outcome=outcome, **fields)


def test_a_withdrawal_asks_the_board_within_the_policys_hours(withdrawal):
    assert withdrawal.ratify_by == NOW + 48 * HOUR
    assert withdrawal.by == withdrawal.version.article.owner
    assert (withdrawal.outcome, withdrawal.decided_at) == ("", None)
    assert list(verify()) == []


def test_the_board_ratifies_once(withdrawal):
    decided(withdrawal)

    with pytest.raises(Conflict, match="decided already"):
        decided(withdrawal, "contested", note="Too late.")

    withdrawal.refresh_from_db()
    assert withdrawal.outcome == "ratified"
    assert AuditEvent.objects.filter(action__startswith="withdrawal_").count() == 1
    assert not escalate_withdrawal(withdrawal=withdrawal, at=NOW + 100 * HOUR)
    assert list(verify()) == []


def test_a_contested_withdrawal_brings_nothing_back_i4(withdrawal):
    slug = withdrawal.version.article.slug

    row = decided(withdrawal, "contested", note="The dose was right.")
    publish(article=row.version.article, at=NOW + HOUR)

    assert row.note == "The dose was right."
    row.version.refresh_from_db()
    assert row.version.status == Status.WITHDRAWN
    assert b"Hydroxocobalamin" not in readers.live_page(slug, "patient").page
    assert list(verify()) == []
    # The way back is a new version, from nothing signed.
    row.version.article.refresh_from_db()
    again = submitted(edited(row.version.article, language="en-US"), at=NOW + HOUR)
    assert (again.number, round_of(again).sign_offs.count()) == (2, 0)


def test_who_may_not_decide_is_refused(subtests, withdrawal):
    for role in ("author", "editor", "administrator", None):
        with subtests.test(role), pytest.raises(NotAllowed, match="may ratify a withdrawal"):
            decided(withdrawal, by=make_user(role))
    mine = withdrawal.by
    mine.groups.add(*make_member().groups.all())
    with pytest.raises(NotAllowed, match="You withdrew this page"):
        decided(withdrawal, by=mine)
    with pytest.raises(NotAllowed, match="Reason: it is empty"):
        decided(withdrawal, "contested", note=" ")
    with pytest.raises(NotAllowed, match="choose to ratify or to contest"):
        decided(withdrawal, "forgotten")
    with pytest.raises(IntegrityError), transaction.atomic():
        Withdrawal.objects.update(outcome="ratified", decided_at=NOW, decided_by=mine)

    assert not AuditEvent.objects.filter(action__startswith="withdrawal_").exists()


def test_what_is_not_decided_in_time_is_escalated_once_and_can_still_be_decided(withdrawal):
    late = withdrawal.ratify_by
    assert not escalate_withdrawal(withdrawal=withdrawal, at=late - timedelta(microseconds=1))
    assert escalate_withdrawal(withdrawal=withdrawal, at=late)
    assert not escalate_withdrawal(withdrawal=withdrawal, at=late + HOUR)

    assert AuditEvent.objects.filter(action="withdrawal_escalated").count() == 1
    decided(withdrawal, at=late + HOUR)
    assert list(verify()) == []
