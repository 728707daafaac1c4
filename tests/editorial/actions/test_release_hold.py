"""A member says that she is not reviewing any more."""

from datetime import timedelta

import pytest

from articles.status import Status
from editorial.actions.release_hold import release_hold
from editorial.actions.take_hold import take_hold
from editorial.models import AuditEvent
from editorial.policies import Conflict
from tests.factories import NOW, make_member, round_of, version_at

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def test_a_hold_is_released_by_whoever_took_it():
    round = round_of(version_at(Status.UNDER_REVIEW))
    member = make_member()
    take_hold(round=round, by=member, at=NOW)

    with pytest.raises(Conflict, match="not marked as reviewing"):
        release_hold(round=round, by=make_member(), at=NOW)
    hold = release_hold(round=round, by=member, at=NOW + HOUR)

    assert hold.released_at == NOW + HOUR
    with pytest.raises(Conflict):
        release_hold(round=round, by=member, at=NOW + HOUR)
    assert AuditEvent.objects.filter(action="hold_released").count() == 1
