"""The expert's page: one version, one key, no trace of it anywhere (I7)."""

import logging
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from articles.models import Article
from articles.status import Status
from editorial import clock
from editorial.actions.invite_expert import invite_expert
from editorial.actions.recall import recall
from editorial.actions.revoke_expert import revoke_expert
from editorial.logs import NoKeys
from editorial.models import AuditEvent, ExpertLink, Thread
from tests.factories import NOW, make_article, make_user, signed, submitted, version_at
from tests.second_versions import taken_up
from tests.threads import DOSE, opened, reworded

pytestmark = pytest.mark.django_db
BANNER = "Draft for review, not for use."


@pytest.fixture(autouse=True)
def _standing_clock(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def invited(version=None):
    version = version or version_at(Status.UNDER_REVIEW)
    return invite_expert(
        version=version,
        name="Dr Out Sider",
        email="out@example.org",
        expertise="neurologist",
        lasts=timedelta(days=3),
        by=make_user("editor"),
        at=NOW,
    )


def read(token, query="", client=None):
    return (client or Client()).get(f"/expert/{token}/{query}")


def test_the_version_is_shown_under_its_banner_and_the_visit_recorded(client):
    _, token = invited()

    answer = read(token)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert BANNER in page and "Dr Out Sider, neurologist" in page
    assert "1 mg is given on alternate days" in page
    assert AuditEvent.objects.filter(action="expert_visited").count() == 1


@pytest.mark.parametrize("reader", ["patient", "carer", "student", "clinician", "source", "x"])
def test_each_audience_is_shown(reader):
    _, token = invited()

    page = read(token, f"?as={reader}").content.decode()

    shown = reader if reader not in ("source", "x") else "patient"
    assert f"As {shown}s would see it" in page and BANNER in page


def test_nothing_of_it_is_kept_by_browsers_caches_or_other_sites():
    _, token = invited()
    client = Client()

    for answer in (read(token, client=client), read("nothing", client=client)):
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert not answer.cookies and "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")
    assert not client.cookies


def test_no_other_address_shows_it_to_whoever_has_a_link():
    link, token = invited()
    client = Client()
    read(token, client=client)

    assert client.get(f"/articles/{link.version.article.slug}/").status_code == 404
    assert client.get("/workspace/").status_code == 302


def test_unknown_expired_revoked_decided_and_altered_tokens_answer_alike(monkeypatch):
    revoked, revoked_token = invited()
    revoke_expert(link=revoked, by=make_user("editor"), at=NOW)
    expired, expired_token = invited()
    ExpertLink.objects.filter(pk=expired.pk).update(
        made_at=NOW - timedelta(days=5), expires_at=NOW - timedelta(days=1)
    )
    decided, decided_token = invited()
    from tests.factories import make_member, round_of

    for member in (make_member(), make_member("haematology")):
        signed(round_of(decided.version), member)
    _, good = invited()

    answers = [
        Client().generic(method, f"/expert/{token}/")
        for method in ("GET", "POST")
        for token in (
            "unknown",
            revoked_token,
            expired_token,
            decided_token,
            good[:-1],
            good.swapcase(),
            "é%00",
        )
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1


def test_a_link_shows_its_own_version_and_never_the_working_copy():
    version = version_at(Status.CHANGES_REQUESTED)
    _, token = invited(version)
    reworded(Article.objects.get(pk=version.article_id), "1 mg", "987 mg")

    page = read(token).content.decode()

    assert "987 mg" not in page


def test_what_the_staff_say_is_not_shown():
    version = version_at(Status.UNDER_REVIEW)
    _, token = invited(version)
    opened(version, text="Between ourselves.", claim="dose")

    assert "Between ourselves" not in read(token).content.decode()


def test_an_expert_comments_on_a_passage_and_reads_it_again():
    link, token = invited()

    answer = Client().post(
        f"/expert/{token}/?as=clinician", {"words": DOSE, "text": "Which form?", "place": ""}
    )

    assert answer.status_code == 302
    thread = Thread.objects.get()
    assert (thread.expert, thread.audience, thread.quote) == (link, "clinician", DOSE)
    page = read(token).content.decode()
    assert "Which form?" in page


def test_an_expert_of_another_link_reads_nothing_of_it():
    version = version_at(Status.UNDER_REVIEW)
    (_, mine), (_, other) = invited(version), invited(version)
    Client().post(f"/expert/{mine}/", {"text": "Mine alone."})

    assert "Mine alone." in read(mine).content.decode()
    assert "Mine alone." not in read(other).content.decode()


@pytest.mark.parametrize(
    ("typed", "message"),
    [({"text": " "}, "it is empty"), ({"text": "Well.", "words": "2 mg"}, "not in the text")],
)
def test_what_is_refused_comes_back(typed, message):
    _, token = invited()

    answer = Client().post(f"/expert/{token}/", typed)

    page = answer.content.decode()
    assert answer.status_code == 400
    assert message in page and typed["text"].strip() in page
    assert not Thread.objects.exists()


@pytest.mark.parametrize(
    "forged",
    [
        {"blocking": "on"},
        {"replacement": "2 mg"},
        {"name": "Somebody Else"},
        {"expert": "1"},
        {"text": ["a", "b"]},
    ],
)
def test_an_expert_can_do_nothing_but_comment(forged):
    _, token = invited()

    answer = Client().post(f"/expert/{token}/", {"text": "So?", **forged})

    assert answer.status_code == 400
    assert not Thread.objects.exists()


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_no_other_method_is_answered(method):
    _, token = invited()

    assert getattr(Client(), method)(f"/expert/{token}/").status_code == 405


def test_what_an_expert_writes_is_never_markup():
    _, token = invited()
    Client().post(f"/expert/{token}/", {"text": "<script>alert(1)</script>"})

    page = read(token).content.decode()

    assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_tokens_are_in_no_log_line(caplog, capsys):
    _, token = invited()
    handler = logging.getLogger().handlers[0] if logging.getLogger().handlers else None
    assert handler is None or caplog is not None
    Client().post(f"/expert/{token}/", {"blocking": "on"})
    revoke_expert(link=ExpertLink.objects.get(), by=make_user("editor"), at=NOW)
    read(token)

    records = [record for record in caplog.records if "/expert/" in record.getMessage()]
    assert records
    for record in records:
        NoKeys().filter(record)
        assert token not in record.getMessage()
        assert "/expert/…" in record.getMessage()


def test_the_log_that_is_written_takes_keys_out(settings):
    for handler in settings.LOGGING["handlers"].values():
        assert "no_keys" in handler["filters"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("Not Found: %s", "/expert/abc_-1/"), "Not Found: /expert/…/"),
        (("%s: %s", "Bad Request", "/expert/abc?as=x"), "Bad Request: /expert/…?as=x"),
        (("Not Found: %s", "/accounts/invitation/abc/"), "Not Found: /accounts/invitation/…/"),
        (("Not Found: %s", "/articles/abc/"), "Not Found: /articles/abc/"),
        (("100%",), "100%"),
    ],
)
def test_keys_are_taken_out_of_lines(line, told):
    record = logging.LogRecord("django.request", 30, "", 1, line[0], line[1:], None)

    assert NoKeys().filter(record)
    assert record.getMessage() == told


