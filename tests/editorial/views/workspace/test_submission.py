"""Handing over, taking back, taking down."""

import pytest

from articles.draft import Evidence
from articles.models import Article
from articles.status import Status
from editorial.models import ReviewRound
from tests.editorial.form_reader import form_on
from tests.factories import make_article, version_at

pytestmark = pytest.mark.django_db


def address(article, act="submit"):
    return f"/workspace/articles/{article.slug}/{act}/"


def test_a_version_is_handed_to_the_board_with_its_note(editor):
    article = make_article()
    typed = form_on(editor.get(address(article)), "change_note")

    response = editor.post(address(article), typed | {"change_note": "First."}, follow=True)

    version = article.versions.get()
    assert (version.status, version.change_note) == (Status.SUBMITTED, "First.")
    assert "Version 1 is with the board." in response.content.decode()


def test_what_stands_in_the_way_is_listed_and_the_note_kept(editor):
    article = make_article(next_review_on="")
    typed = form_on(editor.get(address(article)), "change_note")

    response = editor.post(address(article), typed | {"change_note": "A long note."})

    page = response.content.decode()
    assert response.status_code == 400
    assert "GOV-02" in page
    assert "1 finding in the way" in page
    assert form_on(response, "change_note")["change_note"] == "A long note."
    assert article.versions.count() == 0


def test_what_will_stop_the_approval_is_told_before_the_submission_and_stops_nothing(editor):
    sound = editor.get(address(make_article())).content.decode()
    article = make_article(evidence=(Evidence(claim="dose", reference="ng239", quote="1 mg"),))
    shown = editor.get(address(article))
    typed = form_on(shown, "change_note")

    response = editor.post(address(article), typed | {"change_note": "First."})

    page = shown.content.decode()
    assert "will stop the approval" not in sound
    assert "2 citations will stop the approval" in page
    assert "lacks the place and the words relied on" in page
    assert f"/workspace/articles/{article.slug}/evidence/" in page
    assert response.status_code == 302


def test_an_empty_note_is_asked_for(editor):
    article = make_article()
    typed = form_on(editor.get(address(article)), "change_note")

    response = editor.post(address(article), typed)

    assert response.status_code == 400
    assert "Change note: it is empty" in response.content.decode()


def test_a_text_saved_meanwhile_is_not_submitted(editor):
    article = make_article()
    typed = form_on(editor.get(address(article)), "change_note")
    Article.objects.filter(pk=article.pk).update(lock_version=2)

    response = editor.post(address(article), typed | {"change_note": "Kept."})

    assert response.status_code == 409
    assert form_on(response, "change_note")["change_note"] == "Kept."
    assert article.versions.count() == 0


def test_a_warning_is_submitted_with_the_reason_that_was_written(editor):
    # A question nobody can answer in two sentences: GOV-01 has no reviewer to name yet.
    article = make_article()
    shown = editor.get(address(article))
    typed = form_on(shown, "change_note") | {"change_note": "First."}
    reasons = {name: "It is meant." for name in typed if name.startswith("reason-")}

    editor.post(address(article), typed | reasons)

    round = ReviewRound.objects.get()
    assert len(round.snapshot.value().waivers) == len(reasons)


def test_a_submission_is_recalled_after_asking(editor):
    version = version_at(Status.UNDER_REVIEW)
    assert "Recall version 1?" in editor.get(address(version.article, "recall")).content.decode()

    editor.post(address(version.article, "recall"), {"reason": "A better source came."})

    version.refresh_from_db()
    assert version.status == Status.RECALLED


def test_a_page_is_withdrawn_with_reason_and_advice(editor):
    version = version_at(Status.APPROVED)
    where = address(version.article, "withdraw")
    typed = form_on(editor.get(where), "reason")

    editor.post(where, typed | {"reason": "The dose is wrong", "advice": "ask your pharmacist"})

    version.refresh_from_db()
    assert version.status == Status.WITHDRAWN
    assert version.withdrawal_advice == "ask your pharmacist"


def test_withdrawing_without_advice_is_refused_and_the_reason_kept(editor):
    version = version_at(Status.APPROVED)
    where = address(version.article, "withdraw")
    typed = form_on(editor.get(where), "reason")

    response = editor.post(where, typed | {"reason": "The dose is wrong"})

    version.refresh_from_db()
    assert response.status_code == 400
    assert version.status == Status.APPROVED
    assert form_on(response, "reason")["reason"] == "The dose is wrong"


def test_a_version_of_another_article_cannot_be_withdrawn_through_this_one(editor):
    mine, theirs = version_at(Status.APPROVED), version_at(Status.APPROVED)

    response = editor.post(
        address(mine.article, "withdraw"),
        {"reason": "x", "advice": "y", "version": theirs.pk},
    )

    theirs.refresh_from_db()
    assert response.status_code == 404
    assert theirs.status == Status.APPROVED


def test_a_member_cannot_submit(member):
    article = make_article()

    response = member.post(address(article), {"read": 1, "change_note": "Mine."})

    assert response.status_code == 403
    assert article.versions.count() == 0
