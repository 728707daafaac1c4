import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.formatting import text_in, vancouver

LANGAN = {"family": "Langan", "given": "Robert C."}
GOODBRED = {"family": "Goodbred", "given": "Andrew J."}
SEVEN = [{"family": f"Author{letter}", "given": letter} for letter in "ABCDEFG"]


def issued(*parts):
    return {"date-parts": [list(parts)]}


def journal(**fields):
    base = {
        "type": "article-journal",
        "title": "Vitamin B12 deficiency: recognition and management",
        "author": [LANGAN, GOODBRED],
        "container-title-short": "Am Fam Physician",
        "issued": issued(2017, 9, 15),
        "volume": "96",
        "issue": "6",
        "page": "384-389",
    }
    return {name: value for name, value in (base | fields).items() if value is not None}


HEAD = "Langan RC, Goodbred AJ. Vitamin B12 deficiency: recognition and management. "

PRINTED = [
    (
        "journal article with all its numbers",
        journal(DOI="10.1000/xyz", PMID="28925645", PMCID="PMC123"),
        HEAD + "Am Fam Physician. 2017 Sep 15;96(6):384–9. doi:10.1000/xyz "
        "PubMed PMID: 28925645; PubMed Central PMCID: PMC123.",
    ),
    (
        "of seven authors the first six",
        journal(author=SEVEN, title="T"),
        "AuthorA A, AuthorB B, AuthorC C, AuthorD D, AuthorE E, AuthorF F, et al. T. "
        "Am Fam Physician. 2017 Sep 15;96(6):384–9.",
    ),
    (
        "supplement",
        journal(issue="6 Suppl 2", page="S12-S19"),
        HEAD + "Am Fam Physician. 2017 Sep 15;96(6 Suppl 2):S12–9.",
    ),
    (
        "only an address",
        journal(URL="https://example.org/a", accessed=issued(2026, 1, 6)),
        HEAD + "Am Fam Physician [Internet]. 2017 Sep 15 [cited 2026 Jan 6];96(6):384–9. "
        "Available from: https://example.org/a",
    ),
    (
        "web page",
        {
            "type": "webpage",
            "title": "Vitamin B12",
            "author": [{"literal": "US FDA"}],
            "issued": issued(2020),
            "accessed": issued(2026, 1, 6),
            "URL": "https://example.org/",
        },
        "US FDA. Vitamin B12 [Internet]. 2020 [cited 2026 Jan 6]. "
        "Available from: https://example.org/",
    ),
    (
        "chapter",
        {
            "type": "chapter",
            "title": "Anaemia",
            "author": [LANGAN],
            "editor": [GOODBRED, LANGAN],
            "container-title": "Clinical haematology",
            "edition": "22",
            "page": "189-227",
            "publisher": "Example Press",
            "publisher-place": "London",
            "issued": issued(2011, 3),
        },
        "Langan RC. Anaemia. In: Goodbred AJ, Langan RC, editors. Clinical haematology. 22nd ed. "
        "London: Example Press; 2011. p. 189–227.",
    ),
    (
        "edited book",
        {
            "type": "book",
            "title": "Nerves",
            "edition": "3rd",
            "issued": issued(2012),
            "editor": [LANGAN],
            "publisher": "Example Press",
        },
        "Langan RC, editor. Nerves. 3rd ed. Example Press; 2012.",
    ),
    (
        "report",
        {
            "type": "report",
            "title": "Adverse events in hospitals",
            "author": [{"literal": "Office of Inspector General"}],
            "publisher": "Dept of Health",
            "number": "OEI-06",
            "issued": issued(2010, 11, 3),
        },
        "Office of Inspector General. Adverse events in hospitals. Dept of Health; 2010 Nov. "
        "Report No.: OEI-06.",
    ),
    ("nothing at all", {}, "[No details of this source]"),
]


@pytest.mark.parametrize(("csl", "printed"), [p[1:] for p in PRINTED], ids=[p[0] for p in PRINTED])
def test_references_are_printed_as_the_nlm_does(csl, printed):
    assert text_in("vancouver", csl) == printed


def test_a_drug_label_says_that_it_is_one():
    label = {"title": "Cyanocobalamin injection", "publisher": "Example Pharma"}

    assert text_in("vancouver", label, "drug-label") == (
        "Cyanocobalamin injection [package insert]. Example Pharma."
    )


VALUES = st.none() | st.integers() | st.text(max_size=12) | st.lists(st.text(max_size=5))
FIELDS = st.sampled_from(
    "type title author editor container-title container-title-short issued accessed updated "
    "volume issue page DOI PMID PMCID ISBN URL publisher genre number edition".split()
)


@given(st.dictionaries(FIELDS, VALUES), st.sampled_from(["", "drug-label", "web-page"]))
def test_no_record_is_too_odd_to_print(csl, kind):
    assert "".join(run.text for run in vancouver(csl, kind)).strip() != ""
