"""The digest goes at seven on the clocks of the site, whatever they do."""

from datetime import UTC, datetime

import pytest

from editorial.notices.choices import due_at, next_digest


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-02T06:59:59", "2026-11-02T07:00:00"),
        ("2026-11-02T07:00:00", "2026-11-03T07:00:00"),
        # Summer time begins, and ends.
        ("2027-03-27T12:00:00", "2027-03-28T06:00:00"),
        ("2026-10-24T12:00:00", "2026-10-25T07:00:00"),
        ("2026-12-31T23:30:00", "2027-01-01T07:00:00"),
    ],
)
def test_the_next_digest_is_at_seven_where_the_site_is(now, then):
    assert next_digest(moment(now)) == moment(then)


def test_where_clocks_skip_seven_it_goes_when_they_are_past_it(settings):
    settings.SITE_TIME_ZONE = "Pacific/Apia"  # skipped the whole of 30 December 2011

    due = next_digest(moment("2011-12-29T20:00:00"))

    assert moment("2011-12-29T20:00:00") < due <= moment("2011-12-31T20:00:00")


def test_never_is_never_due():
    assert due_at("never", at=moment("2026-11-02T07:00:00")) is None
