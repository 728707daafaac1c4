import gzip
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.formatting import Run, ama, ama_html, ama_text

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
        "container-title": "American Family Physician",
        "container-title-short": "Am Fam Physician",
        "issued": issued(2017, 9, 15),
        "volume": "96",
        "issue": "6",
        "page": "384-389",
        "DOI": "10.1000/xyz",
    }
    return {name: value for name, value in (base | fields).items() if value is not None}


HEAD = "Langan RC, Goodbred AJ. Vitamin B12 deficiency: recognition and management. "

PRINTED = [
    ("journal article", journal(), HEAD + "Am Fam Physician. 2017;96(6):384-389. doi:10.1000/xyz"),
    (
        "six authors are all named",
        journal(author=SEVEN[:6], title="T"),
        "AuthorA A, AuthorB B, AuthorC C, AuthorD D, AuthorE E, AuthorF F. T. Am Fam Physician. "
        "2017;96(6):384-389. doi:10.1000/xyz",
    ),
    (
        "of seven the first three",
        journal(author=SEVEN, title="T"),
        "AuthorA A, AuthorB B, AuthorC C, et al. T. Am Fam Physician. 2017;96(6):384-389. "
        "doi:10.1000/xyz",
    ),
    (
        "no short journal name",
        journal(**{"container-title-short": None}),
        HEAD + "American Family Physician. 2017;96(6):384-389. doi:10.1000/xyz",
    ),
    (
        "stops in a short name",
        journal(**{"container-title-short": "J. Clin. Invest."}),
        HEAD + "J Clin Invest. 2017;96(6):384-389. doi:10.1000/xyz",
    ),
    (
        "short range is written out",
        journal(page="384–9"),
        HEAD + "Am Fam Physician. 2017;96(6):384-389. doi:10.1000/xyz",
    ),
    (
        "lettered range is written out",
        journal(page="S12-9"),
        HEAD + "Am Fam Physician. 2017;96(6):S12-S19. doi:10.1000/xyz",
    ),
    (
        "range of one page",
        journal(page="373-373"),
        HEAD + "Am Fam Physician. 2017;96(6):373. doi:10.1000/xyz",
    ),
    (
        "pages that say nothing",
        journal(page="no-no"),
        HEAD + "Am Fam Physician. 2017;96(6). doi:10.1000/xyz",
    ),
    (
        "electronic page",
        journal(page="e1011490", issue=None),
        HEAD + "Am Fam Physician. 2017;96:e1011490. doi:10.1000/xyz",
    ),
    (
        "no volume",
        journal(volume=None),
        HEAD + "Am Fam Physician. 2017;(6):384-389. doi:10.1000/xyz",
    ),
    (
        "supplement",
        journal(issue="Suppl. 1"),
        HEAD + "Am Fam Physician. 2017;96(suppl 1):384-389. doi:10.1000/xyz",
    ),
    (
        "supplement to an issue",
        journal(issue="6 Suppl 2"),
        HEAD + "Am Fam Physician. 2017;96(6)(suppl 2):384-389. doi:10.1000/xyz",
    ),
    (
        "supplement in the volume",
        journal(volume="96 Suppl 1", issue=None),
        HEAD + "Am Fam Physician. 2017;96(suppl 1):384-389. doi:10.1000/xyz",
    ),
    (
        "online first",
        journal(volume=None, issue=None, page=None),
        HEAD + "Am Fam Physician. Published online September 15, 2017. doi:10.1000/xyz",
    ),
    (
        "only the year",
        journal(volume=None, issue=None, page=None, DOI=None, issued=issued(2017)),
        HEAD + "Am Fam Physician. 2017.",
    ),
    ("no date", journal(issued=None, DOI=None), HEAD + "Am Fam Physician. 96(6):384-389."),
    (
        "no DOI but PubMed",
        journal(DOI=None, PMID="28925645"),
        HEAD + "Am Fam Physician. 2017;96(6):384-389. PMID: 28925645",
    ),
    (
        "only an address",
        journal(DOI=None, URL="https://example.org/a", accessed=issued(2026, 1, 6)),
        HEAD + "Am Fam Physician. 2017;96(6):384-389. Accessed January 6, 2026. "
        "https://example.org/a",
    ),
    (
        "question in the title",
        journal(title="Is B12 low?", author=[LANGAN]),
        "Langan RC. Is B12 low? Am Fam Physician. 2017;96(6):384-389. doi:10.1000/xyz",
    ),
    (
        "quoted question",
        journal(title="“Is B12 low?”", author=[LANGAN]),
        "Langan RC. “Is B12 low?” Am Fam Physician. 2017;96(6):384-389. doi:10.1000/xyz",
    ),
    (
        "stop in the title",
        journal(title="B12 in practice.", author=[]),
        "B12 in practice. Am Fam Physician. 2017;96(6):384-389. doi:10.1000/xyz",
    ),
    (
        "markup and entities in the title",
        journal(title="<i>H. pylori</i> &amp;amp; B<sub>12</sub>, MMA &lt;180", author=[LANGAN]),
        "Langan RC. H. pylori & B12, MMA <180. Am Fam Physician. 2017;96(6):384-389. "
        "doi:10.1000/xyz",
    ),
    (
        "corporate author",
        journal(author=[{"literal": "GRADE Working Group."}], title="T"),
        "GRADE Working Group. T. Am Fam Physician. 2017;96(6):384-389. doi:10.1000/xyz",
    ),
    (
        "suffix, particle, hyphen, lone initials",
        journal(
            title="T",
            author=[
                {"family": "Smith", "given": "John A", "suffix": "Jr."},
                {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
                {"family": "Roy", "given": "Jean-Pierre"},
                {"family": "Puri", "given": "VK"},
            ],
        ),
        "Smith JA Jr, van den Berg J, Roy JP, Puri VK. T. Am Fam Physician. 2017;96(6):384-389. "
        "doi:10.1000/xyz",
    ),
    (
        "raw Crossref",
        {
            "type": "journal-article",
            "title": ["Fire and Ice"],
            "container-title": ["Arch of Derm"],
            "short-container-title": ["Arch. Dermatol."],
            "issued": issued(2003, 6, 1),
            "author": [{"family": "Anderson", "given": "R. Rox"}],
            "volume": "139",
            "issue": "6",
        },
        "Anderson RR. Fire and Ice. Arch Dermatol. 2003;139(6).",
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
        "US FDA. Vitamin B12. 2020. Accessed January 6, 2026. https://example.org/",
    ),
    (
        "web page with site and update",
        {
            "type": "webpage",
            "title": "Zinc for adults",
            "publisher": "Office of Supplements",
            "issued": issued(2016, 1, 26),
            "updated": issued(2016, 8, 11),
            "accessed": issued(2019, 6, 18),
            "URL": "https://example.org/zinc",
        },
        "Zinc for adults. Office of Supplements. January 26, 2016. Updated August 11, 2016. "
        "Accessed June 18, 2019. https://example.org/zinc",
    ),
    (
        "book",
        {
            "type": "book",
            "title": "Clinical Haematology",
            "edition": "3",
            "issued": issued(2012),
            "author": [{"family": "Etzel", "given": "Ruth A."}],
            "publisher": "Example Press",
            "publisher-place": "London",
        },
        "Etzel RA. Clinical Haematology. 3rd ed. Example Press; 2012.",
    ),
    (
        "edited book",
        {
            "type": "book",
            "title": "Nerves",
            "edition": "1st",
            "issued": issued(2012),
            "editor": [LANGAN, GOODBRED],
            "publisher": "Example Press",
            "volume": "2",
        },
        "Langan RC, Goodbred AJ, eds. Nerves. Vol 2. Example Press; 2012.",
    ),
    (
        "chapter",
        {
            "type": "chapter",
            "title": "Anaemia",
            "author": [LANGAN],
            "editor": [GOODBRED],
            "container-title": "Clinical Haematology",
            "edition": "22nd ed.",
            "page": "189-227",
            "publisher": "Example Press",
            "issued": issued(2011),
        },
        "Langan RC. Anaemia. In: Goodbred AJ, ed. Clinical Haematology. 22nd ed. "
        "Example Press; 2011:189-227.",
    ),
    (
        "report with a number",
        {
            "type": "report",
            "title": "Adverse events in hospitals",
            "genre": "Technical report",
            "number": "OEI-06",
            "author": [{"literal": "Office of Inspector General"}],
            "publisher": "Dept of Health",
            "issued": issued(2010),
        },
        "Office of Inspector General. Adverse Events in Hospitals. Dept of Health; 2010. "
        "Technical report OEI-06.",
    ),
    (
        "thesis",
        {
            "type": "thesis",
            "title": "On Nerves",
            "author": [LANGAN],
            "publisher": "University of Example",
            "issued": issued(2000),
        },
        "Langan RC. On Nerves. Dissertation. University of Example; 2000.",
    ),
    (
        "preprint",
        {
            "type": "article",
            "title": "B12 in cells",
            "author": [LANGAN],
            "publisher": "medRxiv",
            "issued": issued(2021, 4, 20),
            "DOI": "10.1101/2021.04.19",
        },
        "Langan RC. B12 in cells. medRxiv. Preprint posted online April 20, 2021. "
        "doi:10.1101/2021.04.19",
    ),
    (
        "year as words",
        journal(issued={"raw": "2017-09-15"}),
        HEAD + "Am Fam Physician. 2017;96(6):384-389. doi:10.1000/xyz",
    ),
    (
        "date that no calendar has",
        journal(volume=None, issue=None, page=None, DOI=None, issued=issued(2017, 2, 31)),
        HEAD + "Am Fam Physician. 2017.",
    ),
    (
        "date without a year",
        journal(issued={"date-parts": [[None]]}, DOI=None),
        HEAD + "Am Fam Physician. 96(6):384-389.",
    ),
    (
        "placeholders",
        {
            "type": "article-journal",
            "title": "T",
            "volume": "null",
            "issue": "0",
            "container-title": "undefined",
            "author": [{"family": "-"}, {}],
        },
        "T.",
    ),
    ("nothing at all", {}, "[No details of this source]"),
]


@pytest.mark.parametrize(("csl", "printed"), [p[1:] for p in PRINTED], ids=[p[0] for p in PRINTED])
def test_references_are_printed_as_the_ama_does(csl, printed):
    assert ama_text(csl) == printed


def test_a_drug_label_is_a_package_insert():
    label = {
        "type": "report",
        "title": "Cyanocobalamin injection",
        "issued": issued(2020),
        "publisher": "Example Pharma Inc",
    }

    assert ama_text(label, "drug-label") == (
        "Cyanocobalamin injection. Package insert. Example Pharma Inc; 2020."
    )
    assert ama_text({**label, "title": "Cyanocobalamin prescribing information"}, "drug-label") == (
        "Cyanocobalamin prescribing information. Example Pharma Inc; 2020."
    )


def test_a_guideline_without_a_journal_is_printed_as_a_report():
    guideline = {
        "type": "report",
        "title": "Vitamin B12 deficiency in over 16s",
        "author": [{"literal": "Institute for Example"}],
        "genre": "Guideline",
        "number": "NG0",
        "issued": issued(2024, 3, 6),
        "accessed": issued(2026, 1, 6),
        "URL": "https://example.org/ng0",
    }

    assert ama_text(guideline, "guideline") == (
        "Institute for Example. Vitamin B12 Deficiency in over 16s. 2024. Guideline NG0. "
        "Accessed January 6, 2026. https://example.org/ng0"
    )


def test_a_guideline_in_a_journal_is_printed_as_an_article():
    assert ama_text(journal(), "guideline") == (
        HEAD + "Am Fam Physician. 2017;96(6):384-389. doi:10.1000/xyz"
    )


def test_the_journal_is_italic_and_the_doi_a_link():
    assert ama(journal(author=[LANGAN], title="On <i>H pylori</i>")) == (
        Run("Langan RC. On "),
        Run("H pylori", italic=True),
        Run(". "),
        Run("Am Fam Physician", italic=True),
        Run(". 2017;96(6):384-389. "),
        Run("doi:10.1000/xyz", href="https://doi.org/10.1000/xyz"),
    )


def test_html_is_escaped_and_links_lead_only_to_the_web():
    hostile = {"type": "webpage", "title": 'MMA <180 & "B12" <script>alert(1)</script>'}

    assert ama_html({**hostile, "URL": "javascript:alert(1)"}) == (
        "MMA &lt;180 &amp; “B12” &lt;script&gt;alert(1)&lt;/script&gt;. javascript:alert(1)"
    )
    assert ama_html({"type": "webpage", "title": "T", "URL": 'https://example.org/?a=1&b="'}) == (
        "T. https://example.org/?a=1&amp;b=&quot;"
    )
    assert ama_html({"type": "book", "title": "T", "URL": "https://example.org/?a=1&b=2"}) == (
        '<i>T</i>. <a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a>'
    )


def test_a_doi_with_odd_letters_becomes_a_safe_link():
    html = ama_html({"type": "book", "title": "T", "DOI": "10.1002/(SICI)1<1::AID>3.0.CO;2-2"})

    assert html == (
        '<i>T</i>. <a href="https://doi.org/10.1002/(sici)1%3C1::aid%3E3.0.co;2-2">'
        "doi:10.1002/(sici)1&lt;1::aid&gt;3.0.co;2-2</a>"
    )


ARTEFACTS = re.compile(
    r"undefined|\bNone\b|\bnull\b|\(\)|\.\.|[?!]\.|,,|;\.|:\.|;:|\s\s|\[\]|</?[a-z]|&\w+;| ,"
)


def test_real_records_leave_no_artefacts(shared_data):
    with gzip.open(shared_data / "bib/crossref-json/works.jsonl.gz", "rt") as works:
        printed = [ama_text(json.loads(line)["work"]) for line in works]

    assert len(printed) == 892
    without_dois = [re.sub(r"doi:\S+", "", line) for line in printed]
    assert [line for line in without_dois if ARTEFACTS.search(line)] == []


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["family", "given", "literal", "date-parts"]), inner)
    ),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    "type title author editor container-title container-title-short issued accessed updated "
    "volume issue page DOI PMID ISBN URL publisher genre number edition".split()
)


@given(st.dictionaries(FIELDS, VALUES), st.sampled_from(["", "drug-label", "web-page"]))
def test_no_record_is_too_odd_to_print(csl, kind):
    assert ama_text(csl, kind).strip() != ""
