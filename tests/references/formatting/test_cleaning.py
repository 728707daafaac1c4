import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.formatting import STYLES, text_in
from references.formatting.capitals import name_in_capitals, sentence_of_capitals, title_case
from references.formatting.cleaning import clean
from references.formatting.quotes import curled


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        (
            "LEG WEAKNESS IN VITAMIN B12 DEFICIENCY",
            "Leg weakness in vitamin B12 deficiency",
        ),
        (
            "HIV AND PARKINSON'S DISEASE: A COHORT OF BRITISH PATIENTS",
            "HIV and Parkinson's disease: A cohort of British patients",
        ),
        ("TYPE II ERRORS WITHOUT HEPATITIS B", "Type II errors without hepatitis B"),
        ("Leg Weakness in Deficiency", "Leg Weakness in Deficiency"),
        ("GRADE", "GRADE"),
        ("JAMA INTERNAL", "JAMA INTERNAL"),
    ],
)
def test_only_what_is_all_in_capitals_is_lowered(said, printed):
    assert sentence_of_capitals(said) == printed


def test_italics_of_a_title_in_capitals_stay():
    lowered = sentence_of_capitals("<i>HELICOBACTER PYLORI</i> IN ADULTS WITH ANAEMIA")

    assert lowered == "<i>Helicobacter pylori</i> in adults with anaemia"


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("SMITH", "Smith"),
        ("MCDONALD", "McDonald"),
        ("O'BRIEN", "O'Brien"),
        ("DE SOUZA", "De Souza"),
        ("LI", "LI"),
        ("van Dam", "van Dam"),
    ],
)
def test_family_names_in_capitals_are_lowered(said, printed):
    assert name_in_capitals(said) == printed


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("clinical haematology", "Clinical Haematology"),
        ("the nerves of the leg: an atlas", "The Nerves of the Leg: An Atlas"),
        ("long-term care for DNA repair", "Long-Term Care for DNA Repair"),
        ("the 5th meeting", "The 5th Meeting"),
        ("on <i>E. coli</i> in water", "On <i>E. Coli</i> in Water"),
    ],
)
def test_titles_of_books_have_large_words(said, printed):
    assert title_case(said) == printed


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("Patients' views of Parkinson's", "Patients’ views of Parkinson’s"),
        ("Testing of 'donor' blood", "Testing of “donor” blood"),
        ('A "quoted" word', "A “quoted” word"),
        ("DISCS '15", "DISCS ’15"),
        ("The 5'-end and 3' end", "The 5'-end and 3' end"),
    ],
)
def test_straight_marks_are_curled_and_primes_are_not(said, printed):
    assert curled(said) == printed


def test_what_leads_elsewhere_is_printed_once():
    doubled = {"URL": "http://dx.doi.org/10.1000/xyz", "DOI": "10.1000/XYZ"}
    address = {"URL": "https://example.org/a; https://example.org/b"}

    assert clean(doubled) == {"DOI": "10.1000/xyz"}
    assert clean({"URL": "https://doi.org/10.1000/xyz"}) == {"DOI": "10.1000/xyz"}
    assert clean(address) == {"URL": "https://example.org/a"}


@pytest.mark.parametrize(
    ("said", "cleaned"),
    [
        ({"page": "373-373"}, {"page": "373"}),
        ({"page": "384--9"}, {"page": "384-389"}),
        ({"page": "no-no"}, {}),
        ({"issue": "6 Suppl. 2"}, {"issue": "6", "supplement-number": "2"}),
        ({"volume": "96 Suppl 1"}, {"volume": "96", "supplement-number": "1"}),
        ({"edition": "3rd ed."}, {"edition": "3"}),
        ({"edition": "1st"}, {}),
        ({"issued": {"date-parts": [[2017, None, None]]}}, {"issued": {"date-parts": [[2017]]}}),
        ({"issued": {"date-parts": [[None]]}}, {}),
        ({"title": "B<sub>12</sub> &amp;amp; <i>legs</i>."}, {"title": "B12 & <i>legs</i>"}),
        ({"type": "standard"}, {"type": "report"}),
        ({"type": "journal-article"}, {"type": "article-journal"}),
    ],
)
def test_each_field_has_one_shape(said, cleaned):
    assert clean(said) == cleaned


def test_a_name_has_its_particle_in_front_and_no_nickname():
    people = [{"family": "Berg", "given": "Jan van den"}, {"family": "Yu", "given": "X. (Bill)"}]

    assert clean({"author": people})["author"] == [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
        {"family": "Yu", "given": "X."},
    ]


RECORDS = st.dictionaries(
    st.sampled_from(
        ["title", "page", "volume", "issue", "edition", "publisher", "DOI", "URL", "genre"]
    ),
    st.text(alphabet="aB1 '\"-.()<>&;:/sSupl", max_size=40),
)


@given(RECORDS)
def test_a_clean_record_stays_as_it_is(csl):
    once = clean(csl)

    assert {n: v for n, v in clean(once).items() if n not in _READ_TWICE} == {
        n: v for n, v in once.items() if n not in _READ_TWICE
    }
    json.dumps(once)


# What looks like markup or a supplement only after the first reading may be read again.
_READ_TWICE = {"title", "publisher", "genre", "issue", "volume", "supplement-number", "URL", "DOI"}


@pytest.mark.parametrize(
    "bit", ["(", "((a)", "<i", "&amp;", '" ', "' a", "a ", "A ", "AAAA>", " suppl", "1-", "a:", "-"]
)
def test_hostile_words_are_printed_in_no_more_time_than_they_deserve(bit):
    words = (bit * 20_000)[:20_000]
    people = [{"family": words, "given": words}, {"literal": words}]
    texts = dict.fromkeys(("title", "container-title", "publisher", "issue", "page"), words)
    started = time.process_time()

    for type_ in ("book", "article-journal"):
        for style in STYLES:
            text_in(style, {"type": type_, "author": people, **texts, "URL": words})

    assert time.process_time() - started < 2
