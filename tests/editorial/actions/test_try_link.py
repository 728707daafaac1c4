"""A person has one link tried, on the record."""

from datetime import timedelta

import pytest

from editorial.actions.try_link import try_link
from editorial.models import AuditEvent
from editorial.policies import NotAllowed
from references import link_watch
from references.fetching import Fetched
from references.models import LinkCheck, LinkState, Reference
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world(monkeypatch, settings):
    settings.LOOK_UPS = True
    watched = link_watch.try_now

    def ask(url, **asked):
        return Fetched(404, url, {}, b"")

    monkeypatch.setattr(
        link_watch, "try_now", lambda reference, *, at: watched(reference, at=at, ask=ask)
    )


def source(url="https://a.example/x"):
    return Reference.objects.create(
        key="k", csl={}, title="T", url=url, created_at=NOW, updated_at=NOW
    )


def tried(reference, role="editor", at=NOW):
    return try_link(reference=reference, by=make_user(role), at=at)


def test_a_try_is_kept_and_recorded():
    assert tried(source()).outcome == "fails"

    assert LinkCheck.objects.get().at == NOW
    line = AuditEvent.objects.get(action="link_tried")
    assert '"outcome":"fails"' in line.details and line.subject == "reference:k"


def test_trying_twice_in_a_minute_asks_once():
    reference = source()
    tried(reference)

    with pytest.raises(NotAllowed, match="less than a minute"):
        tried(reference, at=NOW + timedelta(seconds=59))
    tried(reference, at=NOW + timedelta(seconds=60))

    assert LinkCheck.objects.count() == 2


def test_impatience_makes_no_link_dead():
    reference = source()
    for minute in range(30):
        tried(reference, at=NOW + timedelta(minutes=minute))

    assert not LinkState.objects.get().is_dead


@pytest.mark.parametrize("role", ["author", "board"])
def test_who_does_not_keep_the_library_asks_nobody(role):
    with pytest.raises(NotAllowed):
        tried(source(), role)

    assert not LinkCheck.objects.exists()


def test_a_site_that_asks_nobody_says_so(settings):
    settings.LOOK_UPS = False

    with pytest.raises(NotAllowed, match="asks no other machines"):
        tried(source())


def test_a_source_without_a_link_says_so():
    with pytest.raises(NotAllowed, match="has no link"):
        tried(source(url=""))
