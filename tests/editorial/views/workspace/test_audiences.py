"""What each reader is told on every page."""

import pytest

from articles.models import Disclaimer
from articles.status import Status
from editorial.actions.publish import publish
from editorial.models import AuditEvent, OutboxEntry
from tests.editorial.form_reader import form_on
from tests.factories import NOW, version_at

pytestmark = pytest.mark.django_db
PROPOSE = "/workspace/audiences/propose/?audience=patient&state="


def proposed(client):
    client.post(PROPOSE, form_on(client.get(PROPOSE), "text") | {"text": "Ask your pharmacist."})
    return Disclaimer.objects.get(audience="patient", state="", number=2)


def test_every_audience_is_shown_with_what_it_is_told(editor):
    page = editor.get("/workspace/audiences/").content.decode()

    assert "Without a text of their own they read the patient's." in page.replace("&#x27;", "'")
    for row in Disclaimer.objects.filter(audience="clinician"):
        assert row.text.split(".")[0] in page


def test_a_proposed_wording_waits_and_readers_keep_theirs(editor):
    row = proposed(editor)

    assert row.approved_at is None
    assert row.proposed_by == editor.user
    assert AuditEvent.objects.get().action == "disclaimer_proposed"
    assert "is proposed" in editor.get("/workspace/audiences/").content.decode()


def test_one_wording_waits_at_a_time(editor):
    proposed(editor)

    response = editor.post(PROPOSE, {"audience": "patient", "state": "", "text": "Another."})

    assert response.status_code == 400
    assert "already waits" in response.content.decode()
    assert Disclaimer.objects.filter(language="en", audience="patient", state="").count() == 2


def test_a_wording_is_proposed_in_its_own_language(editor):
    address = "/workspace/audiences/propose/?language=de&audience=patient&state="
    form = form_on(editor.get(address), "text")
    assert "Apotheke" in form["text"]

    editor.post(address, form | {"text": "Fragen Sie in der Apotheke."})

    row = Disclaimer.objects.get(approved_at=None)
    assert (row.language, row.number) == ("de", 2)
    assert "On every page, Deutsch" in editor.get("/workspace/audiences/").content.decode()


def test_only_pages_in_the_language_of_a_wording_are_made_again(editor, chair):
    publish(article=version_at(Status.APPROVED).article, at=NOW)
    address = "/workspace/audiences/propose/?language=de&audience=patient&state="
    editor.post(
        address, form_on(editor.get(address), "text") | {"text": "Fragen Sie in der Apotheke."}
    )
    row = Disclaimer.objects.get(approved_at=None)

    page = chair.get(f"/workspace/audiences/approve/{row.pk}/").content.decode()
    assert "No page is live" in page
    chair.post(f"/workspace/audiences/approve/{row.pk}/")

    assert not OutboxEntry.objects.filter(key__endswith=f":disclaimer:{row.pk}").exists()


def test_the_chair_puts_it_in_force_and_live_pages_are_made_again(editor, chair):
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    row = proposed(editor)
    address = f"/workspace/audiences/approve/{row.pk}/"

    page = chair.get(address).content.decode()
    chair.post(address)

    row.refresh_from_db()
    assert "1 live page in its language will be made again" in page
    assert "1 of them tells its readers this now" in page
    behind = chair.get(f"/workspace/audiences/{row.pk}/pages/").content.decode()
    assert version.article.question in behind
    assert (row.approved_by, row.approved_at) == (chair.user, NOW)
    key = f"publish:{version.article_id}:disclaimer:{row.pk}"
    assert OutboxEntry.objects.filter(key=key, done_at=None).count() == 1


def test_nobody_approves_their_own_wording(chair):
    row = proposed(chair)

    response = chair.post(f"/workspace/audiences/approve/{row.pk}/")

    row.refresh_from_db()
    assert response.status_code == 403
    assert row.approved_at is None


def test_an_editor_cannot_approve(editor, chair):
    row = proposed(chair)

    response = editor.post(f"/workspace/audiences/approve/{row.pk}/")

    row.refresh_from_db()
    assert response.status_code == 403
    assert row.approved_at is None


def test_a_wording_is_approved_once(editor, chair):
    row = proposed(editor)
    chair.post(f"/workspace/audiences/approve/{row.pk}/")

    response = chair.post(f"/workspace/audiences/approve/{row.pk}/")

    assert response.status_code == 409
    assert AuditEvent.objects.filter(action="disclaimer_approved").count() == 1
