"""What registers answer about a source is kept, and the record stays what it is."""

from datetime import UTC, datetime, timedelta

import pytest

from references import library
from references.looking_up import ask_again, keep_answers
from references.lookup.held_together import newest_found, settle_mismatches
from references.models import RecordChange
from tests.registers import crossref_knows, pubmed_knows

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
DOI, PMID = "10.1000/legs", "21512108"
TITLE = "Vitamin B12 deficiency and the legs of the old"
pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    csl = {"type": "article-journal", "title": TITLE, "DOI": DOI, "PMID": PMID}
    return library.put(key="puri2011", kind="research", csl=csl, at=AT)


def look_up(source, at=AT):
    return keep_answers(source, ask_again(source, at=at).answers, by=None, at=at)


def test_a_look_up_changes_nothing_that_a_person_wrote(registers, source):
    crossref_knows(registers, DOI)
    pubmed_knows(registers, PMID, DOI)
    before = dict(source.csl)

    rows = look_up(source)

    source.refresh_from_db()
    assert {row.service for row in rows} == {"crossref", "pubmed"}
    # What PubMed says of the kind of publication is where it says that one is retracted.
    custom = {"custom": {"publication-types": ["Journal Article"]}}
    assert (source.csl, source.mismatch) == ({**before, **custom}, "")


def test_a_retraction_that_a_register_names_counts_at_once(registers, source):
    notice = {"DOI": "10.1000/notice", "type": "retraction", "source": "publisher",
              "updated": {"date-parts": [[2026, 11, 1]]}}  # fmt: skip
    crossref_knows(registers, DOI, **{"updated-by": [notice]})

    look_up(source)

    source.refresh_from_db()
    assert source.status == "retracted"
    assert RecordChange.objects.filter(how="looked_up").count() == 1


def test_a_record_that_tells_of_another_work_is_marked(registers, source):
    crossref_knows(registers, DOI, title="Falls in winter")

    look_up(source)

    source.refresh_from_db()
    assert source.mismatch == (
        f"title “Falls in winter” in Crossref and “{TITLE}” in the record here."
    )


def test_a_corrected_record_is_no_longer_marked(registers, source):
    crossref_knows(registers, DOI, title="Falls in winter")
    look_up(source)
    right = {**source.csl, "title": "Falls in winter"}

    library.put(key="puri2011", kind="research", csl=right, at=AT)

    source.refresh_from_db()
    assert source.mismatch == ""


def test_what_was_said_of_a_number_that_it_had_before_says_nothing(registers, source):
    crossref_knows(registers, DOI, title="Falls in winter")
    look_up(source)
    source.doi = "10.1000/right"
    settle_mismatches([source])

    assert source.mismatch == ""


def test_the_newest_answer_of_each_register_counts(registers, source):
    crossref_knows(registers, DOI, title="Falls in winter")
    look_up(source)
    registers.clear()
    crossref_knows(registers, DOI)
    look_up(source, at=AT + timedelta(days=1))

    source.refresh_from_db()
    assert source.mismatch == ""
    assert [row.at for row in newest_found(source)] == [AT + timedelta(days=1)]


def test_without_a_network_nothing_is_lost(registers, source, settings):
    settings.CROSSREF_URL = settings.PUBMED_URL = "http://127.0.0.1:9"

    rows = look_up(source)

    assert {row.outcome for row in rows} == {"failed"}
    assert all(row.detail for row in rows)
