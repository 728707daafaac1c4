"""What must happen later happens once, however often workers die (I20, I21)."""

import contextlib
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from articles.publishing.queries import live_page
from articles.status import Status
from editorial import outbox, tasks
from editorial.models import OutboxEntry
from editorial.outbox import LEASE, MOST_ATTEMPTS
from editorial.verify import verify
from tests.factories import NOW, version_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def wakes(monkeypatch):
    heard = []
    monkeypatch.setattr(outbox, "_wakers", [lambda: heard.append(1)])
    return heard


def ask(number: int = 1, *, at=NOW, **fields):
    given = {"kind": "note", "key": f"note:{number}", "payload": {"number": number}}
    outbox.ask(at=at, **{**given, **fields})


class Effects:
    """Effects that keep a list, and fail where they are told to."""

    def __init__(self, failing: int = 0):
        self.done, self.failing = [], failing

    def note(self, payload, at):
        if payload["number"] == self.failing:
            raise ValueError(f"number {self.failing} cannot be done")
        self.done.append(payload["number"])

    def sweep(self, at=NOW, **fields):
        return outbox.sweep({"note": self.note}, now=lambda: at, **fields)


def test_what_was_asked_for_is_done_once_in_order_i20():
    effects = Effects()
    for number in (1, 2, 3):
        ask(number, at=NOW + timedelta(seconds=number))

    assert effects.sweep(NOW + timedelta(minutes=1)) == 3
    assert effects.sweep(NOW + timedelta(minutes=2)) == 0

    assert effects.done == [1, 2, 3]
    assert not OutboxEntry.objects.filter(done_at=None).exists()


def test_the_same_effect_is_asked_for_once_i14():
    for _ in range(3):
        ask()

    assert OutboxEntry.objects.count() == 1


def test_the_database_knows_no_effect_twice_i14():
    ask()

    with pytest.raises(IntegrityError), transaction.atomic():
        OutboxEntry.objects.create(key="note:1", kind="note", due_at=NOW)


def test_nothing_is_done_before_it_is_due():
    effects = Effects()
    ask(due_at=NOW + timedelta(hours=1))

    assert effects.sweep(NOW) == 0
    assert effects.sweep(NOW + timedelta(hours=1)) == 1


