"""What readers wrote."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from articles.publishing.models import Message
from editorial.models import AuditEvent
from tests.factories import NOW, make_article

pytestmark = pytest.mark.django_db
LIST = "/workspace/messages/"


def message(text="There is a typo.", **fields):
    return Message.objects.create(
        article=fields.pop("article", None) or make_article(),
        audience="patient",
        kind="problem",
        text=text,
        received_at=fields.pop("received_at", NOW),
        **fields,
    )


def test_open_messages_come_oldest_first_and_closed_ones_apart(editor):
    message("Younger", received_at=NOW)
    message("Older", received_at=NOW - timedelta(days=1))
    message("Done", closed_at=NOW, closed_by_name="Edith", closing_note="Put right.")

    opened = editor.get(LIST).content.decode()
    closed = editor.get(f"{LIST}?state=closed").content.decode()

    assert opened.index("Older") < opened.index("Younger")
    assert "Done" not in opened
    assert "Put right." in closed


def test_a_message_is_closed_with_what_was_done(editor):
    row = message()

    editor.post(f"{LIST}{row.pk}/close/", {"note": "Put right in version 2."})

    row.refresh_from_db()
    assert (row.closed_by_name, row.closing_note) == ("Edith", "Put right in version 2.")
    event = AuditEvent.objects.get()
    assert event.action == "message_closed"
    assert "typo" not in event.details


def test_a_message_is_closed_once(editor):
    row = message()
    editor.post(f"{LIST}{row.pk}/close/", {"note": "First."})

    response = editor.post(f"{LIST}{row.pk}/close/", {"note": "Second."})

    row.refresh_from_db()
    assert response.status_code == 409
    assert row.closing_note == "First."
    assert "Second." in response.content.decode()


def test_what_a_reader_wrote_is_shown_and_never_run(editor):
    message('<img src=x onerror="alert(1)">')

    page = editor.get(LIST).content.decode()

    assert "&lt;img src=x" in page
    assert "<img src=x" not in page


def test_a_board_member_has_no_business_with_readers_addresses(member):
    message(email="reader@example.org")

    assert member.get(LIST).status_code == 403


def test_the_list_asks_the_database_as_often_for_many(editor, django_assert_max_num_queries):
    for _ in range(12):
        message()

    with django_assert_max_num_queries(10):
        editor.get(LIST)


def test_closing_a_message_erases_the_address_that_waited(editor):
    row = message(email="reader@example.org")
    assert "reader@example.org" in editor.get(f"{LIST}{row.pk}/close/").content.decode()

    editor.post(f"{LIST}{row.pk}/close/", {"note": "Wrote to the reader."})

    row.refresh_from_db()
    assert (row.email, row.closing_note) == ("", "Wrote to the reader.")


def test_the_database_keeps_no_address_of_a_closed_message(editor):
    row = message(email="reader@example.org")

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=row.pk).update(
            closed_at=NOW, closed_by_name="Edith", closing_note="Done."
        )


def test_a_question_about_no_page_is_listed_opened_and_closed(editor):
    row = Message.objects.create(
        audience="carer", kind="question", text="Is there a page on gout?", received_at=NOW
    )

    listed, opened = editor.get(LIST), editor.get(f"{LIST}{row.pk}/close/")
    editor.post(f"{LIST}{row.pk}/close/", {"note": "Asked for an article."})

    assert "reads as carer and found no page" in listed.content.decode()
    assert "about no page" in opened.content.decode()
    assert "About no page" not in editor.get("/workspace/").content.decode()
    row.refresh_from_db()
    assert row.closed_by_name == "Edith"


def test_staff_are_led_to_the_page_and_the_audience_it_was_written_from(editor):
    article = make_article(slug="b12")
    row = message(article=article, version_number=2)
    Message.objects.filter(pk=row.pk).update(audience="clinician")

    page = editor.get(LIST).content.decode()

    assert 'href="/articles/b12/clinician/"' in page
    assert "clinician's page</a> of version 2" in page
