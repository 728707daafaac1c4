"""What readers wrote."""

from datetime import timedelta

import pytest

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
