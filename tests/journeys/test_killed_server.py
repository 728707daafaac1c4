"""The product's own server, killed in the middle of a save, and what an editor finds afterwards."""

import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles import queries
from articles.models import Article
from tests.faults import children
from tests.journeys.people import follow, log_in, press
from tests.servers import free_port

pytestmark = pytest.mark.timeout(300)
WORDS = "A sentence that took an hour to write."
START = 60  # seconds that a server may take to begin on a busy machine


class Served:
    """A server on this test's database, as `make run` starts it."""

    def __init__(self) -> None:
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, killed_at: str = "") -> None:
        """Start it; return when it listens."""
        command = children.command(killed_at, "serve", str(self.port))
        self.process = subprocess.Popen(command, env=children.environ(), stdout=subprocess.DEVNULL)
        until = time.monotonic() + START
        while not self._listens():
            assert self.process.poll() is None, "The server ended before it listened."
            assert time.monotonic() < until, "The server does not listen."
            time.sleep(0.1)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def was_killed(self) -> bool:
        """Wait until it has ended; return whether nothing could be cleaned up before."""
        assert self.process is not None
        return self.process.wait(timeout=START) == -signal.SIGKILL

    def address(self, path: str) -> str:
        return f"http://localhost:{self.port}{path}"


@pytest.fixture
def server(transactional_db: None) -> Iterator[Served]:
    served = Served()
    yield served
    if served.process is not None and served.process.poll() is None:
        served.process.kill()
        served.process.wait()


@pytest.fixture
def sit_down(contexts: Callable[..., Any], server: Served) -> Callable[[], Page]:
    """Open a browser that remembers nothing, log in, and go to the text."""

    def open_the_text() -> Page:
        page = contexts().new_page()
        page.context.add_init_script("localStorage.setItem('writing-surface', 'plain')")
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(server.address("/workspace/articles/b12/edit/"))
        log_in(page, "editor")
        expect(page.get_by_role("button", name="Save").first).to_be_visible()
        return page

    return open_the_text


def short(page: Page) -> Any:
    return page.locator("#id_text-patient-short_answer")


def saved(article: Article) -> str:
    draft = queries.draft_of(Article.objects.get(pk=article.pk))
    return next(text.short_answer for text in draft.texts if text.audience == "patient")


def save_until_it_dies(page: Page, server: Served) -> None:
    short(page).fill(WORDS)
    press(page, "Save")
    page.wait_for_url("chrome-error://**")
    assert server.was_killed()


def test_a_server_is_killed_while_it_saves_and_the_words_are_there_after_the_next_log_in_i13(
    article, server, sit_down, shoot
):
    server.start(killed_at="articles.actions.save_draft:_write")
    save_until_it_dies(sit_down(), server)
    assert saved(article) != WORDS

    server.start()
    again = sit_down()
    expect(again.locator("[data-offers]")).to_contain_text("You typed here and did not save it")
    shoot(again, "offered")
    follow(again, "Carry on with it")
    expect(short(again)).to_have_value(WORDS)
    press(again, "Save")

    expect(again.locator(".said")).to_contain_text("Saved.")
    assert saved(article) == WORDS


def test_what_was_saved_before_the_server_was_killed_is_saved_and_offered_no_more_i13(
    article, server, sit_down
):
    server.start(killed_at="editorial.views.workspace.edit:redirect")
    save_until_it_dies(sit_down(), server)
    assert saved(article) == WORDS

    server.start()
    again = sit_down()

    expect(short(again)).to_have_value(WORDS)
    expect(again.locator("[data-offers]")).not_to_contain_text("did not save")
