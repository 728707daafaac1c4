"""One act on many articles: confirmed first, through the gates of one, and told of each."""

import io
import re
import zipfile

import pytest

from articles import queries
from articles.models import Article, Contribution, Topic
from articles.status import Status
from editorial import at_once
from editorial.models import ArticleCard, AuditEvent
from tests.factories import NOW, make_article, make_user, version_at

pytestmark = pytest.mark.django_db
ADDRESS = "/workspace/articles-at-once/"


def send(client, act, *articles, **said):
    return client.post(ADDRESS, {"act": act, "pk": [a.pk for a in articles], **said})


def told(response):
    """Return how many were done, so already, refused and left, as the report says."""
    page = response.content.decode()
    return {
        word: int(count)
        for count, word in re.findall(r"(\d+) (done|so already|refused|not reached yet)", page)
    }


def test_nothing_is_done_before_it_is_confirmed(editor):
    article = make_article()
    topic = Topic.objects.create(slug="blood", name="Blood")

    page = send(editor, "topic-add", article, topic=topic.pk).content.decode()

    assert "Add a topic: 1 article" in page
    assert article.question in page
    assert not article.topics.filter(pk=topic.pk).exists()


def test_a_topic_is_put_on_and_taken_off_as_a_save_in_the_history(editor):
    article, other = make_article(), make_article(topics=("blood", "neurology"))
    topic = Topic.objects.get(slug="blood")

    answer = send(editor, "topic-add", article, other, topic=topic.pk, sure="1")

    assert told(answer) == {"done": 1, "so already": 1}
    assert article.topics.filter(pk=topic.pk).exists()
    article.refresh_from_db()
    assert article.lock_version == 2
    assert Contribution.objects.filter(article=article, contributor=editor.user).exists()

    assert told(send(editor, "topic-remove", article, topic=topic.pk, sure="1")) == {"done": 1}
    assert [each.slug for each in article.topics.all()] == ["neurology"]


def test_an_article_that_the_board_has_is_refused_and_the_others_are_done(editor):
    closed = version_at(Status.UNDER_REVIEW, question="With the board?").article
    open_one = make_article(question="Open?")
    topic = Topic.objects.create(slug="blood", name="Blood")

    answer = send(editor, "topic-add", closed, open_one, topic=topic.pk, sure="1")

    assert told(answer) == {"done": 1, "refused": 1}
    assert "The board has version 1 until it decides" in answer.content.decode()
    assert not closed.topics.filter(pk=topic.pk).exists()


def test_the_next_review_is_set(editor):
    article = make_article()

    answer = send(editor, "review", article, day="2028-01-31", sure="1")

    assert told(answer) == {"done": 1}
    assert queries.draft_of(Article.objects.get(pk=article.pk)).next_review_on == "2028-01-31"
    assert str(ArticleCard.objects.get(pk=article.pk).next_review_on) == "2028-01-31"


@pytest.mark.parametrize("day", ["2020-01-01", "2026-11-02"])
def test_a_review_in_the_past_is_refused(editor, day):
    article = make_article()
    answer = send(editor, "review", article, day=day, sure="1")
    assert told(answer) == {"done": 0, "refused": 1}
    assert (
        "The day has passed" in answer.content.decode() or "has passed" in answer.content.decode()
    )


def test_articles_are_given_to_another_owner_and_the_record_says_so(editor):
    article, hers = make_article(), make_user("author", name="Olga")
    read = article.lock_version

    answer = send(editor, "owner", article, owner=hers.pk, sure="1")

    assert told(answer) == {"done": 1}
    article.refresh_from_db()
    assert (article.owner, article.lock_version) == (hers, read)
    assert ArticleCard.objects.get(pk=article.pk).owner == hers
    assert AuditEvent.objects.get(action="owner_given").article == article
    assert told(send(editor, "owner", article, owner=hers.pk, sure="1")) == {
        "done": 0, "so already": 1,
    }  # fmt: skip


def test_nobody_becomes_an_owner_who_may_not_write(editor):
    article, member = make_article(), make_user("board")

    answer = send(editor, "owner", article, owner=member.pk, sure="1")

    assert answer.status_code == 400
    assert Article.objects.get(pk=article.pk).owner == article.owner


def test_an_author_cannot_give_articles_away(signed_in):
    client = signed_in(make_user("author"))
    article = make_article()

    assert send(client, "owner", article, owner=article.owner.pk, sure="1").status_code == 403


def test_what_can_be_submitted_is_and_what_cannot_is_named_with_its_findings(editor):
    fit, unfit = make_article(question="Fit?"), make_article(question="Unfit?", next_review_on="")

    answer = send(editor, "submit", fit, unfit, change_note="First version.", sure="1")

    found = told(answer)
    page = answer.content.decode()
    assert found["refused"] >= 1
    assert "GOV-02" in page
    assert not unfit.versions.exists()
    # The same gate as one by one: without a reason for a warning neither would go.
    assert fit.versions.exists() == (found["done"] == 1)


def test_what_takes_too_long_is_left_and_goes_on_when_asked(editor, monkeypatch):
    monkeypatch.setattr("editorial.views.workspace.at_once.SECONDS", -1.0)
    article = make_article()
    topic = Topic.objects.create(slug="blood", name="Blood")

    answer = send(editor, "topic-add", article, topic=topic.pk, sure="1")

    assert told(answer) == {"done": 0, "not reached yet": 1}
    page = answer.content.decode()
    assert f'name="pk" value="{article.pk}"' in page
    assert f'name="topic" value="{topic.pk}"' in page
    assert not article.topics.filter(pk=topic.pk).exists()


def test_all_that_fit_are_meant_where_that_is_ticked(editor):
    for slug in "abc":
        make_article(slug=slug, topics=("neurology",))
    make_article(slug="other", topics=("haematology",))

    page = editor.post(
        ADDRESS, {"act": "review", "all": "1", "kept": "topic=neurology"}
    ).content.decode()

    assert "Set the next review: 3 articles" in page


def test_more_than_can_be_done_at_once_is_said(editor, monkeypatch):
    monkeypatch.setattr("editorial.views.workspace.at_once.MOST", 2)
    for _ in range(3):
        make_article()

    page = editor.post(ADDRESS, {"act": "review", "all": "1", "kept": ""}).content.decode()

    assert "the first 2 that fit" in page


@pytest.mark.parametrize("pks", [[], ["x"], ["-1"], ["9" * 40], ["٣"]])
def test_where_nothing_is_ticked_nothing_is_done(editor, pks):
    answer = editor.post(ADDRESS, {"act": "review", "pk": pks, "day": "2028-01-31", "sure": "1"})
    assert answer.status_code == 400
    assert "none is ticked" in answer.content.decode()


def test_an_act_that_there_is_not_is_not_there(editor):
    assert send(editor, "burn", make_article()).status_code == 404


def test_an_article_that_is_gone_meanwhile_stops_no_other(editor):
    article = make_article()
    results = at_once.run(
        at_once.ACTS["owner"],
        [999_999, article.pk],
        {"owner": article.owner},
        by=editor.user,
        at=NOW,
        seconds=9,
    )
    assert [(each.article, each.outcome) for each in results] == [(article, at_once.UNCHANGED)]


def test_the_files_of_articles_are_taken_away_together(editor):
    one, other = make_article(slug="one"), make_article(slug="other")

    answer = send(editor, "files", one, other)

    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as whole:
        assert whole.namelist() == ["one.md", "other.md"]
        assert one.question in whole.read("one.md").decode()
