"""What time brings about happens once, whatever the clock does and whatever task is lost (I22)."""

from datetime import date, timedelta

import pytest

from articles.publishing import queries as readers
from articles.publishing.models import Live
from articles.status import Status
from editorial import due
from editorial.actions.publish import publish
from editorial.actions.publish_in_emergency import publish_in_emergency
from editorial.actions.schedule import schedule
from editorial.due import do_what_is_due
from editorial.models import AuditEvent, Emergency, OutboxEntry, Schedule, Withdrawal
from editorial.tasks import EFFECTS
from editorial.verify import verify
from tests.factories import (
    NOW,
    edited,
    make_member,
    make_policy,
    make_user,
    proof_of,
    round_of,
    signed,
    submitted,
    version_at,
)

pytestmark = pytest.mark.django_db

HOUR, DAY, DECADE = timedelta(hours=1), timedelta(days=1), timedelta(days=3652)
DUE = NOW + DAY


@pytest.fixture
def waiting():
    """A version that the board has signed, and that waits for its time."""
    round = round_of(version_at(Status.UNDER_REVIEW))
    schedule(round=round, publish_at=DUE, by=make_user(), at=NOW)
    for _ in range(2):
        signed(round, make_member())
    return round


# What the clock shows, sweep after sweep; the version is due at DUE.
CLOCKS = {
    "slow": [DUE - HOUR, DUE, DUE + HOUR],
    "an hour back over the time": [DUE - HOUR, DUE - 2 * HOUR, DUE + HOUR, DUE],
    "an hour forward and back": [DUE - HOUR / 2, DUE + HOUR / 2, DUE - HOUR / 2, DUE],
    "a day forward and back": [DUE + DAY, DUE - DAY, DUE],
    "a day late": [DUE + DAY, DUE + DAY],
    "clocks back at the end of summer": [DUE.replace(month=10, day=25), DUE + HOUR],
}


@pytest.mark.parametrize("clocks", CLOCKS)
def test_a_scheduled_version_goes_live_once_and_not_before_i22(waiting, clocks):
    gone_live = []
    for at in CLOCKS[clocks]:
        for _ in range(2):
            gone_live += [at] * do_what_is_due(at)
            EFFECTS["schedule"]({"schedule": Schedule.objects.get().pk}, at)

    first = next(at for at in CLOCKS[clocks] if at >= DUE)
    waiting.version.refresh_from_db()
    assert waiting.version.approved_at == first
    assert AuditEvent.objects.filter(action="approve").count() == 1
    assert gone_live == [first]
    assert list(verify()) == []


def test_a_lost_task_loses_no_schedule_i22(waiting):
    OutboxEntry.objects.all().delete()

    assert do_what_is_due(DUE) == 1

    waiting.version.refresh_from_db()
    assert waiting.version.status == Status.APPROVED


def test_a_clock_ten_years_ahead_is_no_way_around_the_board_i30():
    round = round_of(version_at(Status.UNDER_REVIEW))
    schedule(round=round, publish_at=DUE, by=make_user(), at=NOW)

    do_what_is_due(NOW + DECADE)

    round.version.refresh_from_db()
    assert round.version.status == Status.UNDER_REVIEW
    assert Schedule.objects.get().end == "refused"
    assert not Live.objects.exists()


def test_an_emergency_ends_by_itself_and_without_its_task_i22():
    round = round_of(version_at(Status.UNDER_REVIEW))
    chair = make_member(role="chair")
    row = publish_in_emergency(
        round=round,
        digest_shown=round.snapshot.digest,
        reason="It cannot wait",
        proof=proof_of(chair),
        by=chair,
        at=NOW,
    )
    OutboxEntry.objects.all().delete()
    for at in (NOW - DAY, row.sign_by - HOUR):
        assert do_what_is_due(at) == 0
        assert b"Hydroxocobalamin" in readers.live_page(slug_of(round), "patient").page

    assert [do_what_is_due(at) for at in (row.sign_by + DECADE, row.sign_by, NOW)] == [1, 0, 0]

    assert b"Taken down" in readers.live_page(slug_of(round), "patient").page
    assert Emergency.objects.get().end == "expired"
    assert list(verify()) == []


def slug_of(round):
    return round.version.article.slug


