"""A register's list is taken with all that follows, or previewed with nothing left behind."""

import io
import json

import pytest

from editorial.actions.import_register import import_register, preview_register
from editorial.models import AuditEvent, OutboxEntry
from editorial.policies import NotAllowed
from references.models import Reference, RegisterEntry, RegisterImport, SourceNotice
from references.registers.retraction_watch import NotTheList
from tests.factories import NOW, make_article, make_user

pytestmark = pytest.mark.django_db
LIST = (
    "OriginalPaperDOI,RetractionDOI,RetractionNature\n"
    "10.1056/NEJMcp1113996,10.1000/n,Retraction\n10.1000/other,10.1000/m,Retraction\n"
)
EMPTIED = "OriginalPaperDOI,RetractionNature\n10.1000/other,Retraction\n"


def what(text=LIST, **fields):
    given = {"file": io.BytesIO(text.encode()), "name": "list.csv", "is_whole": True}
    return {**given, "by": make_user(), "at": NOW, **fields}


def everything():
    tables = (AuditEvent, OutboxEntry, Reference, RegisterEntry, RegisterImport, SourceNotice)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_a_list_flags_our_source_and_is_on_the_record():
    make_article(slug="b12")
    followed = import_register(**what())
    assert [one.reference.key for one in followed.flagged] == ["stabler2013"]
    assert (followed.cleared, followed.articles) == ((), ("b12",))
    told = json.loads(AuditEvent.objects.get(action="register_imported").details)
    assert (told["rows"], told["new"], told["flagged"], told["whole"]) == (2, 2, 1, True)


def test_a_preview_says_the_same_and_leaves_nothing_behind():
    make_article(slug="b12")
    given, before = what(), everything()
    previewed = preview_register(**given)
    assert everything() == before
    followed = import_register(**{**given, "file": io.BytesIO(LIST.encode())})
    assert [one.reference.pk for one in previewed.flagged] == [
        one.reference.pk for one in followed.flagged
    ]
    assert previewed.articles == followed.articles
    assert previewed.taken.new == followed.taken.new


def test_a_list_that_no_longer_names_a_source_clears_it():
    make_article(slug="b12")
    import_register(**what())
    followed = import_register(**what(EMPTIED))
    assert [one.reference.key for one in followed.cleared] == ["stabler2013"]
    assert Reference.objects.get(key="stabler2013").status == ""


def test_a_list_that_cannot_be_read_leaves_nothing_behind():
    make_article()
    given, before = what("a,b\n"), everything()
    for act in (import_register, preview_register):
        with pytest.raises(NotTheList):
            act(**given)
    assert everything() == before


@pytest.mark.parametrize("role", ["author", "board"])
def test_only_who_keeps_the_library_takes_a_list(role):
    with pytest.raises(NotAllowed, match="change the library"):
        import_register(**what(by=make_user(role)))
