"""Topics on screen: what a change reaches is shown before it is made."""

import pytest

from articles.models import Topic
from articles.status import Status
from editorial.actions.publish import publish
from editorial.models import AuditEvent
from tests.factories import NOW, make_article, make_policy, make_user, version_at
from tests.settings_pages import said_yes

pytestmark = pytest.mark.django_db


def test_settings_lead_to_each_and_say_what_waits(editor, client):
    page = editor.get("/workspace/settings/").content.decode()

    for address in ("topics", "audiences", "terms", "checks", "policies"):
        assert f'href="/workspace/{address}/"' in page
    assert "/workspace/people/" not in page.partition("<main")[2]


def test_a_topic_is_added_with_an_address_of_its_name(editor):
    editor.post("/workspace/topics/", {"name": "Heart and vessels", "slug": ""})

    assert Topic.objects.get().slug == "heart-and-vessels"


def test_each_topic_says_how_many_articles_and_live_pages_are_under_it(editor):
    make_article(topics=("neurology",))
    make_article(topics=("neurology", "haematology"))
    live = version_at(Status.APPROVED, topics=("neurology",)).article
    publish(article=live, at=NOW)
    Topic.objects.create(slug="heart", name="Heart")

    rows = editor.get("/workspace/topics/").context["rows"]

    counts = {row.slug: (row.under, row.live) for row in rows}
    assert counts == {"heart": (0, 0), "haematology": (1, 0), "neurology": (3, 1)}


def test_what_was_typed_wrong_comes_back(editor):
    answer = editor.post("/workspace/topics/", {"name": "Heart", "slug": "Heart!"})

    assert answer.status_code == 400
    assert "Heart!” cannot be one" in answer.content.decode()


def test_a_new_address_is_asked_about_before_it_is_saved(editor):
    make_article(topics=("neurology",))
    topic = Topic.objects.get(slug="neurology")
    typed = {
        "act": "change", "name": "Nerves", "slug": "nerves",
        "was_name": topic.name, "was_slug": topic.slug,
    }  # fmt: skip

    asked = editor.post(f"/workspace/topics/{topic.pk}/", typed).content.decode()

    assert Topic.objects.count() == 1
    assert "moves from /topics/neurology/ to /topics/nerves/" in asked
    assert "It keeps what is under it: 1 article." in asked
    assert 'href="/workspace/articles/?topic=neurology"' in asked
    said_yes(editor, f"/workspace/topics/{topic.pk}/", typed)
    topic.refresh_from_db()
    assert (topic.name, topic.slug) == ("Nerves", "nerves")


def test_a_merge_takes_a_tick_since_it_cannot_be_undone(editor):
    make_article(topics=("neurology",))
    topic = Topic.objects.get(slug="neurology")
    into = Topic.objects.create(slug="nerves", name="Nerves")
    address, typed = f"/workspace/topics/{topic.pk}/", {"act": "merge", "into": into.pk}

    without = said_yes(editor, address, typed)
    assert "it is not ticked" in without.content.decode()
    assert AuditEvent.objects.filter(action="topics_merged").count() == 0

    said_yes(editor, address, typed, understood="yes")
    assert AuditEvent.objects.filter(action="topics_merged").count() == 1


def test_who_saw_another_reach_is_asked_again(editor):
    make_article(topics=("neurology",))
    topic = Topic.objects.get(slug="neurology")
    into = Topic.objects.create(slug="nerves", name="Nerves")
    typed = {"act": "merge", "into": into.pk}

    def meanwhile():
        make_article(topics=("neurology",))

    again = said_yes(
        editor, f"/workspace/topics/{topic.pk}/", typed, meanwhile=meanwhile, understood="yes"
    )

    assert "Something changed meanwhile" in again.content.decode()
    assert "moves to Nerves, which has 0 now: 2 articles." in again.content.decode()
    assert topic.articles.count() == 2


def test_a_merge_that_would_ask_less_is_refused_with_its_cure(editor):
    make_policy("neurology", signers=3)
    topic = Topic.objects.get(slug="neurology")
    into = Topic.objects.create(slug="nerves", name="Nerves")

    answer = editor.post(f"/workspace/topics/{topic.pk}/", {"act": "merge", "into": into.pk})

    assert answer.status_code == 400
    assert "Have one made for Nerves first" in answer.content.decode()


def test_a_topic_goes_out_of_use_and_comes_back(editor):
    topic = Topic.objects.create(slug="leeches", name="Leeches")
    address = f"/workspace/topics/{topic.pk}/"

    editor.post(address, {"act": "retire"})
    assert Topic.objects.get().retired_at is not None
    assert "Bring it back" in editor.get(address).content.decode()
    editor.post(address, {"act": "back"})

    assert Topic.objects.get().retired_at is None


def test_an_author_reads_topics_and_changes_none(client):
    client.force_login(make_user("author"))
    topic = Topic.objects.create(slug="leeches", name="Leeches", retired_at=NOW)

    assert "Add a topic" not in client.get("/workspace/topics/").content.decode()
    assert client.post(f"/workspace/topics/{topic.pk}/", {"act": "back"}).status_code == 403


def test_a_topic_out_of_use_is_not_proposed_to_who_writes(editor):
    Topic.objects.create(slug="heart", name="Heart")
    Topic.objects.create(slug="humours", name="Humours", retired_at=NOW)

    page = editor.get(f"/workspace/articles/{make_article().slug}/edit/").content.decode()

    assert "heart" in page
    assert "humours" not in page
