"""When a session is over, and what is said of it."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from editorial import clock
from editorial.identity import sessions
from tests.factories import NOW, make_user

MINUTES = timedelta(minutes=1)


def begun():
    session = {}
    sessions.begin(session, "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0", at=NOW)
    return session


def test_a_session_in_use_lasts_twelve_hours_and_no_longer():
    session = begun()
    for step in range(1, 12 * 60 // 20):
        assert sessions.see(session, "", at=NOW + step * 20 * MINUTES)

    assert sessions.see(session, "", at=NOW + 12 * 60 * MINUTES)
    assert not sessions.see(session, "", at=NOW + (12 * 60 + 1) * MINUTES)


@pytest.mark.parametrize(("minutes", "lasts"), [(29, True), (30, True), (31, False), (600, False)])
def test_a_session_ends_after_half_an_hour_unused(minutes, lasts):
    assert sessions.see(begun(), "", at=NOW + minutes * MINUTES) is lasts


def test_a_clock_that_steps_back_makes_no_session_younger():
    session = begun()
    sessions.see(session, "", at=NOW + 20 * MINUTES)
    sessions.see(session, "", at=NOW - 600 * MINUTES)

    assert session[sessions.SEEN] == (NOW + 20 * MINUTES).isoformat()
    assert session[sessions.BEGAN] == NOW.isoformat()


def test_a_session_is_written_to_once_a_minute():
    session = begun()
    before = dict(session)

    sessions.see(session, "", at=NOW + timedelta(seconds=59))

    assert session == before


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 "
            "Mobile/15E148 Safari/604.1",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537 Chrome/150 Safari/537",
            "Chrome on Android",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X) Chrome/150 Safari/537 Edg/150", "Edge on Mac"),
        ("", "A browser"),
        ("<script>alert(1)</script>", "A browser"),
    ],
)
def test_a_device_is_named_as_people_name_it(agent, words):
    assert sessions.device(agent) == words


@pytest.fixture
def signed_in(db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)

    def sign_in(user):
        client = Client()
        client.force_login(user)
        return client

    return sign_in


def test_only_ones_own_sessions_are_listed_and_ended(signed_in):
    me, other = make_user(), make_user()
    here, there, theirs = signed_in(me), signed_in(me), signed_in(other)

    listed = sessions.sessions_of(me, here=here.session.session_key, at=NOW)
    assert [each.is_here for each in listed] == [True, False]
    assert sessions.end_sessions(me, at=NOW, but=here.session.session_key) == 1

    left = set(Session.objects.values_list("session_key", flat=True))
    assert left == {here.session.session_key, theirs.session.session_key}
    assert there.get("/workspace/").status_code == 302


def test_the_name_of_a_session_opens_nothing(signed_in):
    me = make_user()
    client = signed_in(me)

    (listed,) = sessions.sessions_of(me, here=None, at=NOW)

    assert client.session.session_key not in repr(listed)


def test_a_name_of_somebody_elses_session_ends_nothing(signed_in):
    me, other = make_user(), make_user()
    signed_in(me)
    signed_in(other)
    (theirs,) = sessions.sessions_of(other, here=None, at=NOW)

    assert sessions.end_sessions(me, at=NOW, named=theirs.name) == 0
    assert Session.objects.count() == 2


def test_what_is_over_is_not_listed(signed_in):
    me = make_user()
    signed_in(me)

    assert sessions.sessions_of(me, here=None, at=NOW + 31 * MINUTES) == []


def test_logging_in_sweeps_out_what_opens_nothing_any_more(signed_in):
    me = make_user()
    signed_in(me)
    Session.objects.update(expire_date=NOW - MINUTES)

    signed_in(me)

    assert Session.objects.count() == 1