def test_the_mail_carries_the_link_and_no_word_of_the_draft():
    version = version_at(Status.UNDER_REVIEW, question="A question nobody may know?")
    client = Client()
    client.force_login(make_user("editor"))

    answer = client.post(
        f"/workspace/articles/{version.article.slug}/experts/",
        {
            "name": "Dr Out Sider",
            "email": "out@example.org",
            "expertise": "neurologist",
            "days": "2",
        },
        follow=True,
    )

    (letter,) = mail.outbox
    (html,) = [part for part, kind in letter.alternatives if kind == "text/html"]
    token = re.search(r"/expert/([\w-]+)/", letter.body)[1]
    assert "on its way to out@example.org" in answer.content.decode()
    assert token not in answer.content.decode()
    assert letter.to == ["out@example.org"] and "\n" not in letter.subject
    for words in (letter.subject, letter.body, html):
        assert "nobody may know" not in words and version.article.slug not in words
        assert "alternate" not in words
    assert f"/expert/{token}/" in html
    assert read(token).status_code == 200


def test_a_mail_that_cannot_go_out_is_told(monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("no server")

    monkeypatch.setattr("editorial.outside.send", fail)
    version = version_at(Status.UNDER_REVIEW)
    client = Client()
    client.force_login(make_user("chair"))
    url = f"/workspace/articles/{version.article.slug}/experts/"

    answer = client.post(
        url, {"name": "A", "email": "a@example.org", "expertise": "b", "days": "7"}, follow=True
    )

    assert "could not be sent" in answer.content.decode()


def test_a_link_of_another_article_is_not_there():
    link, token = invited()
    other = make_article()
    client = Client()
    client.force_login(make_user("editor"))

    answer = client.post(f"/workspace/articles/{other.slug}/experts/{link.pk}/revoke/")

    assert answer.status_code == 404
    assert read(token).status_code == 200


def test_an_editor_revokes_by_a_click():
    link, token = invited()
    client = Client()
    client.force_login(make_user("editor"))

    client.post(f"/workspace/articles/{link.version.article.slug}/experts/{link.pk}/revoke/")

    assert read(token).status_code == 404


@pytest.mark.parametrize("role", ["author", "board", "administrator"])
def test_others_do_not_see_the_page_of_links(role):
    link, _ = invited()
    client = Client()
    client.force_login(make_user(role))
    url = f"/workspace/articles/{link.version.article.slug}/experts/"

    answer = client.get(url)

    assert answer.status_code == 403
    assert "Out Sider" not in answer.content.decode()
    assert client.post(f"{url}{link.pk}/revoke/").status_code == 403


def test_a_link_outlives_a_recall_and_shows_what_is_submitted_next():
    version = version_at(Status.UNDER_REVIEW)
    _, token = invited(version)
    recall(version=version, by=version.article.owner, at=NOW)
    article = reworded(Article.objects.get(pk=version.article_id), "1 mg", "987 mg")
    assert "987 mg" not in read(token).content.decode()

    taken_up(submitted(article), at=NOW)

    assert "987 mg" in read(token).content.decode()
