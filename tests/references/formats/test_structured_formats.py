"""The fields of the XML and JSON formats, where a record's parts hide among those of others."""

import gzip
import json
import re

from references.formats.recognise import read


def only(data):
    found = read(data.encode() if isinstance(data, str) else json.dumps(data).encode(), "x")
    assert len(found.records) == 1 and not found.refused, found
    return found.records[0]


def pubmed(article="", citation="", data=""):
    return only(
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version='1'>100</PMID><Article>"
        f"<ArticleTitle>Role of <i>APOE</i> &amp; H<sub>2</sub>O.</ArticleTitle>{article}</Article>"
        f"{citation}</MedlineCitation><PubmedData>{data}</PubmedData></PubmedArticle>"
        "</PubmedArticleSet>"
    )


def test_words_inside_words_of_a_title_are_kept():
    assert pubmed().csl["title"] == "Role of APOE & H2O."


def test_the_doi_is_the_papers_own_and_not_that_of_a_work_it_cites():
    cited = (
        "<ReferenceList><Reference><ArticleIdList><ArticleId IdType='doi'>10.1000/cited</ArticleId>"
        "</ArticleIdList></Reference></ReferenceList>"
    )
    own = "<ArticleIdList><ArticleId IdType='doi'>10.1000/own</ArticleId></ArticleIdList>"
    places = (
        "<ELocationID EIdType='doi'>10.1000/own</ELocationID>"
        "<ELocationID EIdType='pii'>S1</ELocationID>"
    )

    assert pubmed(data=cited + own).csl["DOI"] == "10.1000/own"
    assert pubmed(article=places, data=cited).csl["DOI"] == "10.1000/own"
    assert "DOI" not in pubmed(data=cited).csl


def test_seasons_groups_and_labelled_abstracts_are_read():
    csl = pubmed(
        "<Journal><JournalIssue><PubDate><MedlineDate>2010 Sep-Oct</MedlineDate></PubDate>"
        "</JournalIssue></Journal><Abstract><AbstractText Label='AIM'>One.</AbstractText>"
        "<AbstractText Label='METHODS'>Two.</AbstractText></Abstract><AuthorList><Author>"
        "<CollectiveName>ASTRO Team</CollectiveName></Author></AuthorList>"
    ).csl

    assert csl["issued"] == {"date-parts": [[2010, 9]]}
    assert csl["author"] == [{"literal": "ASTRO Team"}]
    assert csl["abstract"] == "AIM: One.\nMETHODS: Two."


def test_a_record_says_which_notices_there_are_and_its_own_kind():
    tie = (
        "<CommentsCorrectionsList><CommentsCorrections RefType='RetractionIn'>"
        "<RefSource>J. 2</RefSource><PMID>200</PMID></CommentsCorrections>"
        "</CommentsCorrectionsList>"
    )
    types = (
        "<PublicationTypeList><PublicationType>Review</PublicationType>"
        "<PublicationType>Practice Guideline</PublicationType></PublicationTypeList>"
    )

    record = pubmed(types, tie)

    assert record.csl["custom"]["relations"] == [
        {"type": "RetractionIn", "source": "J. 2", "PMID": "200"}
    ]
    assert record.kind == "guideline"


def test_a_notice_is_never_of_its_papers_kind():
    erratum = (
        "<PublicationTypeList><PublicationType>Randomized Controlled Trial</PublicationType>"
        "<PublicationType>Published Erratum</PublicationType></PublicationTypeList>"
    )

    assert pubmed(erratum).kind == "other"
    for title, kind in (
        ("Retraction: A randomised trial", "other"),
        ("A randomised trial", "trial"),
    ):
        assert only([{"title": title, "type": "article-journal"}]).kind == kind


def test_crossrefs_works_are_read_as_one_reads_them(shared_data):
    path = shared_data / "bib" / "crossref-json" / "works.jsonl.gz"
    works = [json.loads(line)["work"] for line in gzip.decompress(path.read_bytes()).splitlines()]

    records = read(path.read_bytes(), path.name).records

    for work, record in zip(works, records, strict=True):
        assert record.csl["DOI"] == work["DOI"].lower()
        assert re.sub(r"\s+", " ", work["title"][0]).strip()[:5] in record.csl.get("title", "")
        assert len(record.csl.get("author", ())) == len(
            [
                a
                for a in work.get("author", ())
                if a.get("family") or a.get("name") or a.get("given")
            ]
        )
        assert isinstance(record.csl.get("container-title", ""), str)


def test_crossref_tells_notice_from_harmed_work():
    one = {"DOI": "10.1000/x", "type": "retraction"}
    work = {"title": ["T"], "DOI": "10.1000/n", "update-to": [{**one, "label": "Retraction"}]}

    assert only({"status": "ok", "message": work}).csl["custom"] == {"update-to": [one]}


def test_csl_stays_whole_and_takes_the_number_out_of_the_note():
    record = only([{
        "id": "mine", "type": "article-journal", "title": "T", "note": "PMID: 11959894\nx",
        "issued": {"date-parts": [["2017", "3"]]}, "event-place": "Rome", "custom": {"a": [1]},
    }])  # fmt: skip

    assert record.csl["PMID"] == "11959894" and record.csl["event-place"] == "Rome"
    assert record.csl["issued"] == {"date-parts": [[2017, 3]]} and record.csl["custom"] == {
        "a": [1]
    }
    assert "id" not in record.csl


def test_what_no_data_base_holds_is_taken_out():
    record = only('[{"title": "A\\u0000B\\ud800", "x": NaN, "y": 1.5}]')

    assert record.csl["title"] == "AB" and record.csl["y"] == "1.5" and "x" not in record.csl


def test_a_chapter_keeps_its_books_name_and_not_its_series():
    work = {
        "title": ["T"],
        "DOI": "10.1000/n",
        "type": "book-chapter",
        "container-title": ["S", "B"],
    }

    csl = only(work).csl

    assert (csl["container-title"], csl["collection-title"]) == ("B", "S")


def test_works_under_one_number_of_a_list_are_all_read():
    one = "<mixed-citation><article-title>{}</article-title><year>2010a</year></mixed-citation>"
    both = f"<ref>{one.format('One')}{one.format('Two')}</ref>"
    alternatives = (
        f"<ref><citation-alternatives><element-citation><article-title>Three</article-title>"
        f"</element-citation>{one.format('Three.')}</citation-alternatives></ref>"
    )

    found = read(f"<article><ref-list>{both}{alternatives}</ref-list></article>".encode(), "x")

    assert [record.csl["title"] for record in found.records] == ["One", "Two", "Three"]
    assert found.records[0].csl["issued"] == {"date-parts": [[2010]]}


def test_the_lists_of_ten_articles_are_read_whole(shared_data):
    files = sorted((shared_data / "oa-articles" / "jats").glob("*.xml.gz"))

    found = [read(path.read_bytes(), path.name) for path in files]

    assert sum(len(one.records) for one in found) == 308
    assert all(record.csl["title"] for one in found for record in one.records)


def test_editors_of_a_book_are_no_authors():
    names = "".join(
        f"<name type='personal'><namePart type='family'>{family}</namePart><role><roleTerm>{role}"
        "</roleTerm></role></name>"
        for family, role in (("Doe", "editor"), ("Puri", "author"))
    )

    csl = only(f"<mods><titleInfo><title>T</title></titleInfo>{names}</mods>").csl

    assert (csl["author"], csl["editor"]) == ([{"family": "Puri"}], [{"family": "Doe"}])
