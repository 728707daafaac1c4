"""The fields of the tagged formats and of BibTeX, with the habits of real exporters."""

import time

import pytest

from references.formats import printed
from references.formats.latex import plain
from references.formats.recognise import read


def only(text):
    found = read(text.encode(), "x")
    assert len(found.records) == 1 and not found.refused, found
    return found.records[0]


def authors(csl, role="author"):
    return [
        one.get("literal") or f"{one['family']}, {one.get('given', '')}"
        for one in csl.get(role, ())
    ]


# RIS


@pytest.mark.parametrize(
    "text",
    [
        "TY - JOUR\nTI - One\nER -\n",
        "TY  - JOUR\r\nTI  - One",
        "TI  - One\nER  - ",
        "\n\n1.\nTY  - JOUR\n  TI  - One\nER  - ",
    ],
)
def test_ris_is_read_with_other_spaces_and_without_its_ends(text):
    assert only(text).csl["title"] == "One"


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("SP  - 421\nEP  - 6", "page", "421-6"),
        ("SP  - 193\nEP  - 193", "page", "193"),
        ("SP  - NA", "page", None),
        ("PY  - 2016///", "issued", {"date-parts": [[2016]]}),
        ("Y1  - 2011/06//", "issued", {"date-parts": [[2011, 6]]}),
        ("PY  - 2011\nDA  - 2011/06/07", "issued", {"date-parts": [[2011, 6, 7]]}),
        ("PY  - 2013/02/31", "issued", {"date-parts": [[2013, 2]]}),
        ("DO  - http://dx.doi.org/10.1000/A.B", "DOI", "10.1000/a.b"),
        ("N1  - doi: 10.1000/x", "DOI", "10.1000/x"),
        ("UR  - https://doi.org/10.1000/x", "DOI", "10.1000/x"),
        ("DO  - none", "DOI", None),
        ("U1  - 23690738[pmid]", "PMID", "23690738"),
        ("AN  - 23690738\nDB  - MEDLINE", "PMID", "23690738"),
        ("AN  - 23690738\nDB  - Embase", "PMID", None),
        ("AN  - PMC3654245", "PMCID", "PMC3654245"),
        ("UR  - http://a.example; http://b.example", "URL", "http://a.example"),
        ("SN  - 2325-9671 (electronic)", "ISSN", "2325-9671 (electronic)"),
        ("SN  - 978-0-306-40615-7", "ISBN", "9780306406157"),
        ("JA  - Lorem J", "container-title", "Lorem J"),
    ],
)
def test_ris_fields(lines, field, value):
    csl = only(f"TY  - JOUR\nTI  - One\n{lines}\nER  - ").csl

    assert csl.get(field) == value


def test_ris_names_are_parted_however_they_come():
    names = "AU  - Puri, Vinay; Doe, J\nA1  - Fanning E.\nAU  - Catarina Barata\nAU  - ...\n"

    csl = only(f"TY  - JOUR\nTI  - One\n{names}AU  - World Health Organization\nER  - ").csl

    assert authors(csl) == [
        "Puri, Vinay", "Doe, J", "Barata, Catarina", "et al.",
        "World Health Organization", "Fanning, E.",
    ]  # fmt: skip


def test_a_book_section_keeps_its_book():
    csl = only("TY  - CHAP\nTI  - Nerves\nT2  - Neurology\nED  - Doe, J\nER  - ").csl

    assert (csl["type"], csl["container-title"], authors(csl, "editor")) == (
        "chapter", "Neurology", ["Doe, J"],
    )  # fmt: skip


# MEDLINE

NBIB = """PMID-21282596
TI  - Subacute combined
      degeneration.
LID - S0028(11)1 [pii]
LID - 10.1000/puri.1 [doi]
FAU - Puri, Vinay
AU  - Puri V
CN  - B12 Study Group
DP  - 2010 Sep-Oct
TA  - Neurology
PG  - 422-4
PT  - Journal Article
PT  - Randomized Controlled Trial
EIN - Neurology. 2012;1:2. PMID: 22222222
"""


def test_a_medline_record_is_read_whole():
    record = only(NBIB)

    assert record.csl["title"] == "Subacute combined degeneration."
    assert record.csl["DOI"] == "10.1000/puri.1" and record.csl["PMID"] == "21282596"
    assert authors(record.csl) == ["Puri, Vinay", "B12 Study Group"]
    assert record.csl["issued"] == {"date-parts": [[2010, 9]]}
    assert record.csl["custom"]["relations"][0]["PMID"] == "22222222"
    assert record.kind == "trial"


