"""A pasted identifier becomes the source it names, once, and nothing is made up."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model

from references.adding import Added, NotAdded, add_by_identifier, ask, identifier_in
from references.models import LookUp, RecordChange, Reference
from tests.registers import crossref_knows, pubmed_knows

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
DOI, PMID = "10.1000/legs", "21512108"
pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return get_user_model().objects.create_user("ed", first_name="Ed", last_name="Itor")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("10.1000/Legs", ("doi", DOI)),
        ("see https://doi.org/10.1000/legs.", ("doi", DOI)),
        ("https://dx.doi.org/10.1000%2Flegs", ("doi", DOI)),
        ("doi: 10.1000/legs PMID: 21512108", ("doi", DOI)),
        ("21512108", ("pmid", PMID)),
        (" 021512108 ", None),
        ("PMID:21512108", ("pmid", PMID)),
        ("https://pubmed.ncbi.nlm.nih.gov/21512108/", ("pmid", PMID)),
        ("PMC3531190", ("pmcid", "PMC3531190")),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC3531190/", ("pmcid", "PMC3531190")),
        ("978-0-323-64068-8", ("isbn", "9780323640688")),
        ("ISBN 0-306-40615-2", ("isbn", "9780306406157")),
        ("nct 01234567", ("nct", "NCT01234567")),
        ("https://clinicaltrials.gov/study/NCT01234567", ("nct", "NCT01234567")),
        ("https://www.nice.org.uk/guidance/ng239?utm_source=x#top",
         ("url", "https://www.nice.org.uk/guidance/ng239")),
        ("978-0-323-64068-9", None), ("vitamin B12", None), ("", None), ("0", None),
        ("x" * 9999, None),
        ("ftp://example.org/", None), ("\x00\ud800", None),
    ],
)  # fmt: skip
def test_an_identifier_is_read_in_any_form(text, named):
    assert identifier_in(text) == named


def test_two_registers_that_agree_make_one_whole_record(registers, editor):
    crossref_knows(registers, DOI)
    pubmed_knows(registers, PMID, DOI)

    added = add_by_identifier("https://doi.org/10.1000/LEGS", by=editor, at=AT)

    assert isinstance(added, Added)
    reference = added.reference
    assert (added.what, reference.doi, reference.pmid) == ("new", DOI, PMID)
    assert (reference.mismatch, reference.csl["volume"]) == ("", "7")
    asked = {(row.service, row.outcome) for row in reference.look_ups.all()}
    assert asked == {("crossref", "found"), ("pubmed", "found")}
    change = RecordChange.objects.get(reference=reference)
    assert (change.how, change.by) == ("added", editor)


@pytest.mark.parametrize(
    ("differs", "in_what"),
    [({"title": "Falls in winter"}, "title"), ({"year": 2002}, "year"),
     ({"author": "Meer"}, "first author")],
)  # fmt: skip
def test_two_registers_that_disagree_mark_the_source(differs, in_what, registers, editor):
    crossref_knows(registers, DOI)
    pubmed_knows(registers, PMID, DOI, **differs)

    added = add_by_identifier(PMID, by=editor, at=AT)

    assert isinstance(added, Added)
    assert added.reference.mismatch.startswith(f"{in_what} “")
    assert Reference.objects.get().mismatch == added.reference.mismatch
    # What was asked for by its number is what that register has.
    assert added.reference.csl["author"][0]["family"] == differs.get("author", "Puri")


def test_a_known_source_is_found_without_asking_anybody(registers, editor):
    crossref_knows(registers, DOI)
    first = add_by_identifier(DOI, by=editor, at=AT)
    asked = len(registers.log)

    again = add_by_identifier("doi:10.1000/LEGS.", by=editor, at=AT)

    assert isinstance(first, Added)
    assert again == Added(first.reference, "known")
    assert len(registers.log) == asked


def test_a_source_known_by_another_number_is_completed_and_not_doubled(registers, editor):
    crossref_knows(registers, DOI)
    first = add_by_identifier(DOI, by=editor, at=AT)
    pubmed_knows(registers, PMID, DOI)

    again = add_by_identifier(PMID, by=editor, at=AT)

    assert isinstance(first, Added)
    assert isinstance(again, Added)
    assert (again.what, again.reference.pk) == ("completed", first.reference.pk)
    assert Reference.objects.get().pmid == PMID


def test_what_nobody_knows_is_not_added_but_for_who_wants_it(registers, editor):
    refused = add_by_identifier(DOI, by=editor, at=AT)

    assert isinstance(refused, NotAdded)
    assert "Crossref" in refused.message
    assert (refused.scheme, refused.identifier) == ("doi", DOI)
    assert not Reference.objects.exists()
    assert LookUp.objects.filter(reference=None).count() == 2

    kept = add_by_identifier(DOI, by=editor, at=AT, bare=True)

    assert isinstance(kept, Added)
    assert (kept.reference.doi, kept.reference.title) == (DOI, "")


def test_what_names_nothing_is_told_how(registers, editor):
    refused = add_by_identifier("vitamin B12", by=editor, at=AT)

    assert isinstance(refused, NotAdded)
    assert "PubMed number" in refused.message
    assert refused.identifier == ""
    assert registers.log == []


def test_with_look_ups_off_nothing_is_asked_and_the_answer_says_so(registers, editor, settings):
    settings.LOOK_UPS = False

    refused = add_by_identifier(DOI, by=editor, at=AT)

    assert isinstance(refused, NotAdded)
    assert "not checked" in refused.message
    assert registers.log == []
    assert {row.outcome for row in LookUp.objects.all()} == {"refused"}


def test_a_journals_page_leads_to_the_paper(registers, editor, monkeypatch):
    from references.lookup import gather
    from references.lookup.answers import Answer, record

    said = record(
        {"type": "article-journal", "title": "Legs", "DOI": DOI, "URL": "https://j.example/1"}
    )
    monkeypatch.setattr(gather.web_page, "page", lambda url, on: Answer("web", url, "found", said))
    crossref_knows(registers, DOI)

    added = add_by_identifier("https://j.example/1", by=editor, at=AT)

    assert isinstance(added, Added)
    assert added.reference.doi == DOI
    assert added.reference.title == "Vitamin B12 deficiency and the legs of the old"


def test_asking_changes_nothing(registers):
    crossref_knows(registers, DOI)

    ask(DOI, at=AT)

    assert not Reference.objects.exists()
    assert not LookUp.objects.exists()
