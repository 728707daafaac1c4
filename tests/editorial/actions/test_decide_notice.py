"""A person's word on a notice: with a reason, on the record, by who may, and it counts."""

import json
from datetime import date, timedelta

import pytest

from articles.status import Status
from editorial.actions.decide_notice import decide_notice
from editorial.actions.note_notice import note_notice
from editorial.models import AuditEvent, Reassessment
from editorial.policies import NotAllowed
from references.models import Reference, SourceNotice, SourceNoticeDecision
from tests.factories import NOW, make_article, make_member, make_user, version_at

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 30)


@pytest.fixture
def source():
    make_article()
    return Reference.objects.get(key="stabler2013")


def noted(source, kind="retraction", **fields):
    given = {"on": DAY, "notice_doi": "10.1000/NOTICE", "reason": "Read in the journal."}
    given |= {"by": fields.pop("by", None) or make_user(), "at": NOW}
    return note_notice(reference=source, kind=kind, **{**given, **fields})


def decided(notice, decision, *, by=None, reason="It is about another paper.", at=NOW):
    return decide_notice(
        notice=notice, decision=decision, reason=reason, by=by or make_member(), at=at
    )


def stands(source):
    source.refresh_from_db()
    return source.status


def test_a_notice_noted_by_hand_counts_and_is_on_the_record(source):
    notice = noted(source)
    assert (stands(source), source.status_on) == ("retracted", DAY)
    assert (notice.register, notice.notice_doi) == ("editor", "10.1000/notice")
    told = json.loads(AuditEvent.objects.get(action="notice_noted").details)
    assert (told["kind"], told["reason"]) == ("retraction", "Read in the journal.")
    assert AuditEvent.objects.get(action="source_flagged").actor is not None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": "rumour"}, "Kind"),
        ({"notice_doi": "see the web page"}, "is not a DOI"),
        ({"reason": "  "}, "Reason: it is empty"),
        ({"on": NOW.date() + timedelta(days=2)}, "still to come"),
    ],
)
def test_what_cannot_be_noted_is_refused_with_the_cure(source, fields, said):
    with pytest.raises(NotAllowed, match=said):
        noted(source, **fields)
    assert not SourceNotice.objects.exists()


def test_a_notice_is_noted_once(source):
    noted(source)
    with pytest.raises(NotAllowed, match="noted already"):
        noted(source)


def test_the_board_can_say_that_a_notice_is_not_about_the_source(source):
    notice = noted(source)
    decided(notice, "does_not_apply")
    assert stands(source) == ""
    told = json.loads(AuditEvent.objects.get(action="notice_decided").details)
    assert (told["decision"], told["reason"]) == ("does_not_apply", "It is about another paper.")
    assert AuditEvent.objects.filter(action="source_cleared").count() == 1


def test_what_the_board_said_can_be_taken_back_and_both_are_kept(source):
    notice = noted(source)
    decided(notice, "does_not_apply")
    decided(notice, "holds", reason="The journal has confirmed it.", at=NOW + timedelta(hours=1))
    assert stands(source) == "retracted"
    assert SourceNoticeDecision.objects.count() == 2


def test_reading_a_notice_lifts_nothing(source):
    notice = noted(source, "expression-of-concern")
    decided(notice, "read", by=make_user("editor"), reason="Only figure 2 is concerned.")
    assert stands(source) == "questioned"


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("author", set()),
        ("editor", {"holds", "read"}),
        ("administrator", {"holds", "read"}),
        ("board", {"holds", "read", "does_not_apply"}),
        ("chair", {"holds", "read", "does_not_apply"}),
    ],
)
def test_only_the_board_takes_a_warning_away(source, role, may):
    by, notice = make_user(role), noted(source)
    for decision in ("holds", "does_not_apply", "read"):
        if decision in may:
            decided(notice, decision, by=by)
        else:
            with pytest.raises(NotAllowed, match="Only"):
                decided(notice, decision, by=by)
    assert {row.decision for row in SourceNoticeDecision.objects.all()} == may


@pytest.mark.parametrize("role", ["author", "board"])
def test_only_who_keeps_the_library_notes_a_notice_by_hand(source, role):
    with pytest.raises(NotAllowed, match="change the library"):
        noted(source, by=make_user(role))


def test_a_decision_needs_a_reason_and_is_made_once(source):
    notice = noted(source)
    with pytest.raises(NotAllowed, match="Reason: it is empty"):
        decided(notice, "holds", reason=" ")
    with pytest.raises(NotAllowed, match="one of the three"):
        decided(notice, "perhaps")
    decided(notice, "holds")
    with pytest.raises(NotAllowed, match="decided already"):
        decided(notice, "holds")


def test_the_board_is_asked_and_no_longer_asked_as_the_notice_stands(
    django_capture_on_commit_callbacks,
):
    version = version_at(Status.APPROVED)
    source = Reference.objects.get(key="stabler2013")
    with django_capture_on_commit_callbacks(execute=True):
        notice = noted(source, at=NOW + timedelta(days=2))
    row = Reassessment.objects.get()
    assert (row.version, row.notice, row.closed_at) == (version, notice, None)
    with django_capture_on_commit_callbacks(execute=True):
        decided(notice, "does_not_apply", at=NOW + timedelta(days=3))
    row.refresh_from_db()
    assert row.outcome == "lifted"
