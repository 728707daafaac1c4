"""A site with its people, desks in a real browser, and a picture of each step when asked for."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page

from articles.models import Article
from editorial import clock
from editorial.actions.begin_review import begin_review
from editorial.tasks import run_sweep
from tests.factories import (
    NOW,
    decide_all,
    make_article,
    make_member,
    make_policy,
    make_user,
    round_of,
    submitted,
)

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
SIZES = {"phone": PHONE, "desk": DESK}


@pytest.fixture(autouse=True)
def _an_hour_after_the_factories(monkeypatch: Any) -> None:
    """The clock of the site goes on from there, so that no test waits for a year to pass."""
    began = time.monotonic()

    def now() -> Any:
        return NOW + timedelta(hours=1, seconds=time.monotonic() - began)

    monkeypatch.setattr(clock, "now", now)


@pytest.fixture
def people(transactional_db: None) -> SimpleNamespace:
    """The staff of a neurology site, where two sign and one of them is a neurologist."""
    make_policy("neurology", signers=2, specialties=["neurology"])
    return SimpleNamespace(
        editor=make_user("editor", username="editor", name="Edith"),
        neurologist=make_member("neurology", username="neuro", name="Nora"),
        haematologist=make_member("haematology", username="haema", name="Hal"),
        chair=make_member("general practice", role="chair", username="chair", name="Cleo"),
    )


@pytest.fixture
def contexts(browser: Browser, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Open browsers of people who are not logged in; close them in the end."""
    opened = []

    def open_context(**options: Any) -> Any:
        context = browser.new_context(
            base_url=live_server.url, **{"viewport": DESK, "locale": "en-GB", **options}
        )
        context.set_default_timeout(10_000)
        opened.append(context)
        return context

    yield open_context
    for context in opened:
        context.close()


@pytest.fixture
def reader(contexts: Callable[..., Any]) -> Page:
    return contexts().new_page()


@pytest.fixture
def desk(contexts: Callable[..., Any], live_server: Any) -> Callable[..., Page]:
    """Return the page of someone who has logged in."""

    def sit_down(user: Any, **options: Any) -> Page:
        client = Client()
        client.force_login(user)
        context = contexts(**options)
        context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                    "url": live_server.url,
                }
            ]
        )
        return context.new_page()

    return sit_down


@pytest.fixture
def article(people: SimpleNamespace) -> Article:
    """A draft of the editor's that nothing stands in the way of."""
    return make_article(slug="b12", topics=("neurology",), by=people.editor)


@pytest.fixture
def under_review(article: Article, people: SimpleNamespace) -> Any:
    """A round that the neurologist has taken up and nobody has decided in."""
    round = round_of(submitted(article))
    begin_review(round=round, by=people.neurologist, at=NOW)
    return round


@pytest.fixture
def decided(under_review: Any, people: SimpleNamespace) -> Any:
    """The same round with the neurologist's verdicts, so that only her signature is left."""
    decide_all(under_review, people.neurologist)
    return under_review


@pytest.fixture
def publish_now() -> Callable[[], int]:
    """What the server's own sweep does a moment after a decision."""
    return run_sweep


@pytest.fixture
def shoot(request: Any) -> Callable[[Page, str], None]:
    """Take a picture on a phone and on a desk, light and dark, if SCREENSHOTS names a folder."""
    folder = os.environ.get("SCREENSHOTS")

    def take(page: Page, name: str) -> None:
        if not folder:
            return
        before = page.viewport_size
        for size, viewport in SIZES.items():
            page.set_viewport_size(viewport)  # type: ignore[arg-type]
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                file = Path(folder) / f"{request.node.originalname}-{name}-{size}-{scheme}.png"
                page.screenshot(path=file, full_page=True)
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(before)  # type: ignore[arg-type]

    return take
