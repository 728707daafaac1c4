"""Times from submission to decision: of decided rounds alone, in the month of the decision."""

from datetime import UTC, date, datetime, timedelta

import pytest

from articles.status import Status
from editorial.insight.decisions import by_month, decided_in, months_until
from editorial.models import ReviewRound
from tests.factories import NOW, version_at

pytestmark = pytest.mark.django_db


def decided(hours, *, closed_at=NOW, status=Status.CHANGES_REQUESTED):
    version = version_at(status)
    ReviewRound.objects.filter(version=version).update(
        opened_at=closed_at - timedelta(hours=hours), closed_at=closed_at
    )


def test_median_and_tail_are_those_of_the_months_decisions():
    for hours in (10, 20, 30, 1000):
        decided(hours)

    this_month = by_month(at=NOW)[-1]

    assert this_month.code == "2026-11"
    assert (this_month.hours.count, this_month.hours.middle, this_month.hours.high) == (4, 20, 1000)


def test_hours_are_whole_also_where_days_do_not_come_out_even():
    decided(24 * 7 + 1)

    assert by_month(at=NOW)[-1].hours.middle == 169


def test_a_round_that_was_recalled_or_is_open_was_not_decided():
    decided(5, status=Status.RECALLED)
    version_at(Status.UNDER_REVIEW)

    assert by_month(at=NOW)[-1].hours.count == 0


def test_every_month_is_there_and_an_older_decision_is_not():
    decided(5, closed_at=NOW - timedelta(days=500))

    months = by_month(at=NOW)

    assert [each.first for each in months[:2]] == [date(2025, 12, 1), date(2026, 1, 1)]
    assert len(months) == 12
    assert all(each.hours.count == 0 for each in months)


def test_the_list_of_a_month_has_what_its_number_counts():
    decided(5, closed_at=datetime(2026, 10, 31, 23, 59, tzinfo=UTC))
    decided(5, closed_at=datetime(2026, 11, 1, 0, 0, tzinfo=UTC))

    for month in by_month(at=NOW)[-2:]:
        assert decided_in(month.first).count() == month.hours.count == 1


def test_december_is_followed_by_january():
    assert months_until(datetime(2026, 1, 15, tzinfo=UTC))[-2:] == [
        date(2025, 12, 1),
        date(2026, 1, 1),
    ]
    decided(5, closed_at=datetime(2026, 12, 31, 23, tzinfo=UTC))

    assert decided_in(date(2026, 12, 1)).count() == 1