def test_the_last_medline_record_needs_no_line_end():
    two = read((NBIB + NBIB.replace("21282596", "3")).rstrip().encode(), "x")

    assert [record.csl["PMID"] for record in two.records] == ["21282596", "3"]
    assert [record.line for record in two.records] == [1, 15]


# BibTeX


@pytest.mark.parametrize(
    ("fields", "field", "value"),
    [
        ("title={A {DNA} \\& {\\'e}tude}", "title", "A DNA & étude"),
        ('title = "One", year = 2011, month = jun', "issued", {"date-parts": [[2011, 6]]}),
        ("title={One}, date={2011-06-07}", "issued", {"date-parts": [[2011, 6, 7]]}),
        ("title={One}, journal = nat # { Medicine}", "container-title", "Nature Medicine"),
        ("title={One}, pages={10--20}", "page", "10-20"),
        ("title={One}, title={Two}", "title", "One"),
        ("title={One}, doi={http://dx.doi.org/10.1000/x\\_y}", "DOI", "10.1000/x_y"),
        ("title={One}, eprint={12345}, eprinttype={pubmed}", "PMID", "12345"),
        ("title={One}, subtitle={Two}", "title", "One: Two"),
        ("title={One}, url={https://a.example/b\\_c}", "URL", "https://a.example/b_c"),
    ],
)
def test_bibtex_fields(fields, field, value):
    csl = only(f"@string{{nat = {{Nature}}}}\n@article{{key, {fields}}}").csl

    assert csl[field] == value


def test_bibtex_names_know_bodies_and_particles():
    names = "{World Health Organization} and Knuth, Donald and Ludwig van Beethoven and others"

    csl = only(f"@book{{k, title={{T}}, author={{{names}}}}}").csl

    assert authors(csl) == [
        "World Health Organization", "Knuth, Donald", "van Beethoven, Ludwig", "et al.",
    ]  # fmt: skip


def test_a_part_takes_from_the_whole_that_it_names():
    text = (
        "@incollection{a, title={Part}, crossref={b}}\n"
        "@book{b, title={Whole}, publisher={P}, year=2011, doi={10.1000/whole}}"
    )

    part, whole = (record.csl for record in read(text.encode(), "x").records)

    assert (part["container-title"], part["publisher"], "DOI" in part) == ("Whole", "P", False)
    assert whole["DOI"] == "10.1000/whole"


def test_a_broken_entry_is_refused_with_its_line_and_takes_no_other_along():
    text = "@article{a, title={One}}\n@article{b, title={Two}\n@article{c, title={Three}}\n"

    found = read(text.encode(), "x")

    assert [record.csl["title"] for record in found.records] == ["One", "Three"]
    assert [(left.record, left.line) for left in found.refused] == [(2, 2)]


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        (r"Preu{\ss}ler", "Preußler"),
        (r"{\"O}zge Aks{\i}n", "Özge Aksın"),
        (r"\'{e}\`a\~n\c{c}\v{s}", "éàñçš"),
        (r"H{\aa}kan S{\o}ren", "Håkan Søren"),
        (r"16\textsuperscript{th}", "16th"),
        (r"$\alpha$-tocopherol~5\%", "α-tocopherol 5%"),
        (r"\emph{Escherichia} coli", "Escherichia coli"),
        (r"a \{b\}", "a {b}"),
        (r"1\$", "1$"),
    ],
)
def test_latex_is_read_as_a_reader_sees_it(latex, words):
    assert plain(latex) == words


# Other tagged formats


def test_isi_goes_on_in_lines_of_three_spaces():
    text = (
        "FN ISI Export Format\nPT J\nAU Degl'Innocenti, R.\n   Guarino, A.\nTI Second\n   line\n"
        "PD 07 2006\nPS 1-3\nER\n"
    )

    csl = only(text).csl

    assert authors(csl) == ["Degl'Innocenti, R.", "Guarino, A."]
    assert (csl["title"], csl["issued"]) == ("Second line", {"date-parts": [[2006, 7]]})


def test_ovid_gives_names_without_degrees_and_titles_without_brackets():
    record = only(
        "<8>\nAuthor\n  Verbeek, Jan MD *;  van Vugt, Arie MD, PhD +\nTitle\n  Screws.[Review]\n"
        "Source\n  Ecohydrology.   8(6):1048-1064, September 2015.\nDOI Number\n  10.1000/x\n"
    )

    assert authors(record.csl) == ["Verbeek, Jan", "van Vugt, Arie"]
    assert (record.csl["title"], record.kind) == ("Screws.", "review")
    assert [record.csl[name] for name in ("container-title", "volume", "issue", "page")] == [
        "Ecohydrology", "8", "6", "1048-1064",
    ]  # fmt: skip


