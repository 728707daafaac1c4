"""What a record said before and after is kept at every door, with whose act it was."""

import pytest

from references.formats.records import Record
from references.intake import take_in
from references.library import put
from references.models import RecordChange, Reference
from references.recording import note_change, record_of
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db

CSL = {"type": "article-journal", "title": "Leg weakness", "DOI": "10.1000/x"}


def told():
    rows = RecordChange.objects.order_by("pk")
    return [(row.how, row.before, row.after, row.by_name) for row in rows]


def test_an_import_notes_what_was_added_and_what_was_completed():
    editor = make_user()
    take_in([Record(CSL, "research", 1, 1)], at=NOW, by=editor)
    take_in([Record({**CSL, "PMID": "5"}, "research", 1, 1)], at=NOW)

    first = {**CSL, "kind": "research"}
    assert told() == [
        ("added", None, first, editor.get_full_name() or editor.get_username()),
        ("imported", first, {**first, "PMID": "5"}, ""),
    ]


def test_an_import_of_what_is_known_notes_nothing():
    take_in([Record(CSL, "research", 1, 1)], at=NOW)
    RecordChange.objects.all().delete()

    take_in([Record(CSL, "research", 1, 1)], at=NOW)

    assert told() == []


def test_an_article_that_corrects_a_record_notes_it():
    put(key="puri2011", kind="research", csl=CSL, at=NOW)
    put(key="puri2011", kind="research", csl=CSL, at=NOW)
    put(key="puri2011", kind="research", csl={**CSL, "volume": "76"}, at=NOW)

    assert [(how, after.get("volume")) for how, _, after, _ in told()] == [
        ("added", None),
        ("edited", "76"),
    ]


def test_what_changed_nothing_is_not_noted():
    reference = put(key="puri2011", kind="research", csl=CSL, at=NOW)
    same = record_of("research", CSL)

    assert note_change(reference, how="edited", before=same, after=same, by=None, at=NOW) is None
    assert Reference.objects.get().changes.count() == 1
