"""Books come by ISBN from Open Library, trials by number from ClinicalTrials.gov."""

from datetime import date

import pytest

from references.lookup import open_library, trials

ISBN = "9780323640688"
BOOK = {
    f"ISBN:{ISBN}": {
        "bib_key": f"ISBN:{ISBN}",
        "details": {
            "title": "Bradley and Daroff's neurology in clinical practice",
            "authors": [{"key": "/authors/OL1A", "name": "Joseph Jankovic"}, {"key": "x"}, 7],
            "publishers": ["Elsevier"],
            "publish_places": [{"name": "Philadelphia"}],
            "publish_date": "Jun 10, 2021",
            "edition_name": "8th ed.",
        },
    }
}
TRIAL = {
    "protocolSection": {
        "identificationModule": {"nctId": "NCT01234567", "officialTitle": "Cobalamin in weak legs"},
        "sponsorCollaboratorsModule": {"leadSponsor": {"name": "University of Oslo"}},
        "statusModule": {"studyFirstPostDateStruct": {"date": "2010-11-04"}},
    }
}
TODAY = date(2026, 11, 22)


def test_a_book_is_found_by_its_isbn(registers):
    registers.expect_request("/open-library/api/books").respond_with_json(BOOK)

    answer = open_library.book(ISBN)

    csl = answer.record.csl
    assert (csl["type"], csl["ISBN"], csl["publisher"]) == ("book", ISBN, "Elsevier")
    assert csl["author"] == [{"family": "Jankovic", "given": "Joseph"}]
    assert csl["issued"]["date-parts"][0][0] == 2021
    assert (csl["edition"], csl["publisher-place"]) == ("8th ed.", "Philadelphia")
    assert answer.record.kind == "textbook"


@pytest.mark.parametrize("said", [{}, {f"ISBN:{ISBN}": {}}, {f"ISBN:{ISBN}": {"details": 3}}])
def test_a_book_that_is_not_there_is_said_to_be_so(said, registers):
    registers.expect_request("/open-library/api/books").respond_with_json(said)

    assert open_library.book(ISBN).outcome == "not_found"


def test_a_trial_is_found_by_its_number(registers):
    registers.expect_request("/trials/studies/NCT01234567").respond_with_json(TRIAL)

    answer = trials.trial("NCT01234567", on=TODAY)

    csl = answer.record.csl
    assert (answer.record.kind, csl["title"]) == ("trial", "Cobalamin in weak legs")
    assert (csl["number"], csl["URL"]) == (
        "NCT01234567", "https://clinicaltrials.gov/study/NCT01234567",
    )  # fmt: skip
    assert csl["author"] == [{"literal": "University of Oslo"}]
    assert csl["accessed"] == {"date-parts": [[2026, 11, 22]]}


def test_another_trial_is_not_believed(registers):
    registers.expect_request("/trials/studies/NCT00000001").respond_with_json(TRIAL)

    assert trials.trial("NCT00000001", on=TODAY).outcome == "not_found"


@pytest.mark.parametrize("body", ["", "[]", "null", '"x"', '{"protocolSection": []}', "<html>"])
def test_answers_that_are_none_are_told(body, registers):
    registers.expect_request("/trials/studies/NCT00000001").respond_with_data(body)
    registers.expect_request("/open-library/api/books").respond_with_data(body)

    for answer in (trials.trial("NCT00000001", on=TODAY), open_library.book(ISBN)):
        assert answer.outcome in ("failed", "not_found")
