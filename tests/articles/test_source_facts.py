"""What the library knows of a draft's sources, as its checks are told."""

from datetime import date, timedelta

import pytest

from articles import queries
from articles.content import Content, Reference
from articles.source_facts import source_status
from articles.status import Status
from editorial.checking import findings_of, findings_of_frozen
from references.link_watch import Due, note_try
from references.links import of_answer
from references.models import LinkCheck, MergedKey, SourceNotice, SourceNoticeDecision
from references.models import Reference as Record
from references.noticing import work_out
from tests.factories import NOW, make_article, make_user, version_at

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
PAGE = "https://www.nice.org.uk/guidance/ng239"
GONE = of_answer(PAGE, status=404, url=PAGE)
WORKS = of_answer(PAGE, status=200, url=PAGE)


@pytest.fixture
def article():
    return make_article()


def record(key="stabler2013"):
    return Record.objects.get(key=key)


def notice(kind="retraction", key="stabler2013", register="retraction-watch", **fields):
    fields = {"on": date(2026, 10, 1), "seen_at": NOW, **fields}
    row = SourceNotice.objects.create(reference=record(key), kind=kind, register=register, **fields)
    work_out([row.reference_id], at=NOW)
    return row


def decide(row, decision):
    SourceNoticeDecision.objects.create(
        notice=row, decision=decision, reason="Read it.", by=make_user(), by_name="A.", at=NOW
    )
    work_out([row.reference_id], at=NOW)


def levels(article, check, at=NOW):
    content = queries.content_of(article, on=at.date())
    found = [f for f in findings_of(content, on=at.date()) if f.id == check]
    return {(f.level, f.where if f.level != "unchecked" else f.quote) for f in found}


RETRACTED = ("block", "reference stabler2013")


def test_while_nobody_looked_nothing_is_passed(article):
    assert levels(article, "CIT-08") == {("unchecked", "stabler2013")}
    assert levels(article, "CIT-10") == {("unchecked", "ng239, stabler2013")}


def test_a_source_that_was_looked_up_and_tried_is_clear(article):
    Record.objects.update(notices_checked_at=NOW)
    for row in Record.objects.all():
        note_try(Due(row.pk, row.url or f"https://doi.org/{row.doi}"), WORKS, at=NOW)

    assert levels(article, "CIT-08") == levels(article, "CIT-10") == set()


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        ("retraction", "block"),
        ("withdrawal", "block"),
        ("removal", "block"),
        ("partial-retraction", "block"),
        ("expression-of-concern", "block"),
        ("correction", "warn"),
        ("corrigendum", "warn"),
        ("erratum", "warn"),
    ],
)
def test_each_kind_of_notice_has_its_level(article, kind, level):
    notice(kind)

    assert levels(article, "CIT-08") == {(level, "reference stabler2013")}


@pytest.mark.parametrize("kind", ["addendum", "clarification", "reinstatement"])
def test_a_notice_that_harms_nothing_is_no_finding(article, kind):
    Record.objects.update(notices_checked_at=NOW)
    notice(kind)

    assert levels(article, "CIT-08") == set()


@pytest.mark.parametrize("kind", ["new-edition", "new-version"])
def test_a_newer_edition_makes_a_source_superseded_and_not_retracted(article, kind):
    Record.objects.update(notices_checked_at=NOW)
    notice(kind, "ng239")

    assert levels(article, "CIT-08") == set()
    assert levels(article, "CIT-09") == {("warn", "reference ng239")}


def test_a_finding_clears_when_the_source_is_reinstated(article):
    notice()
    assert levels(article, "CIT-08") == {RETRACTED}

    notice("reinstatement", on=date(2026, 10, 20))

    assert RETRACTED not in levels(article, "CIT-08")


def test_a_finding_clears_when_the_notice_is_about_another_source(article):
    row = notice()

    decide(row, "does_not_apply")

    assert RETRACTED not in levels(article, "CIT-08")


@pytest.mark.parametrize(
    ("kind", "left"),
    [("expression-of-concern", set()), ("correction", set()), ("retraction", {RETRACTED})],
)
def test_what_was_read_may_be_cited_unless_it_is_retracted(article, kind, left):
    decide(notice(kind), "read")

    assert {one for one in levels(article, "CIT-08") if one[0] != "unchecked"} == left


