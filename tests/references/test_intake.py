"""One source is one reference, whatever files it came in; what only looks like it stays apart."""

import json

import pytest

from references.formats.recognise import read
from references.formats.records import Record
from references.intake import preview, take_in
from references.models import Reference
from tests.factories import NOW

pytestmark = pytest.mark.django_db

PAPER = {
    "type": "article-journal",
    "title": "Subacute combined degeneration",
    "author": [{"family": "Puri", "given": "V"}],
    "issued": {"date-parts": [[2011]]},
    "container-title": "Neurology",
    "volume": "76",
    "page": "422-424",
}
PUBMED = """<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>21282596</PMID><Article>
<Journal><JournalIssue><Volume>76</Volume><PubDate><Year>2011</Year><Month>Feb</Month></PubDate>
</JournalIssue><Title>Neurology</Title></Journal><ArticleTitle>Subacute combined degeneration.
</ArticleTitle><AuthorList><Author><LastName>Puri</LastName><ForeName>Vinay</ForeName></Author>
</AuthorList></Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">
10.1000/Puri.1</ArticleId></ArticleIdList></PubmedData></PubmedArticle></PubmedArticleSet>"""
RIS = """TY  - JOUR
TI  - SUBACUTE COMBINED DEGENERATION
A1  - Puri, Vinay
Y1  - 2011/02/01/
DO  - https://doi.org/10.1000/PURI.1
N2  - An abstract.
ER  - """
CROSSREF = {
    "DOI": "10.1000/puri.1",
    "type": "journal-article",
    "title": ["Subacute <i>combined</i> degeneration"],
    "issued": {"date-parts": [[2011, 2]]},
    "publisher": "Ovid",
}


def csl(**changes):
    record = {**PAPER, **changes}
    return Record({name: said for name, said in record.items() if said}, "research", 1, 1)


def took(*records):
    return [outcome.what for outcome in take_in(records, at=NOW)]


@pytest.mark.parametrize("first", range(3))
def test_a_paper_in_three_formats_is_one_reference(first):
    files = [PUBMED.encode(), RIS.encode(), json.dumps(CROSSREF).encode()]
    files = files[first:] + files[:first]

    came = [took(*read(data, "x").records) for data in files]

    assert came == [["new"], ["merged"], ["merged"]]
    reference = Reference.objects.get()
    assert (reference.doi, reference.pmid) == ("10.1000/puri.1", "21282596")
    assert reference.csl["abstract"] == "An abstract." and reference.csl["publisher"] == "Ovid"


def test_what_is_merged_again_changes_nothing():
    files = [PUBMED.encode(), RIS.encode(), json.dumps(CROSSREF).encode()]
    records = [record for data in files for record in read(data, "x").records]
    take_in(records, at=NOW)
    before = list(Reference.objects.values())

    assert took(*records, *reversed(records)) == ["known"] * 6
    assert list(Reference.objects.values()) == before


def test_a_merged_record_overwrites_nothing():
    take_in([csl(DOI="10.1000/x", volume="76")], at=NOW)

    take_in([csl(DOI="10.1000/x", volume="1", PMID="5")], at=NOW)

    reference = Reference.objects.get()
    assert (reference.csl["volume"], reference.pmid) == ("76", "5")


@pytest.mark.parametrize(
    "title",
    [
        "Retraction: Subacute combined degeneration",
        "Comment on: Subacute combined degeneration",
        "Correction to: Subacute combined degeneration",
        "Subacute combined degeneration (reply)",
    ],
)
@pytest.mark.parametrize("named", [{}, {"DOI": "10.1000/notice"}])
def test_a_look_alike_keeps_its_own_record(title, named):
    assert took(csl(DOI="10.1000/x"), csl(title=title, **named)) == ["new", "new"]


def test_a_notice_of_the_same_title_keeps_its_own_record():
    assert took(csl(DOI="10.1000/x"), csl(DOI="10.1000/y")) == ["new", "new"]
    assert took(csl(PMID="1"), Record(dict(PAPER), "other", 1, 1)) == ["new", "new"]


