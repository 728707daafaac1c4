"""When a link is dead, and what of all that can happen to a try says so."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.links import (
    APART,
    Stands,
    after,
    is_dead,
    is_resolver,
    link_of,
    next_try,
    of_answer,
    of_resolver,
    of_silence,
)

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
PAGE = "https://journal.example/article/1"


def meant(status=200, url=PAGE, body=b"", asked=PAGE):
    return of_answer(asked, status=status, url=url, body=body).outcome


def tried(*outcomes, every=APART):
    stands = None
    for turn, outcome in enumerate(outcomes):
        stands = after(stands, outcome, AT + turn * every)
    return stands


@pytest.mark.parametrize("status", [400, 404, 410, 500, 502, 504, 523])
def test_a_reader_who_gets_nothing_is_a_failure(status):
    assert meant(status) == "fails"


@pytest.mark.parametrize("status", [401, 402, 403, 405, 406, 407, 418, 429, 451, 503, 999])
def test_a_wall_against_programs_is_neither_dead_nor_alive(status):
    assert meant(status) == "not_checked"


@pytest.mark.parametrize("status", [200, 206])
def test_a_page_works(status):
    assert meant(status) == "works"


@pytest.mark.parametrize(
    "home", ["/", "", "/en/", "/en-gb", "/index.html", "/de/index.php", "/home"]
)
def test_the_home_page_instead_of_the_source_is_a_failure(home):
    assert meant(url=f"https://other.example{home}") == "fails"


def test_a_source_that_is_a_home_page_works():
    assert meant(asked="https://who.example", url="https://www.who.example/en/") == "works"


@pytest.mark.parametrize("there", ["/article/one", "/?p=12", "/ab/article", "/enzymes"])
def test_another_page_of_the_site_works(there):
    assert meant(url=f"https://journal.example{there}") == "works"


@pytest.mark.parametrize(
    "title",
    [
        "Page not found | NHS",
        "404 - File",
        "Error 404",
        "This page cannot be found",
        "404 Not Found",
    ],
)
def test_a_page_that_calls_itself_missing_is_a_failure(title):
    assert meant(body=f"<html><head><TITLE>\n{title}</title>".encode()) == "fails"


@pytest.mark.parametrize(
    "title",
    [
        "Helicobacter was not found in 404 patients",
        "Vitamin B12",
        "404 consecutive cases",
        "Page 3 of 404",
    ],
)
def test_a_title_that_only_speaks_of_finding_works(title):
    assert meant(body=f"<title>{title}</title>".encode()) == "works"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(200, "works"), (404, "fails"), (403, "not_checked"), (500, "not_checked")],
)
def test_a_doi_fails_where_the_resolver_does_not_know_it(status, outcome):
    assert of_resolver(status).outcome == outcome


@pytest.mark.parametrize(
    ("why", "others_answer", "outcome"),
    [
        ("offline", False, "not_checked"),
        ("offline", True, "fails"),
        ("timeout", True, "fails"),
        ("broken", True, "fails"),
        ("timeout", False, "not_checked"),
        ("broken", False, "not_checked"),
        ("refused", True, "not_checked"),
        ("redirects", True, "not_checked"),
        ("too_large", True, "works"),
    ],
)
def test_no_answer_means_what_its_reason_says(why, others_answer, outcome):
    assert of_silence(why, "It did.", others_answer=others_answer).outcome == outcome


def test_two_failures_a_day_apart_make_a_link_dead():
    assert tried("fails", "fails").is_dead


def test_one_failure_does_not():
    assert not tried("fails").is_dead
    assert not tried("works", "fails").is_dead


def test_two_failures_in_one_night_do_not():
    assert not tried("fails", "fails", every=APART - timedelta(seconds=1)).is_dead


def test_many_failures_of_one_day_do_not():
    assert not tried(*["fails"] * 20, every=timedelta(hours=1)).is_dead


def test_failures_around_one_that_worked_do_not():
    assert not tried("fails", "works", "fails").is_dead


def test_what_was_not_checked_changes_nothing():
    assert tried("fails", "not_checked", "fails").is_dead
    assert not tried("fails", "not_checked", "not_checked").is_dead
    assert tried("fails", "fails", "not_checked").is_dead


def test_a_dead_link_that_works_again_is_not_dead():
    assert not tried("fails", "fails", "works").is_dead


@given(st.lists(st.sampled_from(["works", "fails", "not_checked"]), max_size=12))
def test_dead_is_what_the_tries_since_it_last_worked_say(outcomes):
    since = outcomes[::-1].index("works") if "works" in outcomes else len(outcomes)
    first = len(outcomes) - since
    failed = [
        AT + turn * APART for turn, o in enumerate(outcomes) if turn >= first and o == "fails"
    ]
    stands = tried(*outcomes)

    assert (stands is not None and stands.is_dead) == is_dead(failed)


def test_each_link_is_tried_about_once_a_month_and_a_failed_one_after_a_day():
    works, gone = of_answer(PAGE, status=200, url=PAGE), of_answer(PAGE, status=404, url=PAGE)

    assert next_try(works, tried("works"), AT) == AT + timedelta(days=30)
    assert next_try(gone, tried("fails"), AT) == AT + APART
    assert next_try(gone, tried("fails", "fails"), AT) == AT + timedelta(days=7)


def test_a_source_is_followed_by_its_own_address_or_else_by_its_doi():
    assert link_of(doi="10.1000/x", url=PAGE) == PAGE
    assert link_of(doi="10.1000/x", url="") == "https://doi.org/10.1000/x"
    assert link_of(doi="", url="") == ""


def test_the_resolver_is_known_by_its_name_only():
    assert is_resolver("https://DOI.org/10.1000/x")
    assert not is_resolver("https://doi.org.evil.example/10.1000/x")


def test_a_stand_without_tries_is_not_dead():
    assert not Stands("not_checked").is_dead
