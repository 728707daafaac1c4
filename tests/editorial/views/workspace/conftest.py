"""A clock that stands still, and people who are signed in."""

import pytest
from django.test import Client

from editorial import clock
from tests.factories import NOW, make_member, make_user


@pytest.fixture(autouse=True)
def _standing_clock(monkeypatch):
    # Credentials and declarations of the factories are counted from this moment.
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def signed_in():
    """Return a client for a user."""

    def sign_in(user):
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def editor(db, signed_in):
    """A client of an editor, who is its `user`."""
    user = make_user("editor", name="Edith")
    client = signed_in(user)
    client.user = user
    return client


@pytest.fixture
def member(db, signed_in):
    """A client of a board member, who is its `user`."""
    user = make_member(name="Beatrice")
    client = signed_in(user)
    client.user = user
    return client


@pytest.fixture
def administrator(db, signed_in):
    """A client of an administrator, who is its `user`."""
    user = make_user("administrator", name="Ada")
    client = signed_in(user)
    client.user = user
    return client


@pytest.fixture
def chair(db, signed_in):
    """A client of the chair, who is its `user`."""
    user = make_member("general practice", role="chair", name="Clara")
    client = signed_in(user)
    client.user = user
    return client
