"""What readers send: taken without an account, kept without a trace, never lost on the way."""

import dataclasses

import pytest

from articles.publishing import flood
from articles.publishing.models import Message

pytestmark = pytest.mark.django_db

REPORT = "/articles/b12/report/"
SENT = {"message": "The dose looks wrong.", "email": "reader@example.org"}
WORDS = "Words that took an hour, with <b>marks</b> in them."


def text(response) -> str:
    return response.content.decode()


def test_a_reader_reports_a_problem_without_an_account(client, live):
    response = client.post(REPORT, {**SENT, "audience": "carer", "version": 1})

    row = Message.objects.get()
    assert response["Location"] == "/articles/b12/thanks/problem/"
    assert (row.kind, row.audience, row.version_number) == ("problem", "carer", 1)
    assert not response.cookies
    assert "corrected or withdrawn, and says so" in text(client.get(response["Location"]))


def test_a_report_can_be_written_on_a_page_of_its_own(client, live):
    page = client.get(REPORT, {"audience": "clinician", "version": "7"})

    assert 'name="audience" value="clinician"' in text(page)
    assert 'name="version" value="7"' in text(page)
    assert "was not sent" not in text(page)
    assert 'name="version" value="1"' in text(client.get(REPORT, {"audience": "nobody"}))


def test_a_question_is_sent_to_the_editors_with_the_page_it_came_from(client, live):
    response = client.post("/ask/", {**SENT, "about": "b12", "audience": "student", "version": 1})

    row = Message.objects.get()
    assert response["Location"] == "/articles/b12/thanks/question/"
    assert (row.kind, row.audience, row.article) == ("question", "student", live.article)


@pytest.mark.parametrize("about", ["", "nothing-here", "a\x00b", "é", "x" * 5000])
def test_a_question_about_no_page_is_taken_all_the_same(client, about):
    response = client.post("/ask/", {"message": "Is there a page on gout?", "about": about})

    row = Message.objects.get()
    assert response["Location"] == "/ask/thanks/"
    assert (row.article, row.audience, row.email) == (None, "patient", "")
    assert client.get(response["Location"]).status_code == 200


def test_nothing_of_a_reader_is_kept_but_the_words_and_the_address(client, live):
    client.post(REPORT, SENT, headers={"User-Agent": "Telltale/1"}, REMOTE_ADDR="203.0.113.77")

    row = Message.objects.values().get()
    kept = {name for name, value in row.items() if value not in ("", None)}
    assert kept == {"id", "article_id", "audience", "kind", "text", "email", "received_at"}
    assert "Telltale" not in str(row)
    assert "203.0.113" not in str(row)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"message": ""}, "Your message is empty"),
        ({"message": "x" * 4001}, "longer than 4,000"),
        ({"message": "Say\x00 it."}, "cannot be shown"),
        ({"message": "Typo.", "email": "not an address"}, "This is no e-mail address"),
        ({"message": "Typo.", "email": f"{'a' * 300}@example.org"}, "too long"),
    ],
)
def test_a_message_that_cannot_be_taken_comes_back(client, typed, said):
    response = client.post("/ask/", typed)

    assert response.status_code == 400
    assert said in text(response)
    assert "Your message was not sent" in text(response)
    assert typed["message"].replace("\x00", "") in text(response).replace("\x00", "")
    assert Message.objects.count() == 0


@pytest.mark.parametrize("value", ["nobody", "-1", "1e9", "9" * 400, "\x00", "²", "<b>"])
def test_what_the_reader_does_not_see_never_costs_the_words(client, value):
    hidden = dict.fromkeys(("audience", "version", "about"), value)

    response = client.post("/ask/", {"message": WORDS, **hidden})

    assert response.status_code == 302
    row = Message.objects.get()
    assert (row.text, row.audience, row.version_number) == (WORDS, "patient", None)


def test_who_sends_too_often_is_asked_to_wait_and_keeps_the_words(client, live, monkeypatch):
    monkeypatch.setattr(flood, "MESSAGES", dataclasses.replace(flood.MESSAGES, from_one=3))
    for _ in range(3):
        assert client.post(REPORT, SENT).status_code == 302

    refused = client.post(REPORT, {**SENT, "message": WORDS})
    another = client.post(REPORT, SENT, REMOTE_ADDR="198.51.100.9")

    assert (refused.status_code, refused["Retry-After"]) == (429, "600")
    assert "try again in 10 minutes" in text(refused)
    assert "Words that took an hour, with &lt;b&gt;marks" in text(refused)
    assert another.status_code == 302


def test_one_article_is_not_buried_in_messages_and_the_words_are_kept(client, live, monkeypatch):
    monkeypatch.setattr("articles.publishing.receive.MOST_PER_HOUR", 3)
    for n in range(3):
        sent = client.post(REPORT, {"message": f"Problem {n}"}, REMOTE_ADDR=f"10.0.0.{n}")
        assert sent.status_code == 302

    refused = client.post(REPORT, {"message": WORDS}, REMOTE_ADDR="10.0.1.1")

    assert (refused.status_code, refused["Retry-After"]) == (429, "3600")
    assert "Words that took an hour" in text(refused)
    assert client.post("/ask/", SENT, REMOTE_ADDR="10.0.1.1").status_code == 302
    assert Message.objects.count() == 4


def test_a_program_that_fills_every_field_is_not_heard(client):
    response = client.post("/ask/", {"message": "Buy.", "website": "http://example.org"})

    assert response.status_code == 400
    assert Message.objects.count() == 0


def test_pages_for_messages_are_in_no_index(client, live):
    for address in ("/ask/thanks/", REPORT, "/ask/"):
        assert '<meta name="robots" content="noindex">' in text(client.get(address))


def test_another_method_is_refused_in_words(client):
    answer = client.put("/ask/")

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")
    assert "This address is not used that way" in text(answer)
