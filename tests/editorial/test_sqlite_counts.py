"""SQLite is told how many rows there are, or it takes the wrong index once there are many."""

import pytest
from django.db import connection

from editorial.tasks import keep_cards
from tests.factories import make_article

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


def counted() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tbl FROM sqlite_stat1 WHERE tbl LIKE 'editorial_articlecard'")
        return {row[0] for row in cursor.fetchall()}


def test_the_first_sweep_of_a_day_counts_the_rows():
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sqlite_master")  # The table of counts is there, and empty.
        cursor.execute("DELETE FROM sqlite_stat1")
    make_article(slug="b12")
    keep_cards()  # Examines the article: only then is a day counted.
    assert not counted()

    keep_cards()

    assert counted() == {"editorial_articlecard"}
