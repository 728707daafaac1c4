"""How a source stands: the gravest notice that holds, lifted only by what can lift it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.notice_kinds import EFFECT, STATUSES, WORDS
from references.standing_of_source import Said, standing_of_source

DAY = date(2020, 6, 5)
DOI = "10.1000/paper"
GRAVEST_FIRST = list(STATUSES)


def said(kind, on=DAY, register="crossref", **facts):
    return Said(kind, register, on, **{"notice_doi": "10.1000/notice", **facts})


def status(*notices, doi=DOI):
    return standing_of_source(notices, doi=doi).status


days = st.none() | st.dates(date(1990, 1, 1), date(2026, 1, 1))
notices = st.builds(
    Said,
    kind=st.sampled_from(list(WORDS)),
    register=st.sampled_from(["crossref", "pubmed", "retraction-watch", "editor"]),
    on=days,
    notice_doi=st.sampled_from(["", DOI, "10.1000/a", "10.1000/b"]),
    notice_pmid=st.sampled_from(["", "1"]),
    is_listed=st.booleans(),
    decision=st.sampled_from(["", "holds", "does_not_apply", "read"]),
)
several = st.lists(notices, max_size=6)


@pytest.mark.parametrize("kind", list(WORDS))
def test_each_kind_alone_has_its_own_effect(kind):
    assert status(said(kind)) == EFFECT[kind]


def test_nothing_said_is_no_status():
    standing = standing_of_source(())
    assert (standing.status, standing.rests_on, standing.holding) == ("", None, ())


def test_a_later_correction_does_not_lift_a_retraction():
    retraction = said("retraction")
    correction = said("erratum", DAY + timedelta(9), notice_doi="10.1000/erratum")
    standing = standing_of_source((correction, retraction), doi=DOI)
    assert standing.status == "retracted"
    assert standing.rests_on == retraction
    assert standing.holding == (retraction, correction)


def test_a_reinstatement_lifts_the_retraction_before_it():
    assert status(said("retraction"), said("reinstatement", DAY + timedelta(400))) == ""


def test_a_retraction_after_a_reinstatement_holds():
    assert status(said("reinstatement"), said("retraction", DAY + timedelta(1))) == "retracted"


def test_a_reinstatement_leaves_corrections_and_new_editions():
    lifted = said("reinstatement", DAY + timedelta(9))
    assert status(said("correction"), lifted) == "corrected"
    assert status(said("new-edition"), lifted) == "superseded"


def test_a_reinstatement_of_one_register_lifts_what_another_says():
    lifted = said("reinstatement", register="retraction-watch")
    assert status(said("retraction", None, register="pubmed"), lifted) == ""


def test_without_dates_a_reinstatement_lifts_what_has_none_and_nothing_dated():
    undated = said("reinstatement", None)
    assert status(said("retraction", None), undated) == ""
    assert status(said("retraction", DAY), undated) == "retracted"


def test_of_two_as_grave_the_newer_is_what_the_status_rests_on():
    older, newer = said("withdrawal"), said("retraction", DAY + timedelta(14))
    assert standing_of_source((newer, older)).rests_on == newer
    assert standing_of_source((said("removal", None), older)).rests_on == older


def test_a_concern_is_no_retraction_and_a_retraction_after_it_is():
    concern = said("expression-of-concern")
    assert status(concern) == "questioned"
    assert status(concern, said("retraction", DAY + timedelta(2))) == "retracted"


@pytest.mark.parametrize("kind", ["correction", "corrigendum", "erratum", "addendum"])
@given(many=st.lists(days, min_size=1, max_size=5))
def test_no_number_of_corrections_is_a_retraction(kind, many):
    assert status(*(said(kind, on) for on in many)) in {"", "corrected"}


def test_what_a_register_no_longer_lists_does_not_hold():
    assert status(said("retraction", is_listed=False)) == ""
    lifted = said("reinstatement", DAY + timedelta(1), is_listed=False)
    assert status(said("retraction"), lifted) == "retracted"


def test_a_person_can_say_that_a_notice_is_not_about_the_source():
    assert status(said("retraction", decision="does_not_apply")) == ""


def test_a_person_can_say_that_a_notice_holds_whatever_registers_say():
    held = said("retraction", is_listed=False, decision="holds")
    assert status(held, said("reinstatement", DAY + timedelta(9))) == "retracted"


def test_a_notice_that_was_read_still_holds():
    assert status(said("expression-of-concern", decision="read")) == "questioned"


def test_a_new_version_under_the_same_doi_supersedes_nothing():
    assert status(said("new-version", notice_doi=DOI)) == ""
    assert status(said("new-version", notice_doi="10.1000/paper.v2")) == "superseded"


def test_a_retraction_under_the_same_doi_is_one():
    assert status(said("retraction", notice_doi=DOI)) == "retracted"


@pytest.mark.parametrize(
    ("doi", "notice", "expected"),
    [
        ("10.1002/14651858.cd005413", "10.1002/14651858.cd005413.pub3", "superseded"),
        ("10.1002/14651858.cd005052.pub4", "10.1002/14651858.cd005052.pub6", "superseded"),
        ("10.1002/14651858.cd005052.pub4", "10.1002/14651858.cd005052.pub4", "retracted"),
        ("10.1002/14651858.cd005052.pub4", "10.1002/14651858.cd005052.pub2", "retracted"),
        ("10.1002/14651858.cd005052.pub4", "10.1002/14651858.cd009999.pub6", "retracted"),
        ("10.1002/14651858.cd005052.pub4", "10.1000/notice", "retracted"),
        ("10.1002/14651858.cd005052.pub4", "", "retracted"),
    ],
)
def test_a_cochrane_review_with_a_newer_version_is_superseded(doi, notice, expected):
    assert status(said("retraction", notice_doi=notice), doi=doi) == expected


@given(several, st.randoms())
def test_the_order_in_which_notices_are_told_says_nothing(all_said, random):
    shuffled = list(all_said)
    random.shuffle(shuffled)
    assert standing_of_source(shuffled, doi=DOI) == standing_of_source(all_said, doi=DOI)


@given(several, notices.filter(lambda one: one.kind != "reinstatement"))
def test_only_a_reinstatement_ever_makes_a_status_less_grave(all_said, one_more):
    before, after = status(*all_said), status(*all_said, one_more)
    assert GRAVEST_FIRST.index(after) <= GRAVEST_FIRST.index(before)


@given(several, notices)
def test_what_does_not_apply_is_as_if_it_had_not_been_said(all_said, one):
    ruled_out = replace(one, decision="does_not_apply")
    assert standing_of_source([*all_said, ruled_out]) == standing_of_source(all_said)


@given(several)
def test_a_retraction_that_a_person_holds_to_always_counts(all_said):
    held = said("retraction", decision="holds", notice_doi="10.1000/other")
    assert status(*all_said, held) == "retracted"


@given(several)
def test_a_status_rests_on_a_notice_and_only_then(all_said):
    standing = standing_of_source(all_said, doi=DOI)
    assert bool(standing.status) == (standing.rests_on is not None)
    assert standing.rests_on in (*standing.holding, None)
