"""What records of Crossref and PubMed say of notices, whichever way round they say it."""

import gzip
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.formats.recognise import read
from references.said_by_records import FIELDS, NoticeOf, notices_of_others, said_by_record
from references.standing_of_source import standing_of_source

PAPER = "10.1016/s0140-6736(20)31180-6"
NOTICE = "10.1016/s0140-6736(20)31324-6"


def records(path):
    data = path.read_bytes()
    return [record.csl for record in read(data, path.name).records]


def paper(**custom):
    return {"DOI": "10.1000/paper", "title": "A paper", "custom": custom}


def update(doi, kind="retraction", **facts):
    return {"DOI": doi, "type": kind, "source": "publisher", **facts}


def stands(csl):
    return standing_of_source(said_by_record(csl), doi=csl["DOI"]).status


def test_the_retracted_paper_is_retracted_and_its_notice_is_not(shared_data):
    folder = shared_data / "bib/crossref-json"
    [harmed] = records(folder / "bibaudit-crossref_reciprocal_retracted_paper.json")
    [notice] = records(folder / "bibaudit-crossref_reciprocal_retraction_notice.json")
    standing = standing_of_source(said_by_record(harmed), doi=PAPER)
    assert standing.status == "retracted"
    assert (standing.rests_on.notice_doi, standing.rests_on.on) == (NOTICE, date(2020, 6, 5))
    assert {one.kind for one in standing.holding} == {
        "retraction", "expression-of-concern", "correction", "erratum",
    }  # fmt: skip
    # Each names the other in both fields: only one of them is the paper.
    assert stands(notice) == ""
    assert NoticeOf("retraction", doi=PAPER) in notices_of_others(notice)
    assert notices_of_others(harmed) == ()


def test_of_the_real_works_only_the_corrected_one_has_a_status(shared_data):
    with gzip.open(shared_data / "bib/crossref-json/works.jsonl.gz") as file:
        works = [json.loads(line)["work"] for line in file]
    found = records_of(works)
    status = {csl["DOI"]: stands(csl) for csl in found if csl.get("custom")}
    assert {doi: one for doi, one in status.items() if one} == {
        "10.1371/journal.pone.0033693": "corrected"
    }
    named = {csl["DOI"]: notices_of_others(csl) for csl in found}
    notices = {doi for doi, others in named.items() if others}
    assert len(notices) == 7
    assert "10.1371/journal.pgen.1011490" not in notices


def records_of(works):
    return [one.csl for one in read(json.dumps(works).encode(), "works.json").records]


def test_a_retracted_erratum_of_pubmed_is_retracted_once(shared_data):
    [csl] = records(shared_data / "bib/nbib/bibaudit-pubmed_retracted_erratum.txt")
    [said] = said_by_record(csl)
    assert (said.kind, said.register, said.notice_pmid) == ("retraction", "pubmed", "36972587")
    assert (said.notice_doi, said.on) == ("10.1016/j.ymthe.2023.03.023", date(2023, 5, 3))
    assert notices_of_others(csl) == (NoticeOf("erratum", pmid="31636039"),)


def test_pubmeds_type_alone_says_that_a_paper_is_retracted():
    csl = paper(**{"publication-types": ["Journal Article", "Retracted Publication"]})
    assert stands(csl) == "retracted"
    notice = paper(**{"publication-types": ["Retraction of Publication"]})
    assert stands(notice) == ""


@pytest.mark.parametrize(
    ("tie", "status"),
    [
        ("RetractionIn", "retracted"),
        ("PartialRetractionIn", "partly-retracted"),
        ("ExpressionOfConcernIn", "questioned"),
        ("ErratumIn", "corrected"),
        ("CorrectedandRepublishedIn", "corrected"),
        ("UpdateIn", "superseded"),
        ("CommentIn", ""),
        ("RetractionOf", ""),
        ("ErratumFor", ""),
    ],
)
def test_each_tie_of_pubmed_counts_on_the_side_of_the_harmed_work(tie, status):
    assert stands(paper(relations=[{"type": tie, "PMID": "123", "source": "J. 2020"}])) == status


def test_medlines_tags_of_a_partial_retraction_are_read():
    text = (
        b"PMID- 123\nTI  - A paper\nJT  - J\nPRIN- J. 2020 Mar 4;1:2. PMID: 456\n\n"
        b"PMID- 456\nTI  - A notice\nJT  - J\nPROF- J. 2019;1:1. PMID: 123\n"
    )
    harmed, notice = (one.csl for one in read(text, "two.nbib").records)
    assert [(one.kind, one.notice_pmid, one.on) for one in said_by_record(harmed)] == [
        ("partial-retraction", "456", date(2020, 3, 4))
    ]
    assert notices_of_others(notice) == (NoticeOf("partial-retraction", pmid="123"),)


def test_update_to_makes_a_notice_and_never_a_harmed_work():
    csl = paper(**{"update-to": [update("10.1000/OTHER")]})
    assert said_by_record(csl) == ()
    assert notices_of_others(csl) == (NoticeOf("retraction", doi="10.1000/other"),)


def test_update_to_that_names_the_work_itself_is_a_notice_in_place():
    csl = paper(**{"update-to": [update("https://doi.org/10.1000/Paper")]})
    assert notices_of_others(csl) == ()
    csl["custom"]["updated-by"] = [update("10.1000/PAPER")]
    assert stands(csl) == "retracted"


def test_kinds_are_read_in_either_spelling_and_unknown_ones_left():
    for kind in ("expression_of_concern", "Expression of concern", "expression-of-concern"):
        assert stands(paper(**{"updated-by": [update("10.1000/n", kind)]})) == "questioned"
    assert stands(paper(**{"updated-by": [update("10.1000/n", "interview")]})) == ""


def test_a_date_that_is_no_day_is_no_date():
    for parts in ([[2020]], [[2020, 13, 1]], [["x", 1, 1]], [[]], "x", None):
        csl = paper(**{"updated-by": [update("10.1000/n", updated={"date-parts": parts})]})
        [said] = said_by_record(csl)
        assert said.on is None


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["DOI", "type", "updated", "date-parts", "PMID", "source"]), inner
    ),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(FIELDS), junk) | junk)
def test_whatever_a_file_put_there_is_read_without_a_fault(custom):
    csl = {"DOI": "10.1000/paper", "custom": custom}
    said_by_record(csl)
    notices_of_others(csl)
