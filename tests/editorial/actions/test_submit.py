"""Submitting freezes what the editor saw, once, and only when nothing stands in the way."""

from datetime import timedelta

import pytest

from articles import queries
from articles.models import Contribution, Snapshot, Version
from articles.status import Status
from editorial.actions.submit import Blocked, Waiver, submit
from editorial.models import AuditEvent, OutboxEntry, ReviewRound
from editorial.policies import Conflict, NotAllowed
from editorial.states import ROLES
from tests.factories import (
    NOW,
    edited,
    make_article,
    make_user,
    round_of,
    submitted,
    version_at,
)

pytestmark = pytest.mark.django_db


def again(article, **fields):
    given = {"read": article.lock_version, "change_note": "A change.", "by": article.owner}
    return submit(article=article, at=NOW, **{**given, **fields})


def nothing_happened() -> None:
    assert not Version.objects.exists()
    assert not Snapshot.objects.exists()
    assert not ReviewRound.objects.exists()
    assert not AuditEvent.objects.exists()
    assert not OutboxEntry.objects.exists()


def test_the_snapshot_is_what_the_editor_saw_i1():
    article = make_article()
    seen = queries.content_of(article, on=NOW.date())

    version = submitted(article)

    assert version.snapshot.value() == seen
    assert version.snapshot.digest == seen.digest
    assert (version.number, version.status) == (1, Status.SUBMITTED)


def test_a_round_is_bound_to_the_digest_and_begins_without_signatures_i2():
    version = submitted(make_article())

    round = round_of(version)

    assert round.digest == round.snapshot.digest == version.snapshot.digest
    assert (round.number, round.signers_needed) == (1, 2)
    assert not round.sign_offs.exists()


def test_a_submission_is_one_line_of_the_record_and_one_request_for_the_page_i19():
    version = submitted(make_article())

    line = AuditEvent.objects.get()
    assert (line.action, line.subject) == ("submit", f"version:{version.pk}")
    assert OutboxEntry.objects.get(kind="publish").payload == {"article": version.article_id}


def test_later_edits_do_not_reach_the_snapshot_i2():
    version = version_at(Status.CHANGES_REQUESTED)
    before = version.snapshot.content
    version.article.refresh_from_db()

    edited(version.article, question="Another question?", at=NOW + timedelta(hours=1))

    version.refresh_from_db()
    assert version.snapshot.content == before


def test_a_text_saved_since_the_page_was_opened_is_not_submitted_i13():
    article = make_article()
    read = article.lock_version
    edited(article, question="Another question?")

    with pytest.raises(Conflict, match="saved after you opened"):
        again(article, read=read)

    nothing_happened()


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.UNDER_REVIEW])
def test_what_the_board_has_is_not_submitted_again_i4(status):
    version = version_at(status)
    version.article.refresh_from_db()

    with pytest.raises(Conflict, match="already has version 1"):
        again(version.article)

    assert Version.objects.count() == ReviewRound.objects.count() == 1


def test_nothing_new_is_not_submitted():
    version = version_at(Status.APPROVED)
    version.article.refresh_from_db()

    with pytest.raises(NotAllowed, match="Nothing has changed since version 1"):
        again(version.article)

    assert Version.objects.count() == 1


@pytest.mark.parametrize("note", ["", "  \n"])
def test_a_submission_says_what_changed(note):
    article = make_article()

    with pytest.raises(NotAllowed, match="Change note: it is empty"):
        again(article, change_note=note)

    nothing_happened()


@pytest.mark.parametrize("role", [role for role in ROLES if role not in ("author", "editor")])
def test_only_authors_and_editors_submit_i9(role):
    article = make_article()

    with pytest.raises(NotAllowed, match="Only an author or an editor may submit"):
        again(article, by=make_user(role))

    nothing_happened()


def test_a_blocking_finding_stops_the_submission_and_comes_with_the_refusal():
    article = make_article(ai_use={"kind": ""})

    with pytest.raises(Blocked) as refusal:
        again(article)

    assert "block" in {finding.level for finding in refusal.value.findings}
    nothing_happened()


def with_a_warning(article):
    """A text that a check warns of, and the warnings."""
    draft = queries.draft_of(article)
    texts = tuple(
        text.model_copy(update={"body": text.body + "\n\nNerves can\u200b heal slowly.\n"})
        for text in draft.texts
    )
    article = edited(article, texts=texts)
    with pytest.raises(Blocked) as refusal:
        again(article)
    assert {finding.level for finding in refusal.value.findings} == {"warn"}
    return article, refusal.value.findings


def test_a_warning_stops_the_submission_until_it_is_waived_with_a_reason():
    article, findings = with_a_warning(make_article())
    without_reason = tuple(Waiver(f.id, f.quote, " ") for f in findings)
    with pytest.raises(Blocked):
        again(article, waivers=without_reason)

    version = again(
        article, waivers=tuple(Waiver(f.id, f.quote, "Measured in one patient.") for f in findings)
    )

    waived = round_of(version).snapshot.value().waivers
    assert {w.reason for w in waived} == {"Measured in one patient."}
    assert {w.by for w in waived} == {article.owner.get_full_name()}


def test_a_blocking_finding_cannot_be_waived():
    article = make_article(ai_use={"kind": ""})
    with pytest.raises(Blocked) as refusal:
        again(article)

    waivers = tuple(Waiver(f.id, f.quote, "Because.") for f in refusal.value.findings)

    with pytest.raises(Blocked):
        again(article, waivers=waivers)


@pytest.mark.parametrize("status", [Status.CHANGES_REQUESTED, Status.RECALLED])
def test_submitting_again_opens_a_new_round_without_signatures_i3(status):
    version = version_at(status)
    article = version.article
    article.refresh_from_db()

    again_submitted = submitted(article, at=NOW + timedelta(hours=1))

    assert (again_submitted.pk, again_submitted.number) == (version.pk, 1)
    rounds = version.rounds.order_by("number")
    assert [round.number for round in rounds] == [1, 2]
    assert [round.closed_at is None for round in rounds] == [False, True]
    assert not rounds[1].sign_offs.exists()
    assert not rounds[1].verdicts.exists()


def test_after_approval_the_next_submission_is_the_next_version_i3():
    version = version_at(Status.APPROVED)
    article = version.article
    article.refresh_from_db()
    article = edited(article, language="en-US", at=NOW + timedelta(hours=1))

    second = submitted(article, at=NOW + timedelta(hours=2))

    version.refresh_from_db()
    assert (second.number, version.status) == (2, Status.APPROVED)
    assert round_of(second).compared_with == version


def test_the_submitter_is_a_contributor_of_the_submission_i5():
    article, submitter = make_article(), make_user(name="Submitter")

    version = submitted(article, by=submitter)

    assert set(round_of(version).contributors.all()) == {article.owner, submitter}
    assert Contribution.objects.filter(contributor=submitter, what="Submitted").exists()


def test_a_second_click_on_submit_changes_nothing_i14():
    article = make_article()
    again(article)

    with pytest.raises(Conflict):
        again(article)

    assert Version.objects.count() == ReviewRound.objects.count() == 1
    assert AuditEvent.objects.count() == 1
    assert sorted(OutboxEntry.objects.values_list("kind", flat=True)) == ["publish", "tell"]