def test_a_record_without_identifiers_is_known_again():
    assert took(csl(), csl(), csl(volume="")) == ["new", "known", "known"]
    assert took(csl()) == ["known"]


@pytest.mark.parametrize(
    "other",
    [
        {"issued": {"date-parts": [[2012]]}},
        {"author": [{"family": "Smith"}]},
        {"container-title": "Brain"},
        {"page": "1-2"},
        {"volume": "77"},
        {"type": "chapter"},
    ],
)
def test_without_identifiers_what_differs_stays_apart(other):
    assert took(csl(), csl(**other)) == ["new", "new"]


def test_a_record_without_identifiers_joins_the_paper_of_its_volume_and_page():
    assert took(csl(DOI="10.1000/x"), csl(), csl(page="")) == ["new", "known", "new"]


def test_contradicting_identifiers_are_refused():
    take_in([csl(DOI="10.1000/x", PMID="1"), csl(title="Another work", PMID="2")], at=NOW)

    of_two, other = take_in(
        [csl(DOI="10.1000/x", PMID="2"), csl(DOI="10.1000/x", PMID="3")], at=NOW
    )

    assert (of_two.what, other.what) == ("refused", "refused")
    assert "two sources" in of_two.message and "PMID" in other.message


def test_a_wrong_identifier_does_not_hide_another_work():
    take_in([csl(DOI="10.1000/x")], at=NOW)

    (outcome,) = take_in(
        [csl(DOI="10.1000/x", title="Leg ulcers in adults", author=[{"family": "Doe"}])], at=NOW
    )

    assert outcome.what == "refused" and "puri2011" in outcome.message
    assert Reference.objects.count() == 1


def test_an_identifier_alone_becomes_the_whole_record_later():
    take_in(read(b"10.1000/puri.1\n", "x").records, at=NOW)

    take_in(
        read(json.dumps({**CROSSREF, "title": ["A systematic review"]}).encode(), "x").records,
        at=NOW,
    )

    reference = Reference.objects.get()
    assert (reference.title, reference.kind) == ("A systematic review", "systematic-review")


def test_chapters_share_their_books_number_and_stay_apart():
    book = {"type": "book", "ISBN": "9780306406157", "container-title": ""}

    assert took(
        csl(**book, title="Nerves"),
        csl(**book, title="Nerves: a handbook"),
        csl(ISBN="9780306406157", type="chapter", title="Nerves"),
    ) == ["new", "known", "new"]


def test_a_page_known_by_its_address_is_known_again():
    take_in(read(b"https://www.nice.org.uk/guidance/ng239\n", "x").records, at=NOW)

    (page,) = read(b"http://www.nice.org.uk/guidance/ng239/\n", "x").records
    assert took(page) == ["known"]


def test_a_number_of_pubmed_central_alone_is_known_again():
    take_in([csl(PMCID="PMC7", title="Another title")], at=NOW)

    assert took(csl(PMCID="PMC7", title="Another title", PMID="5")) == ["merged"]


def test_keys_are_free_and_told():
    outcomes = take_in([csl(DOI=f"10.1000/{n}") for n in range(3)], at=NOW)

    assert [outcome.key for outcome in outcomes] == ["puri2011", "puri2011-2", "puri2011-3"]
    (later,) = take_in([csl(DOI="10.1000/9")], at=NOW)
    assert later.key == "puri2011-4"


def test_a_preview_says_the_same_and_stores_nothing():
    records = [csl(DOI="10.1000/x"), csl(DOI="10.1000/x", PMID="5")]

    assert preview(records) == preview(records)
    assert [outcome.what for outcome in preview(records)] == ["new", "merged"]
    assert not Reference.objects.exists()


def test_queries_do_not_grow_with_the_records(django_assert_max_num_queries):
    records = [csl(DOI=f"10.1000/{n}", title=f"Work {n}") for n in range(400)]
    take_in(records[:200], at=NOW)

    with django_assert_max_num_queries(30):
        take_in(records, at=NOW)
