"""Topics are added, renamed, moved, merged and taken out of use, and nothing is lost by it."""

import json
from datetime import timedelta

import pytest

from articles import queries, versioning
from articles.models import Article, Topic
from articles.publishing.models import Shelfmark
from articles.status import Status
from editorial.actions.add_topic import add_topic
from editorial.actions.change_topic import change_topic
from editorial.actions.merge_topics import merge_topics
from editorial.actions.publish import publish
from editorial.actions.retire_topic import bring_back_topic, retire_topic
from editorial.actions.set_check_level import set_check_level
from editorial.checking import levels_for
from editorial.models import AuditEvent
from editorial.policies import Conflict, NotAllowed
from tests.factories import NOW, make_article, make_policy, make_user, version_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make_user("editor")


def make(slug, name="", by=None):
    return add_topic(name=name or slug.title(), slug=slug, by=by or make_user("editor"), at=NOW)


def renamed(topic, by, **fields):
    given = {"name": topic.name, "slug": topic.slug} | fields
    return change_topic(topic=topic, read=(topic.name, topic.slug), by=by, at=NOW, **given)


@pytest.mark.parametrize(
    ("name", "slug", "said"),
    [
        ("", "heart", "Name: it is empty"),
        ("x" * 121, "heart", "121 letters"),
        ("He\u200bart", "heart", "cannot be seen"),
        ("blood", "blood-2", "another topic is called"),
        ("Heart", "Heart!", "cannot be one"),
        ("Heart", "a--b", "cannot be one"),
        ("Heart", "x" * 81, "cannot be one"),
        ("Heart", "blood", "is taken"),
    ],
)
def test_a_topic_that_cannot_be_is_refused_with_its_place(by, name, slug, said):
    make("blood", "Blood")

    with pytest.raises(NotAllowed, match=said):
        add_topic(name=name, slug=slug, by=by, at=NOW)

    assert Topic.objects.count() == 1


def test_authors_and_the_board_do_not_change_topics():
    for role in ("author", "board"):
        with pytest.raises(NotAllowed, match="change the topics"):
            add_topic(name="Heart", slug="heart", by=make_user(role), at=NOW)


def test_an_old_address_leads_to_the_topic_for_good(by, client):
    article = version_at(Status.APPROVED, topics=("neurology",)).article
    publish(article=article, at=NOW)
    topic = Topic.objects.get(slug="neurology")

    renamed(topic, by, name="Nerves and brain", slug="nerves")

    answer = client.get("/topics/neurology/")
    assert (answer.status_code, answer["Location"]) == (301, "/topics/nerves/")
    assert "Nerves and brain" in client.get("/topics/nerves/").content.decode()
    feed = client.get("/topics/nerves/feed.atom").content.decode()
    assert article.slug in feed
    assert queries.draft_of(article).topics == ("nerves",)
    details = json.loads(AuditEvent.objects.get(action="topic_changed").details)
    assert (details["was_slug"], details["slug"]) == ("neurology", "nerves")


def test_an_address_that_a_topic_had_can_be_taken_back(by):
    topic = renamed(make("nerves"), by, slug="neurology")

    topic = renamed(topic, by, slug="nerves")

    assert topic.slug == "nerves"
    assert Topic.objects.get(slug="neurology").leads_to == topic


def test_an_address_that_another_topic_had_cannot(by):
    renamed(make("nerves"), by, slug="neurology")

    with pytest.raises(Conflict, match="is taken, or was"):
        renamed(make("brain"), by, slug="nerves")


def test_a_topic_is_not_renamed_over_a_name_that_was_not_seen(by):
    topic = make("heart")
    change_topic(topic=topic, name="Hearts", slug="heart", read=("Heart", "heart"), by=by, at=NOW)

    with pytest.raises(Conflict, match="meanwhile"):
        change_topic(topic=topic, name="Cor", slug="heart", read=("Heart", "heart"), by=by, at=NOW)


