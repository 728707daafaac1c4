"""How a reference is read: who stands behind it, when, and how it is quoted."""

import pytest

from articles.checks.site import Site
from articles.checks.sources import bibliography
from articles.content import Reference


def reference(kind="guideline", **csl):
    return Reference(key="r", kind=kind, csl=csl)


@pytest.mark.parametrize(
    ("csl", "quote"),
    [
        ({"title": "A title.", "publisher": "NHS"}, "A title. NHS"),
        ({"title": "Why?", "container-title": "BMJ", "issued": "2020"}, "Why? BMJ, 2020"),
        ({"author": [{"family": "Puri", "given": "V."}]}, "r. Puri"),
        ({}, "r"),
    ],
)
def test_entry_is_quoted_from_what_it_has(csl, quote) -> None:
    assert bibliography.quoted(reference(**csl)) == quote


@pytest.mark.parametrize(
    ("kind", "csl", "primary"),
    [
        ("drug-label", {"title": "Any"}, True),
        ("formulary", {"title": "BNF"}, True),
        ("systematic-review", {"title": "Any"}, True),
        ("guideline", {"publisher": "World Health Organization"}, True),
        ("guideline", {"publisher": "A Blog"}, False),
        ("guideline", {"title": "Overview of the NICE guideline"}, False),
        ("trial", {"title": "Any"}, False),
        ("web-page", {"publisher": "NHS"}, False),
    ],
)
def test_source_is_primary_by_kind_and_issuer(kind, csl, primary) -> None:
    assert bibliography.is_primary(reference(kind, **csl), Site()) == primary


@pytest.mark.parametrize(
    ("csl", "regions"),
    [
        ({"publisher": "NHS"}, ["GB"]),
        ({"publisher": "World Health Organization"}, []),
        ({"publisher": "NHS", "custom": {"region": "ie"}}, ["IE"]),
        ({"URL": "https://dailymed.nlm.nih.gov/x"}, ["US"]),
        ({"title": "On the FDA", "publisher": "Commentary, Inc."}, []),
    ],
)
def test_jurisdiction_is_what_the_editor_or_the_issuer_says(csl, regions) -> None:
    assert list(bibliography.jurisdictions(reference(**csl), Site())) == regions


@pytest.mark.parametrize("csl", [{"URL": "http://[bad"}, {"custom": "x"}, {"author": "NHS"}])
def test_records_as_they_really_come_are_read(csl) -> None:
    strange = reference(**csl)

    assert bibliography.host(strange) == ""
    assert bibliography.custom(strange, "own_data") == ""
    assert bibliography.authors(strange) == ()
