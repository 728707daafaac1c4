"""Sources by their age, each in one group."""

from datetime import date

import pytest

from editorial.insight.evidence import sources_by_age
from references.models import Reference
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def test_every_source_is_in_exactly_one_group():
    years = [None, 1950, 2016, 2017, 2021, 2022, 2024, 2025, 2026, 2027]
    for year in years:
        Reference.objects.create(
            key=f"of{year}", kind="research", csl={}, year=year, created_at=NOW, updated_at=NOW
        )

    found = sources_by_age(today=date(2026, 11, 2))

    assert [each.count for each in found] == [3, 2, 2, 2, 1]
    assert sum(each.count for each in found) == len(years)


def test_a_groups_years_find_what_it_counts():
    for year in range(2005, 2028):
        Reference.objects.create(
            key=f"of{year}", kind="research", csl={}, year=year, created_at=NOW, updated_at=NOW
        )

    for each in sources_by_age(today=date(2026, 11, 2))[:-1]:
        rows = Reference.objects.all()
        if each.year_from is not None:
            rows = rows.filter(year__gte=each.year_from)
        if each.year_to is not None:
            rows = rows.filter(year__lte=each.year_to)
        assert rows.count() == each.count
