import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.identifiers import (
    Found,
    find,
    identifiers_of,
    normalise_doi,
    normalise_isbn,
    normalise_pmcid,
    normalise_pmid,
    normalise_url,
    same_source,
)


@pytest.mark.parametrize(
    ("pasted", "doi"),
    [
        ("10.1000/XYZ", "10.1000/xyz"),
        ("doi:10.1000/xyz.", "10.1000/xyz"),
        ("DOI: 10.1000/xyz", "10.1000/xyz"),
        ("https://doi.org/10.1000/xyz", "10.1000/xyz"),
        ("http://dx.doi.org/10.1016/S0140-6736(05)66545-0", "10.1016/s0140-6736(05)66545-0"),
        ("https://doi.org/10.1002%2F9781118445112", "10.1002/9781118445112"),
        (
            "10.1002/(SICI)1097-0258(19980815)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
            "10.1002/(sici)1097-0258(19980815)17:15/16<1661::aid-sim968>3.0.co;2-2",
        ),
        ("(10.1000/xyz)", None),
        ("10.1000", None),
        ("11.1000/xyz", None),
        ("10.1000/xyz and more", None),
        ("", None),
    ],
)
def test_a_doi_has_one_spelling(pasted, doi):
    assert normalise_doi(pasted) == doi


@pytest.mark.parametrize(
    ("pasted", "pmid"),
    [
        ("28925645", "28925645"),
        ("PMID: 28925645", "28925645"),
        ("https://pubmed.ncbi.nlm.nih.gov/28925645/", "28925645"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/28925645", "28925645"),
        ("00123", "123"),
        ("0", None),
        ("123456789", None),
        ("PMC123", None),
        ("١٢٣", None),
        ("", None),
    ],
)
def test_a_pubmed_number_has_one_spelling(pasted, pmid):
    assert normalise_pmid(pasted) == pmid


def test_a_pubmed_central_number_loses_its_version():
    assert normalise_pmcid("pmc1234567.2") == "PMC1234567"
    assert normalise_pmcid("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/") == "PMC1234567"
    assert normalise_pmcid("1234567") is None


@pytest.mark.parametrize(
    ("pasted", "isbn"),
    [
        ("0-306-40615-2", "9780306406157"),
        ("ISBN 978-0-306-40615-7", "9780306406157"),
        ("978–0–306–40615–7", "9780306406157"),
        ("080442957X", "9780804429573"),
        ("0-306-40615-3", None),
        ("9780306406158", None),
        ("9770306406157", None),
        ("", None),
    ],
)
def test_an_isbn_needs_its_check_digit(pasted, isbn):
    assert normalise_isbn(pasted) == isbn


@pytest.mark.parametrize(
    ("pasted", "url"),
    [
        ("HTTPS://Example.ORG:443/A/b#part", "https://example.org/A/b"),
        ("http://example.org", "http://example.org/"),
        ("http://example.org:8080/?q=1", "http://example.org:8080/?q=1"),
        ("https://example.org/a?utm_source=x&id=5", "https://example.org/a?id=5"),
        ("http://[::1]/x", "http://[::1]/x"),
        ("https://user@example.org/", None),
        ("javascript:alert(1)", None),
        ("ftp://example.org/", None),
        ("https://example.org/a b", None),
        ("https://example.org:port/", None),
        ("http://[half", None),
        ("//example.org", None),
        ("", None),
    ],
)
def test_a_web_address_has_one_spelling(pasted, url):
    assert normalise_url(pasted) == url


def test_identifiers_are_found_in_a_reference_line():
    line = (
        "Puri V, et al. 2005. doi:10.1016/x(05)1. PMID: 123, PMC77, ISBN 0-306-40615-2 "
        "(https://example.org/a)."
    )

    assert find(line) == (
        Found("doi", "10.1016/x(05)1", 21, 39),
        Found("pmid", "123", 41, 50),
        Found("pmcid", "PMC77", 52, 57),
        Found("isbn", "9780306406157", 59, 77),
        Found("url", "https://example.org/a", 79, 100),
    )


def test_a_link_to_a_doi_is_not_a_web_address_as_well():
    assert [found.scheme for found in find("See https://doi.org/10.1000/xyz now")] == ["doi"]
    assert [found.scheme for found in find("https://pubmed.ncbi.nlm.nih.gov/77/")] == ["pmid"]


def test_bare_numbers_are_no_identifiers():
    assert find("2011;32(4):12345678-9 350 pg/mL 9780306406157") == ()


def test_the_first_of_two_isbns_counts():
    both = {"ISBN": "9780306406157 0-8044-2957-X"}

    assert identifiers_of(both) == {"isbn": "9780306406157"}


def test_a_hostile_line_is_read_quickly():
    assert find("10.1000/" + ")" * 200_000) == ()
    assert find("http://" + "." * 200_000) == ()


def test_a_doi_as_address_counts_as_doi():
    record = {"URL": "https://doi.org/10.1000/XYZ", "PMID": 28925645}

    assert identifiers_of(record) == {
        "doi": "10.1000/xyz",
        "pmid": "28925645",
        "url": "https://doi.org/10.1000/XYZ",
    }


def test_the_strongest_shared_identifier_decides():
    assert same_source({"DOI": "10.1000/A"}, {"URL": "http://doi.org/10.1000/a"})
    assert not same_source(
        {"DOI": "10.1000/a", "URL": "https://x.org/"}, {"DOI": "10.1000/b", "URL": "https://x.org/"}
    )
    assert same_source({"URL": "http://www.x.org/a/"}, {"URL": "https://x.org/a"})
    assert not same_source({"title": "Same"}, {"title": "Same"})


def test_two_chapters_of_one_book_are_two_sources():
    one = {"type": "chapter", "ISBN": "0306406152", "title": "One"}
    two = {"type": "chapter", "ISBN": "9780306406157", "title": "Two"}

    assert not same_source(one, two)
    assert same_source({**one, "type": "book"}, {**two, "type": "book"})


@given(st.text(max_size=80))
def test_a_normal_spelling_stays_as_it_is(text):
    for normalise in (
        normalise_doi,
        normalise_pmid,
        normalise_pmcid,
        normalise_isbn,
        normalise_url,
    ):
        spelling = normalise(text)
        assert spelling is None or normalise(spelling) == spelling


@given(st.text(alphabet="10./abX(<>)[];:dDoi PMIDpubmed%-", max_size=60))
def test_what_is_found_stands_where_it_says(text):
    for found in find(text):
        assert 0 <= found.start < found.end <= len(text)
