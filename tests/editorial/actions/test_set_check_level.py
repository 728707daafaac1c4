"""A site asks more of its articles than the checks do as shipped, and says why."""

import json

import pytest
from django.db import IntegrityError

from articles.models import Topic
from editorial.actions.set_check_level import set_check_level
from editorial.actions.submit import Blocked
from editorial.models import AuditEvent, CheckLevel
from editorial.policies import NotAllowed
from tests.editorial.test_checking import with_a_soft_hyphen
from tests.factories import NOW, make_article, make_member, make_user, submitted

pytestmark = pytest.mark.django_db


def put(by=None, **fields):
    given = {"check_id": "TXT-02", "topic": None, "level": "block", "reason": "Seen in a dose."}
    return set_check_level(**{**given, **fields}, by=by or make_user("administrator"), at=NOW)


def test_a_tightened_level_is_in_the_record_with_its_reason():
    topic = Topic.objects.create(slug="neurology", name="Neurology")

    put(topic=topic)

    line = AuditEvent.objects.get()
    assert (line.action, line.subject) == ("check_level_set", "check:TXT-02")
    details = json.loads(line.details)
    assert (details["level"], details["topic"], details["reason"]) == (
        "block",
        "neurology",
        "Seen in a dose.",
    )


def test_what_was_a_warning_stands_in_the_way_when_tightened():
    article = make_article(texts=with_a_soft_hyphen())
    put()

    with pytest.raises(Blocked) as refusal:
        submitted(article)

    assert [(f.id, f.level) for f in refusal.value.findings] == [("TXT-02", "block")]


def test_the_chair_may_and_an_editor_may_not():
    put(by=make_member("general practice", role="chair"))

    with pytest.raises(NotAllowed, match="tighten a check"):
        put(by=make_user("editor"))

    assert CheckLevel.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"level": "warn"}, "never less"),
        ({"level": "advise"}, "choose"),
        ({"level": "unchecked"}, "choose"),
        ({"check_id": "NO-99"}, "there is none"),
        ({"reason": "  "}, "Reason: it is empty"),
    ],
)
def test_what_would_loosen_or_says_no_reason_is_refused(fields, said):
    with pytest.raises(NotAllowed, match=said):
        put(**fields)

    assert not AuditEvent.objects.exists()


def test_a_level_goes_back_to_as_shipped_with_a_reason_too():
    with pytest.raises(NotAllowed, match="has this level here already"):
        put(level="")
    put()
    with pytest.raises(NotAllowed, match="has this level here already"):
        put()

    put(level="", reason="Too many false alarms.")

    assert [row.level for row in CheckLevel.objects.order_by("pk")] == ["block", ""]
    assert AuditEvent.objects.count() == 2


@pytest.mark.parametrize("fields", [{"level": "advise"}, {"reason": ""}, {"check_id": ""}])
def test_the_database_refuses_what_would_loosen(fields):
    given = {"check_id": "TXT-02", "level": "block", "reason": "Safety."}

    with pytest.raises(IntegrityError):
        CheckLevel.objects.create(**{**given, **fields}, set_by_name="A.", set_at=NOW)
