"""What readers wrote."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from articles.publishing.models import Message
from articles.status import Status
from editorial.actions.publish import publish
from editorial.models import AuditEvent
from tests.factories import NOW, make_article, version_at
from tests.second_versions import two_live

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

    editor.post(f"{LIST}{row.pk}/", {"act": "close", "note": "Put right in version 2."})

    row.refresh_from_db()
    assert (row.closed_by_name, row.closing_note) == ("Edith", "Put right in version 2.")
    event = AuditEvent.objects.get()
    assert event.action == "message_closed"
    assert "typo" not in event.details


def test_a_message_is_closed_once(editor):
    row = message()
    editor.post(f"{LIST}{row.pk}/", {"act": "close", "note": "First."})

    response = editor.post(f"{LIST}{row.pk}/", {"act": "close", "note": "Second."})

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
    assert "reader@example.org" in editor.get(f"{LIST}{row.pk}/").content.decode()

    editor.post(f"{LIST}{row.pk}/", {"act": "close", "note": "Wrote to the reader."})

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

    listed, opened = editor.get(LIST), editor.get(f"{LIST}{row.pk}/")
    editor.post(f"{LIST}{row.pk}/", {"act": "close", "note": "Asked for an article."})

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


def test_a_message_shows_pages_that_may_answer_and_messages_that_ask_the_same(editor):
    article = version_at(Status.APPROVED, slug="b12").article
    publish(article=article, at=NOW)
    same = message("Can a lack of vitamin B12 damage my nerves?", article=article)
    row = message("Does a lack of vitamin B12 damage nerves?", article=article)

    page = editor.get(f"{LIST}{row.pk}/").content.decode()

    assert "This answers it" in page
    assert f"It repeats message {same.pk}" in page


def test_what_changed_since_the_version_that_was_read_is_one_click_away(editor):
    article = two_live(("1 mg", "2 mg"), slug="twice").article
    row = message(article=article, version_number=1)

    page = editor.get(f"{LIST}{row.pk}/").content.decode()

    assert "/workspace/articles/twice/versions/compare/?from=1&amp;to=2" in page


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ({"act": "answered", "article": "https://example.org/articles/b12/"}, "answered"),
        ({"act": "reply", "words": "See a GP.", "page": "b12"}, "mailed"),
        ({"act": "repeats", "first": "FIRST"}, "duplicate"),
        ({"act": "close", "note": "Thanks."}, "closed"),
    ],
)
def test_each_outcome_is_an_act_on_the_page_and_can_be_undone(editor, typed, outcome):
    publish(article=version_at(Status.APPROVED, slug="b12").article, at=NOW)
    first = message()
    row = message(email="reader@example.org")
    url = f"{LIST}{row.pk}/"

    editor.post(url, {k: first.pk if v == "FIRST" else v for k, v in typed.items()})
    row.refresh_from_db()
    closed = row.outcome
    editor.post(url, {"act": "reopen"})

    row.refresh_from_db()
    assert closed == outcome
    assert row.closed_at is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"act": "answered", "article": "nothing"}, "there is none at “nothing”"),
        ({"act": "answered", "article": "a-draft"}, "Readers have no page"),
        ({"act": "reply", "words": "", "page": ""}, "Reply: it is empty"),
        ({"act": "reply", "words": "Dear reader", "page": "nothing"}, "Dear reader"),
        ({"act": "repeats", "first": "99999999"}, "there is none of this number"),
        ({"act": "close", "note": ""}, "it is empty"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(editor, typed, said):
    make_article(slug="a-draft")
    row = message(email="reader@example.org")

    response = editor.post(f"{LIST}{row.pk}/", typed)

    row.refresh_from_db()
    assert response.status_code == 400
    assert said in response.content.decode()
    assert row.closed_at is None


def test_the_list_is_narrowed(editor):
    message("About the dose", email="reader@example.org")
    message("About the colour")
    Message.objects.create(
        audience="clinician", kind="question", text="About nothing", received_at=NOW
    )

    def shown(query):
        page = editor.get(f"{LIST}?{query}").content.decode()
        return [word for word in ("dose", "colour", "nothing") if f"About the {word}" in page
                or f"About {word}" in page]  # fmt: skip

    assert shown("q=DOSE") == ["dose"]
    assert shown("wants=on") == ["dose"]
    assert shown("kind=question") == ["nothing"]
    assert shown("audience=clinician") == ["nothing"]
    assert shown("article=none") == ["nothing"]
    assert shown("outcome=mailed") == []
    assert shown("kind=poem&state=x") == ["dose", "colour", "nothing"]


def test_a_message_asks_the_database_as_often_among_many(editor, django_assert_max_num_queries):
    rows = [message(f"There is a typo in line {number}.") for number in range(12)]

    with django_assert_max_num_queries(28):
        editor.get(f"{LIST}{rows[0].pk}/")
