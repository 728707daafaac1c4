"""Orders around approval that nobody gave, or gave otherwise, are found and named."""

from datetime import timedelta

import pytest

from articles.publishing.models import Live, Publication
from articles.status import Status
from editorial import transitions
from editorial.actions.cancel_schedule import cancel_schedule
from editorial.actions.end_emergency import end_emergency, expire_emergency
from editorial.actions.keep_schedule import keep_schedule
from editorial.actions.publish import publish
from editorial.actions.publish_in_emergency import publish_in_emergency
from editorial.actions.ratify_withdrawal import escalate_withdrawal, ratify_withdrawal
from editorial.actions.schedule import schedule
from editorial.models import AuditEvent, Emergency, Policy, Schedule, Withdrawal
from editorial.states import WITHDRAW
from editorial.verify import verify
from tests.factories import (
    NOW,
    make_member,
    make_policy,
    make_user,
    proof_of,
    round_of,
    signed,
    version_at,
)
from tests.tampering import behind_the_back, delete_row, set_column, undone

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
LATER = (NOW + 30 * DAY).strftime("%Y-%m-%d %H:%M:%S")


def under_review():
    return round_of(version_at(Status.UNDER_REVIEW))


def in_emergency(round, at=NOW):
    chair = make_member(role="chair")
    return publish_in_emergency(
        round=round,
        digest_shown=round.snapshot.digest,
        reason="It cannot wait",
        proof=proof_of(chair, at),
        by=chair,
        at=at,
    )


def wrong():
    return list(verify())


def found(words):
    return any(words in problem for problem in wrong())


def test_every_honest_way_of_an_order_verifies():
    for n in range(2):
        row = schedule(round=under_review(), publish_at=NOW + DAY, by=make_user(), at=NOW)
        if n:
            cancel_schedule(schedule=row, by=make_user(), at=NOW)
        else:
            keep_schedule(schedule=row, at=NOW + DAY)
    first, second = in_emergency(under_review()), in_emergency(under_review())
    end_emergency(emergency=first, note="It was wrong.", by=make_user(), at=NOW)
    expire_emergency(emergency=second, at=second.sign_by)
    version_at(Status.WITHDRAWN)
    escalate_withdrawal(withdrawal=Withdrawal.objects.get(), at=NOW + 3 * DAY)
    ratify_withdrawal(
        withdrawal=Withdrawal.objects.get(),
        outcome="contested",
        note="It was right.",
        by=make_member(),
        at=NOW + 4 * DAY,
    )

    assert wrong() == []


def test_an_emergency_that_nobody_ordered_is_found_i30():
    round = under_review()
    Emergency.objects.create(
        round=round,
        reason="Forged",
        by=make_user(),
        by_name="Nobody",
        at=NOW,
        sign_by=NOW + 1000 * DAY,
    )
    publish(article=round.version.article, at=NOW)

    assert wrong() == [
        f"emergency publication {Emergency.objects.get().pk}: the record does not tell of it, or "
        "tells of another"
    ]


def test_an_emergency_changed_or_gone_is_found(subtests):
    row = in_emergency(under_review())
    name = f"emergency publication {row.pk}"
    told = f"{name}: the record does not tell of it, or tells of another"
    changes = {
        ("reason", "Another reason"): told,
        ("sign_by", LATER): told,
        ("by_id", make_user().pk): told,
        ("at", LATER.replace("2026-12", "2026-10")): told,
    }
    for (column, value), words in changes.items():
        with subtests.test(column), undone():
            set_column(row, column, value)
            assert found(words)
    with subtests.test("ended"), undone():
        Emergency.objects.update(ended_at=NOW, end="ended")
        assert found(f"{name}: the record does not say that it ended so")
    with subtests.test("approved"), undone():
        Emergency.objects.update(ended_at=NOW, end="approved")
        assert found(f"{name}: it says that it ended with its round")
    with subtests.test("reopened"), undone():
        expire_emergency(emergency=row, at=row.sign_by)
        Emergency.objects.update(ended_at=None, end="")
        assert found(f"{name}: the record does not say that it ended so")
    with subtests.test("gone"), undone():
        delete_row(row)
        assert found(f"it tells of emergency publication emergency {row.pk}, which is gone")
        assert found("neither signatures nor policy nor an emergency")
    assert wrong() == []


