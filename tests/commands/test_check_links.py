"""`check_links`: links that are due are tried, each answer kept at once."""

import json
from datetime import timedelta

import pytest

from editorial import clock, tasks
from references import link_watch
from references.fetching import Fetched, Unreachable
from references.models import LinkCheck, LinkState, Reference
from tests.factories import NOW

DAY = timedelta(days=1)


@pytest.fixture
def world(monkeypatch, settings):
    """Other machines: what is not told to fail has a page. They may also all be silent."""
    settings.LOOK_UPS = True
    answers = {}
    link_watch_watch = link_watch.watch

    def ask(url, **asked):
        answer = answers.get(url, answers.get("*", 200))
        if isinstance(answer, int):
            return Fetched(answer, url, {}, b"")
        raise Unreachable(answer, "No answer.")

    def watch(links_due, **given):
        return link_watch_watch(links_due, **{**given, "ask": ask, "between": 0.0})

    monkeypatch.setattr(link_watch, "watch", watch)
    return answers


@pytest.fixture
def at(monkeypatch):
    def at(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)

    at(NOW)
    return at


def sources(number):
    return [
        Reference.objects.create(
            key=f"s{n}", csl={}, title="A page", url=f"https://h{n}.example/x",
            created_at=NOW - DAY, updated_at=NOW - DAY,
        )
        for n in range(number)
    ]  # fmt: skip


def test_what_came_of_it_is_told_and_kept(run, world, at):
    sources(3)
    world["https://h1.example/x"] = 404
    assert json.loads(run("check_links", "--json").out) == {
        "tried": 3, "works": 2, "fails": 1, "not_checked": 0, "dead": [], "left": 0,
        "offline": False,
    }  # fmt: skip

    at(NOW + DAY)
    said = json.loads(run("check_links", "--json").out)

    assert (said["tried"], said["dead"]) == (1, ["s1"])
    assert LinkState.objects.get(is_dead=True).reference.key == "s1"


def test_a_run_that_was_stopped_goes_on_where_it_was(run, world, at, monkeypatch):
    sources(5)
    note = link_watch.note_try

    def stopped(one, judged, *, at):
        if LinkCheck.objects.count() == 2:
            raise KeyboardInterrupt
        return note(one, judged, at=at)

    with monkeypatch.context() as interrupted:
        interrupted.setattr(link_watch, "note_try", stopped)
        with pytest.raises(KeyboardInterrupt):
            run("check_links")

    assert json.loads(run("check_links", "--json").out)["tried"] == 3


def test_all_that_are_due_are_tried_when_asked_for(run, world, at, monkeypatch):
    monkeypatch.setattr("editorial.management.commands.check_links.AT_ONCE", 2)
    sources(5)

    assert json.loads(run("check_links", "--json").out)["left"] == 3
    assert json.loads(run("check_links", "--all", "--json").out)["tried"] == 3


def test_without_a_network_it_says_so_and_ends(run, world, at):
    sources(9)
    world["*"] = "offline"

    ran = run("check_links", "--all")

    assert "seems to be offline" in ran.out
    assert not LinkState.objects.filter(failed_from__isnull=False).exists()


def test_a_person_sees_each_link_and_the_sum(run, world, at):
    sources(1)

    ran = run("check_links")

    assert "1 of 1: https://h0.example/x leads to a page" in ran.err
    assert "1 links tried: 1 work, 0 failed, 0 could not be checked. 0 more are due." in ran.out


def test_a_site_that_asks_nobody_tries_no_link(run, world, at, settings):
    settings.LOOK_UPS = False
    sources(1)

    assert run("check_links").code != 0
    tasks.watch_links()
    assert not LinkCheck.objects.exists()


def test_the_task_tries_some(world, at, db, monkeypatch):
    monkeypatch.setattr(tasks, "LINKS_AT_ONCE", 2)
    sources(3)

    tasks.watch_links()

    assert LinkCheck.objects.count() == 2
