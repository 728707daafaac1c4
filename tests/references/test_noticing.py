"""Sources held against the registers: exactly those that are meant, however they came in."""

import gzip
import io
import json
import time
from datetime import date, timedelta

import pytest

from references.formats.recognise import read
from references.intake import take_in
from references.library import put
from references.models import Reference, SourceNotice, SourceNoticeDecision
from references.noticing import notices_under, status_changed, take_notices, work_out
from references.registers.mirror import take_list
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)
HEADER = (
    "Record ID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDOI,RetractionPubMedID,"
    "RetractionNature,RetractionDate\n"
)


def row(number, doi="", pmid="0", nature="Retraction", on="6/5/2020 0:00", notice=""):
    return f"{number},{doi},{pmid},{notice or f'10.1000/notice{number}'},0,{nature},{on}\n"


def register(*rows, whole=True, at=NOW):
    file = io.BytesIO((HEADER + "".join(rows)).encode())
    return take_list(file, name="list.csv", is_whole=whole, at=at, may_shrink=True)


def source(key="puri2011", at=NOW, **csl):
    return put(key=key, kind="research", csl={"title": f"On {key}", **csl}, at=at)


def status(key="puri2011"):
    return Reference.objects.get(key=key).status


def flagged():
    return {one.key: one.status for one in Reference.objects.exclude(status="")}


# Coming in


@pytest.mark.parametrize(
    "doi", ["10.1000/paper", "10.1000/PAPER", "doi:10.1000/Paper", "https://doi.org/10.1000/paper."]
)
def test_a_source_is_flagged_the_moment_it_comes_in(doi):
    register(row(1, "10.1000/Paper"))
    source(DOI=doi)
    found = Reference.objects.get()
    assert (found.status, found.status_on) == ("retracted", date(2020, 6, 5))
    assert found.notices_checked_at == NOW


def test_a_source_is_found_by_its_pubmed_number_alone():
    register(row(1, pmid="12345"))
    source(PMID="PMID: 12345")
    assert status() == "retracted"


def test_a_list_that_comes_after_the_source_flags_it():
    source(DOI="10.1000/paper")
    assert Reference.objects.get().notices_checked_at is None
    register(row(1, "10.1000/paper"))
    [change] = take_notices(at=LATER)
    assert (change.before, change.after) == ("", "retracted")
    assert change.notice.notice_doi == "10.1000/notice1"
    assert (status(), take_notices(at=LATER)) == ("retracted", [])


def test_the_notice_of_a_retraction_is_not_itself_retracted():
    register(row(1, "10.1000/paper", notice="10.1000/notice"))
    source("notice", DOI="10.1000/notice", title="Retraction: On puri2011")
    assert status("notice") == ""


def test_a_source_without_any_number_is_not_called_checked():
    register(row(1, "10.1000/paper"))
    source(URL="https://example.org/page")
    assert Reference.objects.get().notices_checked_at is None


# Changing


def test_a_reinstatement_in_an_update_lifts_and_a_correction_does_not():
    register(row(1, "10.1000/paper"))
    source(DOI="10.1000/paper")
    register(row(2, "10.1000/paper", nature="Correction", on="7/5/2020 0:00"), whole=False)
    assert take_notices(at=LATER) == []
    assert status() == "retracted"
    register(row(3, "10.1000/paper", nature="Reinstatement", on="8/5/2020 0:00"), whole=False)
    [change] = take_notices(at=LATER)
    assert (change.before, change.after) == ("retracted", "corrected")


def test_what_leaves_the_register_no_longer_holds_and_is_kept():
    register(row(1, "10.1000/paper"))
    source(DOI="10.1000/paper")
    register(row(9, "10.1000/another"))
    [change] = take_notices(at=LATER)
    assert (change.after, SourceNotice.objects.get().gone_at) == ("", LATER)
    register(row(1, "10.1000/paper"))
    take_notices(at=LATER)
    assert (status(), SourceNotice.objects.get().gone_at) == ("retracted", None)


def test_a_fuller_spelling_of_the_list_keeps_a_notice_and_what_was_decided_of_it():
    short = "OriginalPaperDOI,RetractionDOI,RetractionNature\n10.1000/paper,10.1000/n,Retraction\n"
    take_list(io.BytesIO(short.encode()), name="short.csv", is_whole=True, at=NOW)
    source(DOI="10.1000/paper")
    notice = SourceNotice.objects.get()
    decide(notice, "does_not_apply")
    register(row(1, "10.1000/paper", notice="10.1000/n"))
    take_notices(at=LATER)
    notice.refresh_from_db()
    assert (SourceNotice.objects.count(), notice.on, status()) == (1, date(2020, 6, 5), "")


def decide(notice, decision):
    SourceNoticeDecision.objects.create(
        notice=notice, decision=decision, reason="Read.", by=make_user(), by_name="E", at=NOW
    )
    return work_out([notice.reference_id], at=NOW)


def test_a_decision_overrides_and_the_next_list_does_not_undo_it():
    register(row(1, "10.1000/paper"))
    source(DOI="10.1000/paper")
    [change] = decide(SourceNotice.objects.get(), "does_not_apply")
    assert change.after == ""
    assert take_notices(at=LATER) == []
    decide(SourceNotice.objects.get(), "holds")
    assert status() == "retracted"


def test_a_record_that_gets_its_doi_later_is_flagged_then():
    register(row(1, "10.1000/paper"))
    source()
    assert status() == ""
    source(DOI="10.1000/paper", at=LATER)
    assert status() == "retracted"


