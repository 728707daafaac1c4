"""A source that is added, looked up or completed from a register is on the record."""

from datetime import UTC, datetime

import pytest

from editorial.actions.add_source import add_source
from editorial.actions.look_up_source import look_up_source
from editorial.actions.take_from_register import take_from_register
from editorial.models import AuditEvent
from editorial.policies import Conflict, NotAllowed
from references.adding import Added, NotAdded
from references.editing import token
from references.library import DifferentSource
from references.models import RecordChange, Reference
from tests.factories import make_user
from tests.registers import crossref_knows, pubmed_knows, registers

__all__ = ["registers"]
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
DOI, PMID = "10.1000/legs", "21512108"
pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("editor")


def lines():
    return list(AuditEvent.objects.order_by("sequence").values_list("action", flat=True))


def test_adding_is_recorded_once(registers, editor):
    crossref_knows(registers, DOI)

    added = add_source(text=DOI, by=editor, at=AT)
    again = add_source(text=f"doi:{DOI}", by=editor, at=AT)

    assert isinstance(added, Added)
    assert isinstance(again, Added)
    assert (added.what, again.what) == ("new", "known")
    assert lines() == ["source_added"]


def test_nothing_that_is_not_stored_is_recorded(registers, editor):
    assert isinstance(add_source(text="B12", by=editor, at=AT), NotAdded)
    assert isinstance(add_source(text=DOI, by=editor, at=AT), NotAdded)
    assert lines() == []


@pytest.mark.parametrize("role", ["author", "editor", "chair"])
def test_whoever_writes_may_add_a_source(role, registers):
    crossref_knows(registers, DOI)

    assert isinstance(add_source(text=DOI, by=make_user(role), at=AT), Added)


def test_whoever_only_reads_may_not(registers):
    with pytest.raises(NotAllowed):
        add_source(text=DOI, by=make_user("board"), at=AT)
    assert registers.log == []


@pytest.fixture
def source(registers, editor):
    crossref_knows(registers, DOI)
    added = add_source(text=DOI, by=editor, at=AT)
    assert isinstance(added, Added)
    return added.reference


def test_looking_up_again_is_recorded_and_changes_no_word(source, registers, editor):
    before = source.csl

    rows = look_up_source(reference=source, by=editor, at=AT)

    source.refresh_from_db()
    assert source.csl == before
    assert [(row.service, row.outcome) for row in rows] == [
        ("crossref", "found"), ("pubmed", "not_found"),
    ]  # fmt: skip
    assert lines() == ["source_added", "source_looked_up"]


def test_only_the_fields_that_were_chosen_are_taken(source, registers, editor):
    registers.clear()
    crossref_knows(registers, DOI, title="A better title of the legs of the old", volume="7")
    (row, *_) = look_up_source(reference=source, by=editor, at=AT)

    saved = take_from_register(
        look_up=row, fields=["volume", "nonsense"], read=token(source), by=editor, at=AT
    )

    assert (saved.csl["volume"], saved.title) == ("7", source.title)
    assert RecordChange.objects.filter(reference=saved).first().by == editor
    assert lines()[-1] == "source_record_taken"


def test_a_record_that_was_changed_meanwhile_is_left_alone(source, registers, editor):
    registers.clear()
    crossref_knows(registers, DOI, volume="7")
    (row, *_) = look_up_source(reference=source, by=editor, at=AT)
    read = token(source)
    Reference.objects.filter(pk=source.pk).update(csl={**source.csl, "page": "3"})

    with pytest.raises(Conflict):
        take_from_register(look_up=row, fields=["volume"], read=read, by=editor, at=AT)


def test_a_number_of_another_source_is_not_taken(source, registers, editor):
    registers.clear()
    pubmed_knows(
        registers, PMID, "10.1000/other", title="Falls in winter", author="Meer", year=1990
    )
    add_source(text=PMID, by=editor, at=AT)
    registers.clear()
    crossref_knows(registers, DOI, PMID=PMID)
    (row, *_) = look_up_source(reference=source, by=editor, at=AT)

    with pytest.raises(DifferentSource):
        take_from_register(look_up=row, fields=["PMID"], read=token(source), by=editor, at=AT)
