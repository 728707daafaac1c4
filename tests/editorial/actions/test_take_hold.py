""" "I'm reviewing this": it tells the others for four hours, and stops nobody."""

from datetime import timedelta

import pytest

from articles.status import Status
from editorial.actions.recall import recall
from editorial.actions.take_hold import LASTS, take_hold
from editorial.assignments import running_holds
from editorial.models import AuditEvent, Hold
from editorial.policies import Conflict, NotAllowed
from tests.factories import NOW, make_member, make_user, round_of, signed, version_at

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def round():
    return round_of(version_at(Status.UNDER_REVIEW))


def acts():
    lines = AuditEvent.objects.filter(action__startswith="hold").order_by("sequence")
    return list(lines.values_list("action", flat=True))


def test_a_hold_runs_out_by_itself_after_four_hours(round):
    hold = take_hold(round=round, by=make_member(), at=NOW)

    assert hold.until == NOW + timedelta(hours=4)
    assert list(running_holds(at=hold.until - HOUR)) == [hold]
    assert list(running_holds(at=hold.until)) == []
    assert acts() == ["hold_taken"]


def test_a_hold_is_renewed_from_now_on(round):
    member = make_member()
    take_hold(round=round, by=member, at=NOW)

    hold = take_hold(round=round, by=member, at=NOW + HOUR)

    assert (hold.taken_at, hold.until) == (NOW, NOW + HOUR + LASTS)
    assert acts() == ["hold_taken", "hold_renewed"]


def test_a_hold_that_ran_out_ended_then_and_another_one_begins(round):
    member = make_member()
    first = take_hold(round=round, by=member, at=NOW)

    second = take_hold(round=round, by=member, at=NOW + 9 * HOUR)

    first.refresh_from_db()
    assert first.released_at == first.until
    assert (second.taken_at, Hold.objects.count()) == (NOW + 9 * HOUR, 2)
    assert acts() == ["hold_taken", "hold_taken"]


def test_a_hold_stops_nobody(round):
    holder, other = make_member(), make_member()
    take_hold(round=round, by=holder, at=NOW)

    assert take_hold(round=round, by=other, at=NOW)
    assert signed(round, other)
    assert [hold.member for hold in running_holds(at=NOW)] == [holder]


def test_with_the_signature_and_with_the_round_holds_end(round):
    signer, other = make_member(), make_member()
    for member in (signer, other):
        take_hold(round=round, by=member, at=NOW)

    signed(round, signer)
    assert [hold.member for hold in running_holds(at=NOW)] == [other]
    with pytest.raises(Conflict, match="You have signed"):
        take_hold(round=round, by=signer, at=NOW)
    recall(version=round.version, by=make_user(), at=NOW)

    assert not running_holds(at=NOW).exists()
    with pytest.raises(Conflict, match="round is over"):
        take_hold(round=round, by=other, at=NOW)


def test_only_who_may_review_takes_a_hold(round):
    author = round.version.article.owner

    for person in (author, make_user("editor"), make_user("board")):
        with pytest.raises(NotAllowed):
            take_hold(round=round, by=person, at=NOW)
    assert not Hold.objects.exists()