def test_what_is_shown_too_long_is_found_whatever_ended_it_i31():
    round = round_of(version_at(Status.UNDER_REVIEW))
    chair = make_member(role="chair")
    publish_in_emergency(
        round=round,
        digest_shown=round.snapshot.digest,
        reason="It cannot wait",
        proof=proof_of(chair),
        by=chair,
        at=NOW,
    )
    signed(round, make_member(), "request_changes")
    OutboxEntry.objects.all().delete()
    assert b"Hydroxocobalamin" in readers.live_page(slug_of(round), "patient").page

    assert do_what_is_due(NOW) == 1

    assert b"Hydroxocobalamin" not in readers.live_page(slug_of(round), "patient").page
    assert do_what_is_due(NOW) == 0


def test_an_unanswered_withdrawal_is_escalated_once():
    version_at(Status.WITHDRAWN)
    late = Withdrawal.objects.get().ratify_by

    assert [do_what_is_due(late + n * HOUR) for n in (-1, 0, 1)] == [0, 1, 0]

    assert AuditEvent.objects.filter(action="withdrawal_escalated").count() == 1


# Review dates: the factories' articles are to be reviewed by 2 November 2027.

REVIEW_BY = NOW.replace(year=2027)


def live(**policy):
    make_policy("neurology", **policy)
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    return version


def test_a_review_is_reminded_of_before_and_after_its_day_each_once():
    live()

    done = [
        do_what_is_due(at)
        for at in (
            REVIEW_BY - 61 * DAY,
            REVIEW_BY - 60 * DAY,
            REVIEW_BY,
            REVIEW_BY + DAY,
            REVIEW_BY + DECADE,
            REVIEW_BY,
        )
    ]

    assert done == [0, 1, 0, 1, 0, 0]
    assert list(
        AuditEvent.objects.filter(action__startswith="review_")
        .order_by("sequence")
        .values_list("action", flat=True)
    ) == ["review_due", "review_overdue"]
    assert list(verify()) == []


def test_an_overdue_page_is_withdrawn_by_policy_once_with_a_public_reason():
    version = live(overdue_withdraw_days=30)
    do_what_is_due(REVIEW_BY + DAY)

    done = [do_what_is_due(REVIEW_BY + n * DAY) for n in (29, 30, 31, 32)]

    assert done == [0, 0, 1, 0]
    version.refresh_from_db()
    assert version.status == Status.WITHDRAWN
    page = readers.live_page(version.article.slug, "patient").page.decode()
    assert "because it had to be reviewed by 2 November 2027 and was not" in page
    assert "Withdrawn by the editorial policy" in page
    row = Withdrawal.objects.get()
    assert (row.by, AuditEvent.objects.get(action="withdraw_overdue").actor) == (None, None)
    assert list(verify()) == []


@pytest.mark.parametrize("policy", [{}, {"overdue_withdraw_days": 3650}])
def test_an_overdue_page_stays_where_the_policy_lets_it(policy):
    make_policy("cardiology", overdue_withdraw_days=1)
    version = live(**policy)

    do_what_is_due(REVIEW_BY + 1000 * DAY)

    version.refresh_from_db()
    assert version.status == Status.APPROVED


def test_a_page_reviewed_in_time_is_neither_overdue_nor_withdrawn():
    version = live(overdue_withdraw_days=30)
    version.article.refresh_from_db()
    article = edited(version.article, next_review_on=date(2028, 6, 1).isoformat())
    version_at(Status.APPROVED, article=article, at=NOW + DAY)
    publish(article=article, at=NOW + DAY)

    assert do_what_is_due(REVIEW_BY + 31 * DAY) == 0


def test_one_that_fails_stops_no_other(waiting, monkeypatch):
    other = round_of(version_at(Status.UNDER_REVIEW))
    schedule(round=other, publish_at=DUE, by=make_user(), at=NOW)
    real = due.keep_schedule

    def failing(*, schedule, at):
        if schedule.round_id == waiting.pk:
            raise RuntimeError("The disk is full.")
        return real(schedule=schedule, at=at)

    monkeypatch.setattr(due, "keep_schedule", failing)
    do_what_is_due(DUE)

    ends = {row.round_id: row.end for row in Schedule.objects.all()}
    assert ends == {waiting.pk: "", other.pk: "refused"}
    monkeypatch.undo()
    assert do_what_is_due(DUE) == 1


def test_a_quiet_sweep_asks_little(django_assert_max_num_queries):
    live(overdue_withdraw_days=30)
    submitted(edited(version_at(Status.CHANGES_REQUESTED).article, language="en-US"))

    with django_assert_max_num_queries(10):
        assert do_what_is_due(NOW) == 0