def test_a_merge_moves_working_copies_and_readers_lists(by, client):
    live = version_at(Status.APPROVED, topics=("neurology",)).article
    publish(article=live, at=NOW)
    both = make_article(topics=("neurology", "nerves"))
    topic, into = (Topic.objects.get(slug=slug) for slug in ("neurology", "nerves"))

    moved = merge_topics(topic=topic, into=into, by=by, at=NOW)

    assert moved == 2
    assert [t.slug for t in both.topics.all()] == ["nerves"]
    assert [t.slug for t in Shelfmark.objects.get().topics.all()] == ["nerves"]
    assert client.get("/topics/neurology/")["Location"] == "/topics/nerves/"
    # Made again, from content that was signed under the old name, it stands where it stood.
    publish(article=live, at=NOW)
    assert [t.slug for t in Shelfmark.objects.get().topics.all()] == ["nerves"]


def test_an_earlier_save_comes_back_under_the_topic_of_today(by):
    article = make_article(topics=("neurology",))
    first = versioning.history(article)[0].id
    merge_topics(topic=Topic.objects.get(slug="neurology"), into=make("nerves"), by=by, at=NOW)

    assert versioning.draft_at(article, first).topics == ("nerves",)


def test_a_merge_asks_no_less_of_what_moves(by):
    make_policy("neurology", signers=3, specialties=["neurology"])
    topic, into = Topic.objects.get(slug="neurology"), make("nerves")

    with pytest.raises(NotAllowed, match="Nerves has none"):
        merge_topics(topic=topic, into=into, by=by, at=NOW)
    make_policy("nerves", signers=2)
    with pytest.raises(NotAllowed, match="asked more than Nerves is: signers, specialties"):
        merge_topics(topic=topic, into=into, by=by, at=NOW)
    make_policy("nerves", signers=3, specialties=["Neurology"])
    assert merge_topics(topic=topic, into=into, by=by, at=NOW) == 0


def test_what_the_default_asks_is_not_lost_to_a_milder_policy(by):
    make_policy("nerves", signers=1, review_months=36)
    topic = make("neurology")

    with pytest.raises(NotAllowed, match="asked more than Nerves is"):
        merge_topics(topic=topic, into=Topic.objects.get(slug="nerves"), by=by, at=NOW)


def test_a_merge_loses_no_level_of_a_check(by):
    topic, into = make("neurology"), make("nerves")
    admin = make_user("administrator")
    given = {"check_id": "TXT-02", "level": "block", "reason": "Seen.", "by": admin, "at": NOW}
    set_check_level(topic=topic, **given)

    with pytest.raises(NotAllowed, match="graver in the topic that goes than in Nerves: TXT-02"):
        merge_topics(topic=topic, into=into, by=by, at=NOW)
    set_check_level(topic=into, **given)
    merge_topics(topic=topic, into=into, by=by, at=NOW)

    assert levels_for(["neurology"]) == {"TXT-02": "block"}


def test_merged_twice_every_old_address_leads_on_in_one_step(by):
    one, two, three = make("one"), make("two"), make("three")
    merge_topics(topic=one, into=two, by=by, at=NOW)
    merge_topics(topic=two, into=three, by=by, at=NOW)

    assert {t.leads_to for t in Topic.objects.exclude(pk=three.pk)} == {three}
    with pytest.raises(Conflict, match="out of use"):
        merge_topics(topic=one, into=three, by=by, at=NOW)
    with pytest.raises(NotAllowed, match="cannot be undone"):
        bring_back_topic(topic=one, by=by, at=NOW)


def test_a_topic_goes_out_of_use_only_when_nothing_is_under_it(by):
    article = make_article(topics=("neurology",))
    topic = Topic.objects.get(slug="neurology")
    with pytest.raises(NotAllowed, match="1 article and 0 live pages are under it"):
        retire_topic(topic=topic, by=by, at=NOW)
    Article.objects.get(pk=article.pk).topics.clear()

    retire_topic(topic=topic, by=by, at=NOW)
    with pytest.raises(Conflict, match="out of use already"):
        retire_topic(topic=topic, by=by, at=NOW)
    back = bring_back_topic(topic=topic, by=by, at=NOW + timedelta(hours=1))

    assert back.retired_at is None
    assert list(AuditEvent.objects.values_list("action", flat=True)) == [
        "topic_retired",
        "topic_brought_back",
    ]
