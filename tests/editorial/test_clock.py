"""Days, where the site is at home."""

from datetime import date, timedelta

from editorial import clock


def test_a_day_spans_its_hours_also_when_clocks_are_put_forward(settings):
    settings.SITE_TIME_ZONE = "Europe/London"
    day = date(2026, 3, 29)

    begin, end = clock.span(day, day)

    assert end.timestamp() - begin.timestamp() == 23 * 3600
    assert clock.day(begin) == clock.day(end - timedelta(seconds=1)) == day
    assert clock.day(end) == date(2026, 3, 30)
