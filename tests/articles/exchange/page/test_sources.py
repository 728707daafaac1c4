from articles.exchange.page.lines import lines_of
from articles.exchange.page.sources import read_sources


def sources(text):
    return read_sources(list(lines_of(text)))


def test_typed_references_may_carry_identifiers():
    read = sources(
        "Drug label\n\nCyanocobalamin injection\n\nExample Pharma Inc, 2020\n\n"
        "Systematic Review\nB12 by mouth\nCochrane Reviews, 2018\nhttps://doi.org/10.1002/ABC\n"
    )

    assert [(r.kind, r.model_dump()["csl"]) for r in read.by_number.values()] == [
        (
            "drug-label",
            {
                "type": "report",
                "title": "Cyanocobalamin injection",
                "publisher": "Example Pharma Inc",
                "issued": {"date-parts": [[2020]]},
            },
        ),
        (
            "systematic-review",
            {
                "type": "article-journal",
                "title": "B12 by mouth",
                "DOI": "10.1002/abc",
                "container-title": "Cochrane Reviews",
                "issued": {"date-parts": [[2018]]},
            },
        ),
    ]
    assert read.report == ()


def test_numbers_on_the_page_are_kept():
    read = sources("3. First thing. Journal of A, 2001\n4. Second thing. Journal of B, 2002\n")

    assert {n: r.key for n, r in read.by_number.items()} == {
        3: "first-thing-2001",
        4: "second-thing-2002",
    }


def test_two_references_of_one_title_get_two_keys():
    read = sources("Same title\nJournal of A, 2001\n\nSame title\nJournal of B, 2001\n")

    assert [r.key for r in read.by_number.values()] == ["same-title-2001", "same-title-2001-2"]


def test_a_title_without_plain_letters_gets_a_key_by_number():
    read = sources("1. 维生素\n2. Витамин\n")

    assert [r.key for r in read.by_number.values()] == ["reference-1", "reference-2"]


def test_what_is_not_understood_is_reported_with_its_words():
    read = sources("1. See the leaflet by the clinic of 2019, first part, on B12\n")

    assert read.by_number[1].model_dump()["csl"]["title"] == (
        "See the leaflet by the clinic of 2019, first part, on B12"
    )
    assert read.report == (
        "Line 1: of reference 1 only a part was understood. Fill in the rest from: "
        "“See the leaflet by the clinic of 2019, first part, on B12”.",
    )


def test_a_line_too_long_for_a_reference_loses_nothing_in_the_report():
    read = sources("1. " + "word " * 1_000 + "end\n")

    assert read.report[0].endswith("word end”.")


def test_a_body_is_the_author_and_a_journal_is_not():
    read = sources(
        "Guideline\nBlood\nInstitute of Medicine, 2011\n"
        "Guideline\nNerves\nJournal of the American College of Examples, 2012\n"
        "Research\nHepatitis B\nNeurological sciences : of the Example Society, 2013\n"
    )

    csl = [r.model_dump()["csl"] for r in read.by_number.values()]
    assert csl[0]["author"] == [{"literal": "Institute of Medicine"}]
    assert csl[1]["container-title"] == "Journal of the American College of Examples"
    assert csl[2]["title"] == "Hepatitis B"
