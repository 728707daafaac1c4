"""A day is written down once, after it has ended."""

from datetime import date, timedelta

import pytest

from editorial.insight.days import BLOCKED, count_the_day, counts_now, over_time
from editorial.models import ArticleCard, CardFinding, DayCount
from tests.factories import NOW, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def card():
    article = make_article()
    row, _ = ArticleCard.objects.update_or_create(
        article=article,
        defaults={
            "owner": article.owner,
            "question": article.question,
            "changed_at": NOW,
            "examined": 1,
            "blocking": 3,
            "warnings": 0,
            "advice": 0,
        },
    )
    CardFinding.objects.filter(article=article).delete()
    CardFinding.objects.create(article=article, check_id="NUM-04", count=3)
    return row


def test_the_first_sweep_of_a_day_counts_the_one_before(card):
    assert count_the_day(at=NOW)

    found = {row.what: (row.day, row.count) for row in DayCount.objects.all()}
    yesterday = date(2026, 11, 1)
    assert found["articles"] == found["articles:draft"] == (yesterday, 1)
    assert found["findings:block"] == found["findings:NUM-04"] == (yesterday, 1)
    assert found["findings:warn"] == (yesterday, 0)


def test_a_later_sweep_changes_nothing_of_it(card):
    count_the_day(at=NOW)
    ArticleCard.objects.update(blocking=0)

    assert not count_the_day(at=NOW + timedelta(hours=3))

    assert DayCount.objects.get(what=BLOCKED).count == 1


def test_a_day_waits_until_the_checks_have_looked_at_everything(card):
    ArticleCard.objects.update(examined=0)

    assert not count_the_day(at=NOW)
    assert not DayCount.objects.exists()


def test_the_next_day_is_another(card):
    count_the_day(at=NOW)

    assert count_the_day(at=NOW + timedelta(days=1))
    assert DayCount.objects.filter(what=BLOCKED).count() == 2


def test_a_day_on_which_nothing_ran_is_a_gap(card):
    count_the_day(at=NOW - timedelta(days=2))

    days, counts = over_time(at=NOW)

    assert days == [date(2026, 10, 30) + timedelta(days=n) for n in range(4)]
    assert counts[BLOCKED] == [1, None, None, 1]


def test_an_empty_site_has_its_counts_of_nought():
    assert counts_now()["articles"] == 0
    assert over_time(at=NOW)[1][BLOCKED] == [0]
