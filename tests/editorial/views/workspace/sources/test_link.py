"""The panel of a source's link, and trying it now."""

from datetime import timedelta

import pytest

from references.link_watch import Due, note_try
from references.links import of_answer
from references.models import LinkCheck, Reference
from tests.factories import NOW

pytestmark = pytest.mark.django_db

URL = "https://a.example/x"
DAY = timedelta(days=1)


@pytest.fixture
def source():
    return Reference.objects.create(
        key="k", csl={"title": "T"}, title="T", url=URL, created_at=NOW, updated_at=NOW
    )


def tried(source, status, at):
    note_try(Due(source.pk, URL), of_answer(URL, status=status, url=URL), at=at)


def page(client, source):
    return client.get(f"/workspace/sources/{source.pk}/").content.decode()


def test_a_link_that_nobody_tried_says_so(editor, source):
    assert "Not tried yet" in page(editor, source)


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ([200], ">Works<"),
        ([404], ">Failed once<"),
        ([404, 404], ">Dead<"),
        ([403], ">Not checked<"),
    ],
)
def test_how_the_link_stands_is_told(editor, source, statuses, words):
    for day, status in enumerate(statuses):
        tried(source, status, NOW + day * DAY)

    assert words in page(editor, source)


def test_the_last_tries_are_listed_with_what_was_answered(editor, source):
    tried(source, 404, NOW)

    assert "404: there is no such page" in page(editor, source)


def test_tries_of_another_address_are_not_shown(editor, source):
    tried(source, 404, NOW)
    Reference.objects.update(url="https://a.example/new")

    found = page(editor, source)

    assert "Not tried yet" in found and "404" not in found


def test_a_book_has_no_panel_of_its_link(editor, source):
    Reference.objects.update(url="")

    assert 'id="link"' not in page(editor, source)


def test_a_site_that_asks_nobody_offers_no_try(editor, source, settings):
    assert "asks no other machines" in page(editor, source)
    settings.LOOK_UPS = True
    assert "Try now" in page(editor, source)


def test_trying_now_says_why_not(editor, source):
    answer = editor.post(f"/workspace/sources/{source.pk}/link/", follow=True)

    assert "Nothing was tried" in answer.content.decode()
    assert not LinkCheck.objects.exists()


def test_trying_now_says_what_came_of_it(editor, source, settings, monkeypatch):
    settings.LOOK_UPS = True

    def refused_inside(url, **asked):
        from references.fetching import Fetched

        return Fetched(404, url, {}, b"")

    from references import link_watch

    watched = link_watch.try_now
    monkeypatch.setattr(
        link_watch, "try_now", lambda one, *, at: watched(one, at=at, ask=refused_inside)
    )

    answer = editor.post(f"/workspace/sources/{source.pk}/link/", follow=True)

    assert "The link failed: 404: there is no such page." in answer.content.decode()
