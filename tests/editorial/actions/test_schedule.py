"""A version goes live not before its time, once, and only if it is in order then (I22)."""

from datetime import timedelta

import pytest
from django.db import transaction

from articles.publishing import queries as readers
from articles.status import Status
from editorial import outbox
from editorial.actions.cancel_schedule import cancel_schedule
from editorial.actions.keep_schedule import keep_schedule
from editorial.actions.publish import publish
from editorial.actions.recall import recall
from editorial.actions.schedule import schedule
from editorial.actions.set_check_level import set_check_level
from editorial.models import AuditEvent, BoardMember, OutboxEntry, Schedule, SignOff, Thread
from editorial.policies import Conflict, NotAllowed
from editorial.tasks import EFFECTS
from editorial.verify import verify
from tests.factories import NOW, make_member, make_user, round_of, signed, version_at

pytestmark = pytest.mark.django_db

DUE = NOW + timedelta(days=1)
LATE = DUE + timedelta(hours=5)


@pytest.fixture
def round():
    return round_of(version_at(Status.UNDER_REVIEW))


def scheduled(round, **given):
    return schedule(round=round, **{"publish_at": DUE, "by": make_user(), "at": NOW, **given})


def signed_by_two(round):
    for _ in range(2):
        signed(round, make_member())


def status_of(round):
    round.version.refresh_from_db()
    return round.version.status


def test_a_signed_version_waits_for_its_time_and_then_goes_live_once_i22(round):
    row = scheduled(round)
    signed_by_two(round)
    assert status_of(round) == Status.UNDER_REVIEW
    assert publish(article=round.version.article, at=NOW) is None

    assert not keep_schedule(schedule=row, at=DUE - timedelta(microseconds=1))
    assert status_of(round) == Status.UNDER_REVIEW
    assert keep_schedule(schedule=row, at=LATE)
    row.refresh_from_db()
    assert not keep_schedule(schedule=row, at=LATE)

    assert status_of(round) == Status.APPROVED
    # Late is late: the record has the time at which it really happened.
    assert round.version.approved_at == row.ended_at == LATE
    assert row.end == "published"
    assert AuditEvent.objects.filter(action="approve").count() == 1
    publish(article=round.version.article, at=LATE)
    assert readers.live_page(round.version.article.slug, "patient") is not None
    assert list(verify()) == []


def test_what_is_signed_after_its_time_goes_live_with_the_last_signature_i22(round):
    row = scheduled(round)
    signed(round, make_member())
    assert not keep_schedule(schedule=row, at=LATE)
    row.refresh_from_db()
    assert row.end == "refused"
    assert "Needs 2 in all; missing: 1 more" in row.end_note

    signed(round, make_member(), at=LATE)

    assert status_of(round) == Status.APPROVED
    assert list(verify()) == []


def test_a_signer_who_left_meanwhile_is_not_counted_when_it_is_due_i12(round):
    row = scheduled(round)
    leaves = make_member()
    signed(round, leaves)
    signed(round, make_member())
    BoardMember.objects.filter(user=leaves).update(active=False)

    assert not keep_schedule(schedule=row, at=DUE)

    row.refresh_from_db()
    assert (row.end, status_of(round)) == ("refused", Status.UNDER_REVIEW)
    assert "The board had not signed by then" in row.end_note
    assert AuditEvent.objects.get(action="schedule_refused").actor is None
    assert list(verify()) == []


def test_a_finding_that_stands_in_the_way_when_it_is_due_keeps_it_back_i22(round):
    row = scheduled(round)
    signed_by_two(round)
    set_check_level(
        check_id="CER-06",
        topic=None,
        level="block",
        reason="It matters now.",
        by=make_user("chair"),
        at=NOW,
    )

    assert not keep_schedule(schedule=row, at=DUE)

    row.refresh_from_db()
    assert (row.end, status_of(round)) == ("refused", Status.UNDER_REVIEW)
    assert "no section says what is not known" in row.end_note
    assert "no section" not in AuditEvent.objects.get(action="schedule_refused").details
    with pytest.raises(NotAllowed, match="it cannot"):
        cancel_schedule(schedule=scheduled(round), by=make_user(), at=NOW)
    assert Schedule.objects.filter(ended_at=None).count() == 1


