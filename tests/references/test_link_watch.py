"""Links are tried when they are due, politely and in turn, and what came of it is kept."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest

from references import link_watch
from references.fetching import Fetched, Unreachable, fetch
from references.link_watch import BETWEEN, Due, by_turns, due, note_try, some_due, try_now, watch
from references.links import APART, of_answer
from references.models import LinkCheck, LinkState, Reference

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
WORKS = of_answer("https://a.example/x", status=200, url="https://a.example/x")
GONE = of_answer("https://a.example/x", status=404, url="https://a.example/x")


def source(key, url="", at=AT, **fields):
    fields = {"csl": {}, "title": key, "created_at": at, "updated_at": at, **fields}
    return Reference.objects.create(key=key, url=url, **fields)


def sources(number, host="a.example", at=AT):
    return [source(f"{host}-{n}", f"https://{host}/{n}", at) for n in range(number)]


def the_world(answers):
    """Ask nobody: hosts answer as told, all others with a page."""

    def ask(url, **asked):
        ask.asked.append(url)
        answer = answers.get(urlsplit(url).hostname, answers.get("*", 200))
        if isinstance(answer, int):
            return Fetched(answer, url, {}, b"")
        raise Unreachable(answer, "No answer.")

    ask.asked = []
    return ask


def run(references, answers, at=AT, **given):
    ask = the_world(answers)
    links_due = [Due(one.pk, one.url) for one in references]
    ran = watch(links_due, now=lambda: at, between=0.0, ask=ask, **given)
    return ran, ask


@pytest.fixture
def local(httpserver):
    """A server of our own, asked through the one door to the world."""

    def ask(url, **asked):
        return fetch(url, trusted=True, **asked)

    return httpserver, ask


def test_a_real_server_is_tried_and_every_answer_understood(local):
    server, ask = local
    server.expect_request("/paper").respond_with_data("<title>Vitamin B12</title>")
    server.expect_request("/moved").respond_with_data(
        "", 301, {"Location": server.url_for("/paper")}
    )
    server.expect_request("/sent-home").respond_with_data(
        "", 302, {"Location": server.url_for("/")}
    )
    server.expect_request("/").respond_with_data("<title>Welcome</title>")
    server.expect_request("/gone").respond_with_data("", 410)
    server.expect_request("/wall").respond_with_data("Prove that you are human.", 403)
    server.expect_request("/large").respond_with_data(b"%PDF" + b"x" * 400_000)
    paths = ("paper", "moved", "sent-home", "gone", "wall", "large")
    rows = {path: source(path, server.url_for(f"/{path}")) for path in paths}

    watch([Due(row.pk, row.url) for row in rows.values()], now=lambda: AT, between=0.0, ask=ask)

    said = {one.reference.key: one.outcome for one in LinkCheck.objects.select_related("reference")}
    assert said == {
        "paper": "works",
        "moved": "works",
        "sent-home": "fails",
        "gone": "fails",
        "wall": "not_checked",
        "large": "works",
    }


def test_an_address_inside_our_network_is_never_asked(httpserver):
    inside = source("inside", httpserver.url_for("/secret"))

    judged = try_now(inside, at=AT)

    assert judged.outcome == "not_checked"
    assert httpserver.log == []


def test_a_link_is_dead_after_the_second_failure_a_day_later_and_alive_when_it_works():
    (row,) = sources(1)
    run([row], {"a.example": 404})
    assert not LinkState.objects.get().is_dead

    ran, _ = run([row], {"a.example": 404}, at=AT + APART)
    assert LinkState.objects.get().is_dead and ran.dead == [row.pk]

    ran, _ = run([row], {"a.example": 404}, at=AT + 2 * APART)
    assert ran.dead == []

    run([row], {"a.example": 200}, at=AT + 3 * APART)
    assert not LinkState.objects.get().is_dead


def test_while_we_are_offline_nothing_is_checked_and_the_run_stops():
    rows = [*sources(3), *sources(3, "b.example"), *sources(3, "c.example")]

    ran, _ = run(rows, {"*": "offline"})

    assert ran.is_offline
    assert set(ran.tried) == {"not_checked"} and ran.tried.total() < len(rows)
    assert not LinkState.objects.filter(failed_from__isnull=False).exists()
    assert {one.due_at for one in LinkState.objects.all()} == {AT + timedelta(hours=1)}


@pytest.mark.parametrize("silence", ["offline", "timeout", "broken"])
def test_one_silent_server_among_others_that_answer_fails(silence):
    dead, (alive,) = source("dead", "https://dead.example/x"), sources(1)

    run([dead, alive], {"dead.example": silence})

    assert LinkState.objects.get(reference=dead).outcome == "fails"
    assert LinkState.objects.get(reference=alive).outcome == "works"


def test_a_server_that_is_silent_alone_is_told_from_being_offline():
    dead = source("dead", "https://dead.example/x")

    assert try_now(dead, at=AT, ask=the_world({"*": "offline"})).outcome == "not_checked"
    assert try_now(dead, at=AT, ask=the_world({"dead.example": "offline"})).outcome == "fails"


def test_a_doi_is_asked_of_its_resolver_and_not_of_the_publisher():
    row = source("d", doi="10.1002/(sici)1097-0258(1998)17:15<1661::aid>3.0.co;2-2")
    ask = the_world({"doi.org": 404})

    judged = try_now(row, at=AT, ask=ask)

    assert judged.outcome == "fails"
    assert ask.asked == [
        "https://doi.org/api/handles/10.1002/(sici)1097-0258(1998)17:15%3C1661::aid%3E3.0.co;2-2"
    ]


def test_a_source_without_a_link_is_not_tried():
    assert try_now(source("book"), at=AT, ask=the_world({})) is None


def test_links_are_due_when_never_tried_and_again_after_a_month():
    (row,) = sources(1)
    assert [pk for pk, _ in due(at=AT)] == [row.pk]

    note_try(Due(row.pk, row.url), WORKS, at=AT)
    assert not due(at=AT + 29 * DAY)
    assert due(at=AT + 30 * DAY)


def test_another_address_of_the_source_is_due_at_once_and_starts_anew():
    (row,) = sources(1)
    note_try(Due(row.pk, row.url), GONE, at=AT)
    Reference.objects.filter(pk=row.pk).update(url="https://a.example/new")

    assert [url for _, url in due(at=AT)] == ["https://a.example/new"]
    note_try(Due(row.pk, "https://a.example/new"), GONE, at=AT + 2 * DAY)
    assert not LinkState.objects.get().is_dead


def test_sources_without_an_address_are_never_due():
    source("book")

    assert not due(at=AT)


def test_a_host_with_a_thousand_links_keeps_nobody_waiting():
    sources(30, "big.example", AT - DAY)
    (small,) = sources(1, "small.example")

    chosen = some_due(at=AT, most=20, per_host=4)

    assert [one.host for one in chosen].count("big.example") == 4
    assert small.pk in {one.reference for one in chosen}


def test_every_link_gets_its_turn_whatever_fails():
    """Some always fail and are due every day, new ones keep coming: all are tried all the same."""
    rows = [row for n in range(8) for row in sources(5, f"h{n}.example", AT - 40 * DAY)]
    tried = set()
    for turn in range(30):
        at = AT + turn * timedelta(hours=1)
        sources(1, f"new{turn}.example", at)
        for one in some_due(at=at, most=6, per_host=2):
            tried.add(one.reference)
            note_try(one, GONE if one.host < "h4" else WORKS, at=at)

    assert {row.pk for row in rows} <= tried


def test_second_tries_do_not_wait_behind_a_whole_library():
    (failed,) = sources(1, "failed.example", AT)
    note_try(Due(failed.pk, failed.url), GONE, at=AT)
    for n in range(10):
        sources(2, f"h{n}.example", AT - 40 * DAY)

    assert failed.pk in {one.reference for one in some_due(at=AT + DAY, most=4)}


def test_hosts_are_asked_by_turns():
    rows = [Due(n, f"https://{host}.example/{n}") for n, host in enumerate("aaabbc")]

    assert [one.host[0] for one in by_turns(rows)] == ["a", "b", "c", "a", "b", "a"]


def test_between_two_tries_of_one_host_there_is_a_pause(monkeypatch):
    slept = []
    monkeypatch.setattr(link_watch.time, "sleep", slept.append)
    rows = [*sources(2), *sources(1, "b.example")]

    watch([Due(r.pk, r.url) for r in rows], now=lambda: AT, ask=the_world({}))

    assert [round(seconds, 1) for seconds in slept] == [0, BETWEEN, 0]


def test_no_try_begins_when_the_time_is_up():
    ran, ask = run(sources(3), {}, seconds=-1.0)

    assert ask.asked == [] and not ran.tried


def test_the_last_ten_tries_of_each_link_are_kept():
    one, other = sources(2)
    for turn in range(13):
        note_try(Due(one.pk, one.url), GONE, at=AT + turn * DAY)
    note_try(Due(other.pk, other.url), WORKS, at=AT)

    kept = LinkCheck.objects.filter(reference=one)
    assert kept.count() == 10
    assert {check.at for check in kept} == {AT + turn * DAY for turn in range(3, 13)}
    assert LinkCheck.objects.filter(reference=other).count() == 1
    assert LinkState.objects.get(reference=one).failed_from == AT


def test_choosing_asks_the_database_twice_however_many_there_are(django_assert_max_num_queries):
    sources(50)

    with django_assert_max_num_queries(2):
        some_due(at=AT, most=20)
