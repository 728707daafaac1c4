"""Importing sources: on the record, by who may, and two at once are no trouble."""

import json

import pytest
from django.db import IntegrityError

from editorial.actions import import_sources as door
from editorial.actions.import_sources import import_sources
from editorial.models import AuditEvent
from editorial.policies import Conflict, NotAllowed
from references.importing import counts, file_of
from references.models import RecordChange, Reference
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db

RIS = "TY  - JOUR\nTI  - Leg weakness\nDO  - 10.1000/x\nER  - \nTY  - JOUR\nPY  - 2011\nER  - \n"


def files(text=RIS):
    return [file_of("a.ris", text.encode())]


def test_an_import_is_on_the_record_with_its_counts_and_whose_it_was():
    editor = make_user()

    told = import_sources(files=files(), by=editor, at=NOW)

    assert counts(told) == {"records": 2, "new": 1, "known": 0, "merged": 0, "refused": 1}
    line = AuditEvent.objects.get(action="references_imported")
    assert line.actor == editor
    details = json.loads(line.details)
    assert (details["records"], details["files"]) == (2, [{"name": "a.ris", "format": "RIS"}])
    assert RecordChange.objects.get().by == editor


def test_what_is_refused_is_told_with_the_words_in_the_file():
    refused = import_sources(files=files(), by=None, at=NOW)[1]

    assert (refused.record, refused.line) == (2, 5)
    assert refused.words.startswith("TY  - JOUR\nPY  - 2011")


@pytest.mark.parametrize("role", ["author", "board", None])
def test_nobody_else_imports(role):
    with pytest.raises(NotAllowed):
        import_sources(files=files(), by=make_user(role), at=NOW)

    assert not Reference.objects.exists() and not AuditEvent.objects.exists()


def test_who_is_overtaken_finds_the_source_known(monkeypatch):
    """Another process stores the same source between our look and our writing."""
    taking = door.take_in

    def overtaken(records, **said):
        monkeypatch.setattr(door, "take_in", taking)
        raise IntegrityError("one_doi")

    monkeypatch.setattr(door, "take_in", overtaken)

    told = import_sources(files=files(), by=None, at=NOW)

    assert [entry.outcome for entry in told] == ["new", "refused"]
    assert AuditEvent.objects.count() == 1


def test_a_plan_that_was_overtaken_is_made_again():
    planned = door.plan([record for file in files() for record in file.read.records])
    import_sources(files=files(), by=None, at=NOW)

    (outcome,) = door.take_in(files()[0].read.records, at=NOW, planned=planned)

    assert outcome.what == "known"
    assert Reference.objects.count() == 1


def test_an_edit_between_plan_and_writing_is_kept():
    import_sources(files=files(), by=None, at=NOW)
    completed = files(RIS.replace("ER  - ", "VL  - 7\nER  - ", 1))
    records = [record for file in completed for record in file.read.records]
    planned = door.plan(records)
    # As another transaction does it that has not told of its change when the plan is made.
    source = Reference.objects.get()
    Reference.objects.update(csl={**source.csl, "page": "22"})

    (outcome,) = door.take_in(records, at=NOW, planned=planned)

    source.refresh_from_db()
    assert outcome.what == "merged"
    assert (source.csl["page"], source.csl["volume"]) == ("22", "7")


def test_who_is_overtaken_again_and_again_is_told_so(monkeypatch):
    def overtaken(records, **said):
        raise IntegrityError("one_doi")

    monkeypatch.setattr(door, "take_in", overtaken)

    with pytest.raises(Conflict, match="try again"):
        import_sources(files=files(), by=None, at=NOW)

    assert not AuditEvent.objects.exists()


def test_a_new_source_names_those_that_it_may_be():
    title = "TY  - JOUR\nTI  - Leg weakness\nPY  - 2011\nDO  - 10.1000/{}\nER  - \n"
    import_sources(files=files(title.format(1)), by=None, at=NOW)

    (entry,) = import_sources(files=files(title.format(2)), by=None, at=NOW)

    assert entry.outcome == "new"
    assert entry.alike == (Reference.objects.earliest("pk").key,)
