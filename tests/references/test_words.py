"""The words by which a source is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.words import LONGEST, MOST, asked_words, fold, words_of

RECORD = {
    "title": "Vitamin B<sub>12</sub> deficiency in Crohn’s disease: Größe",
    "author": [
        {"family": "Stäbler", "given": "Sally P."},
        {"literal": "World Health Organization"},
    ],
    "container-title": "The New England Journal of Medicine",
    "container-title-short": "N Engl J Med",
    "issued": {"date-parts": [[2013, 1]]},
    "DOI": "10.1056/NEJMcp1113996",
    "PMID": "23301732",
    "ISBN": "978-0-306-40615-7",
    "URL": "https://www.nice.org.uk/guidance/ng239",
}


def found(asked: str, **more: object) -> bool:
    words = words_of({**RECORD, **more}, ["NCT01234567"]).split()
    return all(any(word.startswith(each) for word in words) for each in asked_words(asked))


@pytest.mark.parametrize(
    "asked",
    [
        "stabler",
        "STÄBLER sp 2013",
        "Sally Stabl",
        "world health",
        "b12 defic",
        "crohn's",
        "grosse",
        "n engl j med",
        "10.1056/nejmcp1113996",
        "https://doi.org/10.1056/NEJMCP1113996",
        "doi:10.1056/nejmcp11",
        "nejmcp1113996",
        "PMID: 23301732",
        "https://pubmed.ncbi.nlm.nih.gov/23301732/",
        "2330",
        "0-306-40615-2",
        "9780306",
        "nct0123",
        "https://www.nice.org.uk/guidance/ng239",
        "vitamin B12 PMID 23301732",
    ],
)
def test_a_source_is_found_by(asked):
    assert asked_words(asked)
    assert found(asked)


@pytest.mark.parametrize("asked", ["tabler", "2014", "10.1056/nejmcp2", "23301733", "folate"])
def test_a_source_is_not_found_by(asked):
    assert not found(asked)


def test_an_identifier_is_one_word_however_it_was_pasted():
    assert asked_words("doi: 10.1056/NEJMcp1113996.") == ["101056nejmcp1113996"]
    assert asked_words("PMC 123") == ["pmc", "123"]
    assert asked_words("PMC0123") == ["pmc0123"]


def test_a_question_has_no_more_words_than_are_looked_for():
    assert len(asked_words(" ".join(f"w{n}" for n in range(100)))) == 12


def test_a_thousand_authors_are_not_all_words():
    many = [{"family": f"author{n}"} for n in range(5000)]

    assert len(words_of({"author": many}).split()) == MOST


def test_what_is_no_record_of_people_has_no_names():
    assert words_of({"author": "Smith", "editor": [None, "Jones"], "issued": {}}) == ""
    assert words_of({}) == ""


@given(st.text())
def test_words_hold_letters_and_digits_alone(text):
    for word in [*fold(text), *asked_words(text), *words_of({"title": text, "DOI": text}).split()]:
        assert word.isalnum()
        assert fold(word) == [word]
        assert 0 < len(word) <= LONGEST