def test_several_registers_that_say_the_same_say_it_once(article):
    for register in ("retraction-watch", "crossref", "pubmed"):
        notice("correction", register=register, notice_doi="10.1000/notice")
    content = queries.content_of(article, on=NOW.date())

    (found,) = source_status(content)["stabler2013"].notices

    registers = {"Retraction Watch", "PubMed", "Crossref"}
    assert set(found.said_by.split(", ")) == registers


def test_what_was_read_in_one_register_was_read(article):
    first = notice("correction", notice_doi="10.1000/n")
    notice("correction", register="crossref", notice_doi="10.1000/n")

    decide(first, "read")

    assert ("warn", "reference stabler2013") not in levels(article, "CIT-08")


def test_another_correction_has_to_be_read_for_itself(article):
    first = notice("correction", notice_doi="10.1000/n")
    notice("erratum", register="crossref", notice_doi="10.1000/other")

    decide(first, "read")

    assert ("warn", "reference stabler2013") in levels(article, "CIT-08")


def test_an_old_look_up_counts_as_none(article):
    Record.objects.update(notices_checked_at=NOW - 40 * DAY)

    assert levels(article, "CIT-08") == {("unchecked", "stabler2013")}


def test_a_dead_link_is_found_until_it_works_again(article):
    row = record("ng239")
    note_try(Due(row.pk, PAGE), GONE, at=NOW - 2 * DAY)
    assert ("warn", "reference ng239") not in levels(article, "CIT-10")

    note_try(Due(row.pk, PAGE), GONE, at=NOW - DAY)
    assert ("warn", "reference ng239") in levels(article, "CIT-10")

    note_try(Due(row.pk, PAGE), WORKS, at=NOW)
    assert ("warn", "reference ng239") not in levels(article, "CIT-10")


def test_what_is_known_of_another_address_says_nothing(article):
    row = record("ng239")
    note_try(Due(row.pk, "https://old.example/"), GONE, at=NOW - 2 * DAY)
    note_try(Due(row.pk, "https://old.example/"), GONE, at=NOW)

    assert levels(article, "CIT-10") == {("unchecked", "ng239, stabler2013")}
    assert LinkCheck.objects.count() == 2


def test_a_source_that_another_one_supersedes_is_told_by_its_title(article):
    newer = Record.objects.create(
        key="new", csl={}, title="The guideline of 2026", created_at=NOW, updated_at=NOW
    )
    Record.objects.filter(key="ng239").update(superseded_by=newer)
    content = queries.content_of(article, on=NOW.date())

    (found,) = (f for f in findings_of(content, on=NOW.date()) if f.id == "CIT-09")

    assert "superseded by The guideline of 2026" in found.message
    Record.objects.filter(key="ng239").update(superseded_by=None)
    assert levels(article, "CIT-09") == set()


def test_the_key_of_a_merged_record_is_known_as_the_source(article):
    notice()
    MergedKey.objects.create(
        key="puri2011", reference=record(), record={}, by=make_user(), by_name="A.", at=NOW
    )
    content = Content(slug="x", question="?", references=(Reference(key="puri2011", csl={}),))

    assert [one.kind for one in source_status(content)["puri2011"].notices] == ["retraction"]


def test_a_key_that_the_library_lacks_is_left_out():
    content = Content(slug="x", question="?", references=(Reference(key="none", csl={}),))

    assert source_status(content) == {}


def test_what_is_remembered_of_a_snapshot_changes_with_its_sources():
    version = version_at(Status.SUBMITTED)
    content = version.snapshot.value()

    def blocked():
        found = findings_of_frozen(version.snapshot, content, on=NOW.date())
        return {f.id for f in found if f.level == "block"} & {"CIT-08"}

    assert blocked() == set()
    row = notice()
    assert blocked() == {"CIT-08"}
    decide(row, "does_not_apply")
    assert blocked() == set()


def test_the_database_is_asked_as_often_for_many_sources_as_for_few(
    django_assert_max_num_queries,
):
    for number in range(60):
        row = Record.objects.create(
            key=f"k{number}", csl={}, title="T", doi=f"10.1000/{number}",
            created_at=NOW, updated_at=NOW,
        )  # fmt: skip
        SourceNotice.objects.create(
            reference=row, kind="correction", register="crossref", seen_at=NOW
        )
    content = Content(
        slug="x", question="?",
        references=tuple(Reference(key=f"k{n}", csl={}) for n in range(60)),
    )  # fmt: skip

    with django_assert_max_num_queries(5):
        assert len(source_status(content)) == 60