def test_a_page_that_nothing_let_readers_see_is_found_i30(subtests):
    make_policy("neurology", show_pending=True)
    round = under_review()
    publish(article=round.version.article, at=NOW)
    assert wrong() == []
    name = f"publication {Publication.objects.get().pk}"
    words = f"{name}: neither signatures nor policy nor an emergency let readers see it"
    with subtests.test("no policy shows it"), undone():
        round.terms = {**round.terms, "show_pending": False}
        round.save()
        assert found(words)
    with subtests.test("said to be approved"), undone(), behind_the_back():
        Publication.objects.update(state="approved", listed=True)
        assert found(words)
    with subtests.test("said to be an emergency"), undone(), behind_the_back():
        Publication.objects.update(state="emergency")
        assert found(words)
    assert Live.objects.exists()
    assert Policy.objects.exists()


def test_a_schedule_changed_or_gone_is_found(subtests):
    row = schedule(round=under_review(), publish_at=NOW + DAY, by=make_user(), at=NOW)
    name = f"schedule {row.pk}"
    for column, value in (("publish_at", LATER), ("set_at", LATER)):
        with subtests.test(column), undone():
            set_column(row, column, value)
            assert found(f"{name}: the record does not tell of it, or tells of another")
    for end, words in (
        ("cancelled", "the record does not say that it ended so"),
        ("refused", "the record does not say that it ended so"),
        ("published", "it says that it ended with its round"),
        ("replaced", "it says that it was replaced"),
    ):
        with subtests.test(end), undone():
            Schedule.objects.update(ended_at=NOW + DAY, end=end)
            assert found(f"{name}: {words}")
    with subtests.test("gone"), undone():
        delete_row(row)
        assert found(f"it tells of schedule schedule {row.pk}, which is gone")
    assert wrong() == []


def test_a_withdrawal_changed_or_gone_is_found(subtests):
    version_at(Status.WITHDRAWN)
    row = Withdrawal.objects.get()
    name = f"withdrawal {row.pk}"
    for column, value in (("ratify_by", LATER), ("by_id", make_user().pk)):
        with subtests.test(column), undone():
            set_column(row, column, value)
            assert found(f"{name}: the record does not tell of it, or tells of another")
    with subtests.test("escalated"), undone():
        Withdrawal.objects.update(escalated_at=NOW)
        assert found(f"{name}: the record does not say that it was escalated so")
    with subtests.test("decided"), undone():
        Withdrawal.objects.update(outcome="ratified", decided_at=NOW, decided_by=make_member())
        assert found(f"{name}: the record does not say that the board decided so")
    with subtests.test("decided otherwise"), undone():
        ratify_withdrawal(
            withdrawal=row, outcome="ratified", note="", by=make_member(), at=NOW + DAY
        )
        Withdrawal.objects.update(decided_by=make_member())
        assert found(f"{name}: who decided, when or why is not what the record says")
    with subtests.test("gone"), undone():
        delete_row(row)
        assert found(f"it tells of withdrawal of version {row.version_id}, which is gone")
    assert wrong() == []


def test_a_version_withdrawn_before_withdrawals_were_ratified_verifies():
    version = version_at(Status.APPROVED)
    transitions.move(
        version,
        WITHDRAW,
        by=make_user(),
        at=NOW,
        sets={"withdrawn_at": NOW, "withdrawal_reason": "The dose is wrong."},
        details={"reason": "The dose is wrong."},
    )

    assert AuditEvent.objects.filter(action="withdraw").exists()
    assert wrong() == []


def test_a_version_approved_without_its_signatures_is_found_although_it_was_scheduled_i2():
    round = under_review()
    schedule(round=round, publish_at=NOW + DAY, by=make_user(), at=NOW)
    signed(round, make_member())
    with behind_the_back():
        round.version.status = Status.APPROVED
        round.version.approved_at = NOW + DAY
        round.version.save()

    assert found("no round approved its snapshot")
