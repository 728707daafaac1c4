"""Two registers' records of one work agree; a wrong number shows in title, year or author."""

import gzip
import json
import random

import pytest

from references.formats import recognise
from references.identity import disagreements, mismatch, titles_match

PAPER = {
    "title": "Low vitamin B12 and weak legs: a cohort study",
    "author": [{"family": "van der Meer", "given": "J"}],
    "issued": {"date-parts": [[2019, 12]]},
}


@pytest.mark.parametrize(
    "other",
    [
        PAPER,
        {},
        {"title": "LOW VITAMIN B12 AND WEAK LEGS – A COHORT STUDY."},
        {"title": "Low vitamin B<sub>12</sub> and weak legs"},
        {"title": "[Low vitamin B12].", "author": [{"family": "Meer"}]},
        {"issued": {"date-parts": [[2020]]}},
        {"issued": {"date-parts": [[2018]]}},
        {"author": [{"family": "Van Der Meer", "given": "Jan"}]},
        {"author": [{"family": "vandermeer"}]},
    ],
)
def test_records_of_one_work_agree(other):
    assert disagreements(PAPER, {**PAPER, **other}) == ()
    assert disagreements({**PAPER, **other}, PAPER) == ()
    assert mismatch(("Crossref", "PubMed"), PAPER, {**PAPER, **other}) == ""


@pytest.mark.parametrize(
    ("other", "in_what"),
    [
        ({"title": "High doses of vitamin D in falls of the elderly"}, ("title",)),
        ({"issued": {"date-parts": [[2017]]}}, ("year",)),
        ({"author": [{"family": "Puri", "given": "V"}]}, ("first author",)),
        ({"title": "Retraction: " + PAPER["title"]}, ("title",)),
        ({"title": "Correction to: " + PAPER["title"]}, ("title",)),
        ({"title": "Comment on: " + PAPER["title"]}, ("title",)),
        ({"title": "Re: " + PAPER["title"]}, ("title",)),
        (
            {"title": "Weak bones", "issued": {"date-parts": [[1999]]},
             "author": [{"literal": "WHO"}]},
            ("title", "year", "first author"),
        ),
    ],
)  # fmt: skip
def test_what_differs_is_named(other, in_what):
    assert disagreements(PAPER, {**PAPER, **other}) == in_what


def test_people_read_both_sides_of_a_difference():
    other = {**PAPER, "issued": {"date-parts": [[2012]]}}

    said = mismatch(("Crossref", "PubMed"), PAPER, other)

    assert said == "year “2019” in Crossref and “2012” in PubMed."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Effect of α-lipoic acid", "Effect of alpha-lipoic acid"),
        ("TNF-<i>α</i> in sepsis", "TNF-alpha in sepsis"),
        ("Ménière’s disease", "Meniere's disease"),
        ("Folate &amp; B12 in age", "Folate and B12 in age"),
        ("Care of the patient", "Care of the patient: a statement of the society for care"),
    ],
)
def test_two_spellings_of_one_title_match(one, other):
    assert titles_match(one, other)


@pytest.mark.parametrize(
    "title", ["", "[", "<" * 5000, "(" * 5000, "re: " * 2000, "\ud800", "α" * 5000]
)
def test_no_title_is_too_strange(title):
    titles_match(title, "Effect of alpha-lipoic acid")


def test_of_real_works_none_is_taken_for_another(shared_data):
    """Each of the recorded works against some others: title, year and author tell."""
    with gzip.open(shared_data / "bib" / "crossref-json" / "works.jsonl.gz", "rt") as lines:
        works = [json.loads(line)["work"] for line in lines]
    records = [
        one.csl for work in works for one in recognise.read(json.dumps(work).encode(), "").records
    ]
    whole = [csl for csl in records if csl.get("title") and csl.get("author") and csl.get("issued")]
    others = random.Random(5).sample(whole, 8)

    confused = [
        (one["DOI"], other["DOI"])
        for one in whole
        for other in others
        if one["DOI"] != other["DOI"] and not disagreements(one, other)
    ]

    assert len(whole) > 700
    assert all(not disagreements(one, one) for one in whole)
    # A paper and its second version, or two parts of one, may bear the same title.
    assert len(confused) <= 5, confused