def test_what_is_taken_back_is_not_asked_for_i20(wakes, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        ask()
        transaction.set_rollback(True)

    assert not OutboxEntry.objects.exists()
    assert wakes == []


def test_whoever_sweeps_is_told_after_the_commit_i20(wakes, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ask()
        assert wakes == []

    assert wakes == [1]


def test_a_broker_that_is_down_stops_nobody_i21(monkeypatch):
    def down():
        raise ConnectionError("Redis is gone.")

    monkeypatch.setattr(outbox, "_wakers", [down])
    # The callback is registered as one whose failure is told to the log and to nobody else.
    monkeypatch.setattr(transaction, "on_commit", lambda wake, robust: robust and swallow(wake))

    ask()

    assert Effects().sweep() == 1


def swallow(act):
    with contextlib.suppress(ConnectionError):
        act()


def test_a_lost_message_loses_only_time_i21(monkeypatch):
    monkeypatch.setattr(outbox, "_wakers", [])
    ask()

    assert Effects().sweep(NOW + timedelta(days=1)) == 1


def test_one_effect_that_fails_does_not_stop_the_others_i20():
    effects = Effects(failing=2)
    for number in (1, 2, 3):
        ask(number)

    assert effects.sweep() == 2

    assert effects.done == [1, 3]
    row = OutboxEntry.objects.get(key="note:2")
    assert row.error == "ValueError: number 2 cannot be done"
    assert (row.attempts, row.done_at, row.leased_until) == (1, None, None)


def test_a_failed_effect_waits_longer_each_time_and_is_then_parked_i20():
    effects = Effects(failing=1)
    ask()
    waits, moment = [], NOW
    for _ in range(MOST_ATTEMPTS):
        effects.sweep(moment)
        due = OutboxEntry.objects.get().due_at
        waits.append((due - moment).total_seconds())
        moment = due

    effects.failing = 0
    assert waits == [10, 20, 40, 80, 160]
    assert effects.sweep(moment + timedelta(days=9)) == 0
    row = OutboxEntry.objects.get()
    assert (row.attempts, row.done_at) == (MOST_ATTEMPTS, None)
    assert row.error


def test_a_failed_effect_that_works_later_leaves_no_error():
    effects = Effects(failing=1)
    ask()
    effects.sweep()
    effects.failing = 0

    assert effects.sweep(NOW + timedelta(minutes=1)) == 1

    assert OutboxEntry.objects.get().error == ""


def test_an_effect_of_a_kind_that_nobody_knows_is_an_error_and_not_lost():
    ask(kind="riddle")

    assert Effects().sweep() == 0

    assert "KeyError" in OutboxEntry.objects.get().error


class Killed(BaseException):
    """What a kill looks like from inside."""


def test_what_a_killed_sweep_had_in_hand_is_done_when_its_lease_runs_out_i20():
    def die(payload, at):
        raise Killed

    ask()
    with pytest.raises(Killed):
        outbox.sweep({"note": die}, now=lambda: NOW)
    effects = Effects()

    assert effects.sweep(NOW + LEASE - timedelta(seconds=1)) == 0
    assert effects.sweep(NOW + LEASE + timedelta(seconds=1)) == 1

    assert OutboxEntry.objects.get().attempts == 2


def test_two_sweeps_at_once_never_do_the_same_effect_i14():
    effects = Effects()
    ask(1)
    ask(2)

    def note_while_another_sweeps(payload, at):
        effects.note(payload, at)
        effects.sweep()

    outbox.sweep({"note": note_while_another_sweeps}, now=lambda: NOW)

    assert sorted(effects.done) == [1, 2]


def test_a_sweep_does_no_more_than_it_is_told_at_once():
    effects = Effects()
    for number in range(1, 6):
        ask(number)

    assert effects.sweep(most=2) == 2
    assert effects.sweep(most=9) == 3


# The product's own effects


def test_a_page_is_published_by_the_sweep_that_finds_the_row_i20():
    version = version_at(Status.APPROVED)

    assert tasks.run_sweep() > 0

    assert live_page(version.article.slug, "patient") is not None
    assert OutboxEntry.objects.filter(done_at=None).count() == 0
    assert list(verify()) == []


def test_a_page_whose_review_day_has_passed_is_asked_for_once_a_day(monkeypatch):
    version_at(Status.APPROVED)
    tasks.run_sweep()
    later = NOW.replace(year=2028)
    monkeypatch.setattr("editorial.clock.now", lambda: later)

    tasks.ask_for_stale_pages(later)
    tasks.ask_for_stale_pages(later)

    waiting = outbox.waiting(later)
    assert waiting.count() == 1
    assert tasks.run_sweep() == 1


def test_outbox_rows_hold_ids_and_never_words_i23():
    version_at(Status.APPROVED)

    for row in OutboxEntry.objects.all():
        assert row.payload.keys() <= {"article", "line"}
        assert all(isinstance(value, int) for value in row.payload.values())


# A great many at once


def test_what_was_just_decided_overtakes_what_is_only_made_again_i20():
    effects = Effects()
    payloads = {f"again:{number}": {"number": number} for number in range(1, 31)}
    outbox.ask_each(kind=outbox.REMAKE, at=NOW, payloads=payloads)
    ask(99, at=NOW + timedelta(seconds=1))
    both = {"note": effects.note, outbox.REMAKE: effects.note}

    assert outbox.sweep(both, now=lambda: NOW + timedelta(seconds=2), most=3) == 3
    assert effects.done == [99, 1, 2]


def test_many_are_asked_for_once_in_a_few_queries_i14(wakes, django_assert_max_num_queries):
    payloads = {f"again:{number}": {"number": number} for number in range(1000)}
    with django_assert_max_num_queries(20):
        outbox.ask_each(kind=outbox.REMAKE, at=NOW, payloads=payloads)
    OutboxEntry.objects.update(done_at=NOW)
    outbox.ask_each(kind=outbox.REMAKE, at=NOW, payloads=payloads)

    assert OutboxEntry.objects.count() == 1000
    assert not OutboxEntry.objects.filter(done_at=None).exists()


def test_who_asks_for_what_was_asked_before_wakes_nobody(wakes, django_capture_on_commit_callbacks):
    for woken in (1, 1):
        with django_capture_on_commit_callbacks(execute=True):
            outbox.ask_each(kind=outbox.REMAKE, at=NOW, payloads={"again": {"number": 1}})
        assert len(wakes) == woken


def test_readers_come_before_notices_i20():
    effects = Effects()
    ask(1, at=NOW)
    ask(2, at=NOW + timedelta(seconds=1), kind=outbox.PUBLISH)
    both = {"note": effects.note, outbox.PUBLISH: effects.note}

    assert outbox.sweep(both, now=lambda: NOW + timedelta(seconds=2)) == 2
    assert effects.done == [2, 1]