def test_cancelling_what_the_board_has_signed_publishes_it_at_once(round):
    row = scheduled(round)
    signed_by_two(round)

    assert cancel_schedule(schedule=row, by=make_user(), at=NOW)

    assert status_of(round) == Status.APPROVED
    row.refresh_from_db()
    assert row.end == "cancelled"
    assert not keep_schedule(schedule=row, at=DUE)
    with pytest.raises(Conflict, match="over already"):
        cancel_schedule(schedule=row, by=make_user(), at=NOW)
    assert list(verify()) == []


def test_cancelling_before_the_board_has_signed_publishes_nothing(round):
    row = scheduled(round)
    signed(round, make_member())

    assert not cancel_schedule(schedule=row, by=make_user(), at=NOW)

    assert status_of(round) == Status.UNDER_REVIEW
    assert list(verify()) == []


def test_another_time_replaces_the_one_before(round):
    first = scheduled(round)
    second = scheduled(round, publish_at=DUE + timedelta(days=1))
    signed_by_two(round)

    first.refresh_from_db()
    assert first.end == "replaced"
    assert not keep_schedule(schedule=first, at=DUE)
    assert status_of(round) == Status.UNDER_REVIEW
    assert keep_schedule(schedule=second, at=DUE + timedelta(days=1))
    assert list(verify()) == []
    with pytest.raises(Conflict, match="This round is over"):
        scheduled(round)


@pytest.mark.parametrize("how", ["recalled", "changes requested"])
def test_a_round_that_ends_takes_its_schedule_with_it_i3(round, how):
    row = scheduled(round)
    signed(round, make_member())
    if how == "recalled":
        recall(version=round.version, by=make_user(), at=NOW)
    else:
        signed(round, make_member(), SignOff.REQUEST_CHANGES)

    assert not keep_schedule(schedule=row, at=DUE)

    row.refresh_from_db()
    assert row.end == "round_over"
    assert status_of(round) in (Status.RECALLED, Status.CHANGES_REQUESTED)
    assert list(verify()) == []


def test_a_time_that_cannot_be_is_refused(subtests, round):
    times = {
        "is past": NOW,
        "is past. Choose": NOW - timedelta(days=3650),
        "before it would go live": NOW + timedelta(days=3650),
    }
    for words, moment in times.items():
        with subtests.test(words), pytest.raises(NotAllowed, match=words):
            scheduled(round, publish_at=moment)
    for role in ("author", "board", "administrator", None):
        with subtests.test(role), pytest.raises(NotAllowed, match="may schedule"):
            scheduled(round, by=make_user(role))
    scheduled(round)
    with pytest.raises(Conflict, match="exactly this time"):
        scheduled(round)

    assert Schedule.objects.count() == AuditEvent.objects.filter(action="schedule").count() == 1


def test_the_outbox_is_asked_once_and_early_or_twice_does_nothing_i20(round):
    row = scheduled(round)
    signed_by_two(round)
    entry = OutboxEntry.objects.get(kind="schedule")
    assert (entry.due_at, entry.payload) == (DUE, {"schedule": row.pk})

    EFFECTS["schedule"](entry.payload, NOW)
    assert status_of(round) == Status.UNDER_REVIEW
    for _ in range(3):
        EFFECTS["schedule"](entry.payload, DUE)

    assert status_of(round) == Status.APPROVED
    assert AuditEvent.objects.filter(action="approve").count() == 1
    assert outbox.sweep(EFFECTS, now=lambda: DUE) > 0


def test_a_refused_order_leaves_no_trace(round):
    with pytest.raises(NotAllowed), transaction.atomic():
        scheduled(round, publish_at=NOW)

    assert not Schedule.objects.exists()
    assert not OutboxEntry.objects.filter(kind="schedule").exists()
    assert not AuditEvent.objects.filter(action="schedule").exists()


def test_a_comment_that_stops_the_approval_keeps_it_back_when_it_is_due(round):
    row = scheduled(round)
    signed_by_two(round)
    Thread.objects.create(
        version=round.version,
        snapshot=round.snapshot,
        scope="whole",
        blocking=True,
        opened_by=make_member(),
        opened_at=NOW,
    )

    assert not keep_schedule(schedule=row, at=DUE)

    row.refresh_from_db()
    assert (row.end, status_of(round)) == ("refused", Status.UNDER_REVIEW)
    assert "1 open comment stops the approval" in row.end_note