def test_a_list_gives_each_identifier_and_refuses_each_other_line():
    text = (
        "# my list\nhttps://doi.org/10.1000/X.\n12345678\nPMID: 9\n[1] 10.1000/y\n"
        "ISBN 978-0-306-40615-7\nwhat is this\n"
    )

    found = read(text.encode(), "x")

    assert [next(iter(set(r.csl.values()) - {r.csl["type"]})) for r in found.records] == [
        "10.1000/x", "12345678", "9", "10.1000/y", "9780306406157",
    ]  # fmt: skip
    assert [left.line for left in found.refused] == [7]


# Printed references


PRINTED = (
    "1. Puri V, Chaudhry N. Isolated vitamin B12 deficiency. Neurology. 2011;76(5):422-424.\n"
    "2. World Health Organization. Guideline on anaemia. 2nd ed. Geneva: WHO Press; 2020.\n"
    "3. What the ward round thinks of it\n"
)


def test_a_pasted_list_is_read_line_by_line_and_what_is_not_understood_refused():
    found = read(PRINTED.encode(), "x")

    assert found.format == "printed list"
    article, book = (record.csl for record in found.records)
    assert (article["title"], article["page"]) == ("Isolated vitamin B12 deficiency", "422-424")
    assert (book["type"], book["publisher"], book["edition"]) == ("book", "WHO Press", "2")
    assert book["author"] == [{"literal": "World Health Organization"}]
    assert (found.refused[0].record, found.refused[0].line) == (3, 3)
    assert "What the ward round thinks of it" in found.refused[0].message


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Green R, Allen LH, et al. A title here. Brain. 2017;3:17-40.", ["Green", "Allen", ""]),
        ("van der Berg A, O'Neil P Jr. A title here. Lancet 1999;353:1-9.", ["van der Berg",
         "O'Neil"]),
        ("Healton E. B., Doe J. A title here. N. Engl. J. Med. 1988; 318: 1720–1728.", ["Healton",
         "Doe"]),
        ("Puri, V., & Goel, S. (2011). A title here. Neurology, 76(5), 422–424.", ["Puri",
         "Goel"]),
    ],
)  # fmt: skip
def test_printed_names_are_parted_where_they_are(line, names):
    csl = printed.csl(line)

    assert [one.get("family", "") for one in csl["author"]] == names
    assert csl["title"] == "A title here"


@pytest.mark.parametrize(
    "line",
    [
        "This should fail.",
        "In 2011 we saw; see (4): 12.",
        "A. B. C. 2011;",
        "Smith and colleagues found, in 2011, nothing. See Table 2. It was 12;3:4.",
    ],
)
def test_what_only_looks_like_a_reference_is_not_guessed(line):
    assert printed.csl(line) == {}


def test_a_hostile_line_takes_no_time():
    lines = ["A, " * 1000, "A B, " * 600 + "!", "Aa A. " * 500, "(2011) " * 400, "1" * 3000]
    started = time.process_time()
    for line in lines:
        printed.csl(line)

    assert time.process_time() - started < 2


# Citation File Format


CFF = """cff-version: 1.2.0
title: Reader
version: "1.0"
authors:
  - family-names: Smith
    given-names: Joe
    name-particle: van
  - name: The Ward
identifiers:
  - {type: doi, value: 10.1000/soft}
date-released: 2000-07-02
references:
  - type: article
    title: Leg weakness
    doi: 10.1000/ref
    year: 2007
  - words
"""


def test_cff_gives_the_work_and_its_references():
    found = read(CFF.encode(), "CITATION.cff")

    software, article = (record.csl for record in found.records)
    assert found.format == "CFF"
    assert software["DOI"] == "10.1000/soft" and software["version"] == "1.0"
    assert software["author"] == [
        {"family": "van Smith", "given": "Joe"},
        {"literal": "The Ward"},
    ]
    assert software["issued"] == {"date-parts": [[2000, 7, 2]]}
    assert (article["type"], article["DOI"]) == ("article-journal", "10.1000/ref")
    assert [refused.record for refused in found.refused] == [3]


def test_cff_prefers_the_citation_that_it_names():
    text = CFF.replace("references:", "preferred-citation:\n  title: The paper\nreferences:")

    assert read(text.encode(), "x").records[0].csl["title"] == "The paper"


@pytest.mark.parametrize(
    "text",
    [
        "cff-version: 1\na: &a [1]\nb: [*a, *a]\n",
        "cff-version: 1\na: " + "[" * 500,
        "cff-version: 1\na: !!python/object/apply:os.system [ls]\n",
        "cff-version: 1\n\tb: {",
    ],
)
def test_hostile_cff_is_refused_with_its_trouble(text):
    found = read(text.encode(), "x")

    assert not found.records
    assert "CFF" in found.refused[0].message
