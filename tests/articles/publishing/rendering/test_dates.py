import pytest

from articles.publishing.rendering.dates import in_full


def test_months_are_written_in_full():
    assert in_full("2026-11-02") == "2 November 2026"


def test_no_day_is_no_words():
    assert in_full("") == ""


def test_day_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="day"):
        in_full("2026-02-30")