def test_a_later_record_of_crossref_brings_its_new_notices_in():
    def work(*updates):
        return read(json.dumps({
            "DOI": "10.1000/paper", "title": ["A paper"], "type": "journal-article",
            "updated-by": [{"DOI": f"10.1000/{kind}", "type": kind} for kind in updates],
        }).encode(), "work.json").records  # fmt: skip

    take_in(work("correction"), at=NOW)
    assert list(flagged().values()) == ["corrected"]
    take_in(work("retraction"), at=LATER)
    assert list(flagged().values()) == ["retracted"]
    assert [one.what for one in take_in(work("retraction", "correction"), at=LATER)] == ["known"]


def test_who_listens_hears_of_each_change_once():
    heard = []

    def listen(changes, by, **_kwargs):
        heard.extend((change.reference.key, change.after, by) for change in changes)

    status_changed.connect(listen)
    try:
        source("puri2011", DOI="10.1000/paper")
        source("other", DOI="10.1000/other")
        register(row(1, "10.1000/paper"))
        take_notices(at=LATER)
        take_notices(at=LATER)
    finally:
        status_changed.disconnect(listen)
    assert heard == [("puri2011", "retracted", None)]


def test_the_status_rests_on_the_notice_that_is_told():
    register(row(1, "10.1000/paper", nature="Correction"), row(2, "10.1000/paper"))
    source(DOI="10.1000/paper")
    fallen, other = Reference.objects.get(), source("other", DOI="10.1000/other")
    found = notices_under([fallen, other])
    assert {pk: notice.notice_doi for pk, notice in found.items()} == {fallen.pk: "10.1000/notice2"}


def test_the_notices_under_many_sources_take_as_few_questions_as_those_under_one(
    django_assert_num_queries,
):
    papers = [f"10.1000/paper{number}" for number in range(3)]
    register(*(row(number, paper) for number, paper in enumerate(papers, start=1)))
    sources = [source(f"paper{at}", DOI=paper) for at, paper in enumerate(papers)]
    with django_assert_num_queries(2):
        assert len(notices_under(sources)) == 3


# At the size of a library


def test_a_thousand_sources_take_few_questions(django_assert_max_num_queries):
    register(*(row(n, f"10.1000/{n}") for n in range(50)))
    fill(1000)
    assert len(take_notices(at=LATER)) == 50
    with django_assert_max_num_queries(20):
        assert take_notices(at=LATER) == []


def fill(count):
    Reference.objects.bulk_create(
        Reference(
            key=f"s{n}", kind="research", csl={"title": f"S {n}"}, title=f"S {n}",
            doi=f"10.1000/{n}", created_at=NOW, updated_at=NOW,
        )
        for n in range(count)
    )  # fmt: skip


# The shared half of the database


SPELLINGS = ("{}", "doi:{}", "https://doi.org/{}", "{}.", "DOI {}", "http://dx.doi.org/{}")


def spelt(dois):
    """Return a list of identifiers, each in another case, with a prefix or a trailing stop."""
    lines = []
    for number, doi in enumerate(sorted(dois)):
        cased = (doi, doi.upper(), doi.title())[number % 3]
        lines.append(SPELLINGS[number % len(SPELLINGS)].format(cased))
    return "\n".join(lines).encode()


def test_exactly_the_thirteen_sources_of_the_shared_half_are_flagged(shared_data, capsys):
    def lines(name):
        opened = gzip.open if name.endswith(".gz") else open
        with opened(shared_data / name, "rt", encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    hits = {hit["flagged_doi"].lower(): hit for hit in lines("retractions/hits.jsonl")}
    works = [line["work"] for line in lines("bib/crossref-json/works.jsonl.gz")]
    cited = {cited["DOI"] for work in works for cited in work.get("reference", ())
             if cited.get("DOI")}  # fmt: skip
    others = lines("oa-articles/articles.jsonl.gz")
    cited |= {one["doi"] for one in others}
    cited |= {ref["doi"] for one in others for ref in one["references"] if ref.get("doi")}
    # These two stand only in the shared articles, where their references have no DOI.
    cited |= {doi for doi, hit in hits.items() if hit["found_in"].startswith("oa-articles")}

    start = time.process_time()
    with (shared_data / "retractions/retraction_watch_subset.csv.gz").open("rb") as file:
        take_list(file, name="subset.csv.gz", is_whole=True, at=NOW)
    listed = time.process_time() - start
    files = sorted((shared_data / "bib/crossref-json").iterdir())
    for path in files:
        take_in(read(path.read_bytes(), path.name).records, at=NOW)
    take_in(read(spelt(cited), "cited.txt").records, at=NOW)
    by_import = statuses()
    start = time.process_time()
    take_notices(at=LATER)
    held = time.process_time() - start
    with capsys.disabled():
        print(f"\n30,791 rows taken in {listed:.1f} s, {Reference.objects.count():,} sources "
              f"held against them in {held:.2f} s")  # fmt: skip
    said = SourceNotice.objects.filter(register="retraction-watch").select_related("reference")
    assert {one.reference.doi: one.kind for one in said} == dict.fromkeys(hits, "retraction")
    assert {doi for doi, status in statuses().items() if status == "retracted"} == set(hits)
    # What else has a status has it from Crossref's own record, and it is no retraction.
    assert statuses() == {**dict.fromkeys(hits, "retracted"),
                          "10.1371/journal.pone.0033693": "corrected"}  # fmt: skip
    assert by_import == statuses()
    assert Reference.objects.count() > 10_000
    assert listed < 30


def statuses():
    return dict(Reference.objects.exclude(status="").values_list("doi", "status"))
