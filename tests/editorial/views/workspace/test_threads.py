"""One thread's page: answering, resolving, suggestions; and nothing through another article."""

import pytest

from articles.models import Article
from articles.status import Status
from editorial.models import Comment, Thread
from tests.factories import make_member, make_user, version_at
from tests.threads import DOSE, body_of, opened, reworded, suggestion

pytestmark = pytest.mark.django_db
NEW = "1 mg is given every other day"


def at(thread, *more, article=None):
    slug = (article or thread.version.article).slug
    return "/".join(["/workspace/articles", slug, "comments", str(thread.pk), *more, ""])


def read_of(version):
    return Article.objects.get(pk=version.article_id).lock_version


def test_an_answer_is_in_the_thread(editor):
    thread = opened(version_at(Status.UNDER_REVIEW))

    answer = editor.post(at(thread), {"text": "It is."}, follow=True)

    assert "It is." in answer.content.decode()
    assert thread.comments.count() == 2


def test_what_cannot_be_answered_comes_back(editor):
    thread = opened(version_at(Status.UNDER_REVIEW), words=DOSE)

    refused = editor.post(at(thread), {"text": "Ask @nobody.", "replacement": "2 mg"})

    page = refused.content.decode()
    assert refused.status_code == 403
    assert "@nobody" in page and "2 mg" in page
    assert editor.post(at(thread), {"text": ""}).status_code == 400
    assert Comment.objects.count() == 1


def test_a_thread_is_resolved_and_reopened_by_a_click(editor):
    thread = opened(version_at(Status.UNDER_REVIEW))

    assert "Resolved" in editor.post(at(thread, "resolve"), follow=True).content.decode()
    assert editor.post(at(thread), {"text": "Late."}).status_code == 409
    assert "open again" in editor.post(at(thread, "reopen"), follow=True).content.decode()


def test_looking_changes_nothing(editor):
    thread = opened(version_at(Status.UNDER_REVIEW))

    for act in ("resolve", "reopen", "suggestions/1"):
        assert editor.get(at(thread, act)).status_code == 405


def test_what_blocks_is_not_resolved_by_others(editor):
    thread = opened(version_at(Status.UNDER_REVIEW), by=make_member(name="Bea"), blocking=True)

    assert "only Bea or the chair" in editor.get(at(thread)).content.decode()
    assert editor.post(at(thread, "resolve")).status_code == 403
    assert Thread.objects.get().resolved_at is None


@pytest.mark.parametrize("act", ["", "resolve", "reopen"])
def test_a_thread_of_another_article_is_not_there(editor, act):
    thread = opened(version_at(Status.UNDER_REVIEW))
    other = version_at(Status.UNDER_REVIEW).article
    more = [act] if act else []

    answers = [
        editor.post(at(thread, *more, article=other), {"text": "Forged."} if not act else {}),
        editor.post(at(Thread(pk=999_999, version=thread.version), *more), {}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert thread.comments.count() == 1
    thread.refresh_from_db()
    assert thread.resolved_at is None


def test_a_suggestion_of_another_thread_is_not_there(editor):
    version = version_at(Status.CHANGES_REQUESTED)
    comment, other = suggestion(version, NEW), opened(version, words=DOSE)

    answer = editor.post(
        at(other, "suggestions", str(comment.pk)), {"answer": "accept", "read": read_of(version)}
    )

    assert answer.status_code == 404
    assert DOSE in body_of(version.article)


def test_one_click_takes_the_words_over(editor):
    version = version_at(Status.CHANGES_REQUESTED)
    comment = suggestion(version, NEW, by=make_member(name="Bea"))
    page = editor.get(at(comment.thread)).content.decode()
    assert "Accept" in page and "Bea cannot sign it" in page

    answer = editor.post(
        at(comment.thread, "suggestions", str(comment.pk)),
        {"answer": "accept", "read": read_of(version)},
        follow=True,
    )

    page = answer.content.decode()
    assert NEW in body_of(version.article)
    assert "Bea is a contributor now" in page
    assert "Its words were replaced as suggested." in page


def test_a_stale_page_shows_both_texts_and_offers_the_click_again(editor):
    version = version_at(Status.CHANGES_REQUESTED)
    comment = suggestion(version, NEW)
    read = read_of(version)
    reworded(Article.objects.get(pk=version.article_id), "A lack of", "Lacking")
    url = at(comment.thread, "suggestions", str(comment.pk))

    answer = editor.post(url, {"answer": "accept", "read": read})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert NEW in page and "Lacking vitamin" in page
    assert f'name="read" value="{read + 1}"' in page
    assert DOSE in body_of(version.article)


def test_words_can_be_declined(editor):
    version = version_at(Status.UNDER_REVIEW)
    comment = suggestion(version, NEW)

    answer = editor.post(
        at(comment.thread, "suggestions", str(comment.pk)), {"answer": "decline"}, follow=True
    )

    assert "Declined by" in answer.content.decode()


def test_while_the_board_has_the_text_the_page_says_when(editor):
    version = version_at(Status.UNDER_REVIEW)
    comment = suggestion(version, NEW)

    page = editor.get(at(comment.thread)).content.decode()
    answer = editor.post(
        at(comment.thread, "suggestions", str(comment.pk)),
        {"answer": "accept", "read": read_of(version)},
    )

    assert "when the board has asked for changes" in page
    assert 'value="accept"' not in page
    assert answer.status_code == 403


def test_a_board_member_is_offered_no_answer_to_suggestions(member):
    comment = suggestion(version_at(Status.CHANGES_REQUESTED), NEW)

    page = member.get(at(comment.thread)).content.decode()
    answer = member.post(
        at(comment.thread, "suggestions", str(comment.pk)), {"answer": "accept", "read": "1"}
    )

    assert 'value="accept"' not in page
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "forged",
    [
        {},
        {"answer": "accept"},
        {"answer": "accept", "read": "x"},
        {"answer": "accept", "read": "9" * 30},
        {"answer": "keep", "read": "1"},
        {"answer": "accept", "read": "1", "answered_by": "1"},
        {"answer": ["accept", "decline"], "read": "1"},
    ],
)
def test_an_answer_that_no_form_sends_is_refused(editor, forged):
    comment = suggestion(version_at(Status.CHANGES_REQUESTED), NEW)

    answer = editor.post(at(comment.thread, "suggestions", str(comment.pk)), forged)

    assert answer.status_code == 400
    assert Comment.objects.get().answer == ""


def test_a_claim_that_changed_since_is_marked(editor):
    version = version_at(Status.CHANGES_REQUESTED)
    thread = opened(version, claim="dose")
    reworded(Article.objects.get(pk=version.article_id), "1 mg", "10 mg")

    assert "The claim has changed since this was said." in editor.get(at(thread)).content.decode()


def test_strangers_are_sent_to_log_in(client):
    thread = opened(version_at(Status.UNDER_REVIEW))

    assert client.get(at(thread)).status_code == 302
    assert client.post(at(thread, "resolve")).status_code in (302, 403)


def test_who_has_no_role_reads_nothing(signed_in):
    thread = opened(version_at(Status.UNDER_REVIEW), text="A secret.")

    answer = signed_in(make_user(None)).get(at(thread))

    assert answer.status_code == 403
    assert "secret" not in answer.content.decode()
