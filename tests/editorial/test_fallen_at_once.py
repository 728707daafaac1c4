"""A source falls and members answer at the same moment: one question, one end (I14)."""

from datetime import timedelta
from functools import partial

import pytest

from articles.status import Status
from editorial.actions.reassess import reassess
from editorial.models import AuditEvent, Reassessment
from editorial.verify import verify
from references.models import Reference
from tests.editorial.test_concurrency import at_once
from tests.factories import make_member, version_at
from tests.falling import FELL, answered, fell, noticed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]


def test_a_source_that_falls_six_times_at_once_is_one_question():
    version_at(Status.APPROVED)
    reference = Reference.objects.get(key="stabler2013")
    noticed(reference)

    opened = at_once(*[partial(reassess, reference=reference, at=FELL)] * 6)

    assert sorted(map(len, opened)) == [0, 0, 0, 0, 0, 1]
    assert Reassessment.objects.count() == 1
    assert AuditEvent.objects.filter(action="source_problem_found").count() == 1


def test_members_who_answer_at_once_settle_it_once():
    _, row = fell()
    members = [make_member() for _ in range(2)]
    each = [Reassessment.objects.get(pk=row.pk) for _ in members]

    at_once(
        *(
            partial(answered, mine, member, at=FELL + timedelta(hours=1))
            for mine, member in zip(each, members, strict=True)
        )
    )

    row.refresh_from_db()
    assert row.outcome == "stands"
    assert AuditEvent.objects.filter(action="reaffirmed").count() == 2
    assert AuditEvent.objects.filter(action="reassessment_over").count() == 1
    assert list(verify()) == []
