"""Topics lead to what they are now, and nothing new is put under one that is out of use."""

import pytest

from articles import topics
from articles.fields import Unfit
from articles.models import Topic
from tests.factories import NOW, make_article

pytestmark = pytest.mark.django_db


def merged(into):
    return Topic.objects.create(slug="nerves", name="Nerves", retired_at=NOW, leads_to=into)


def test_an_article_is_put_under_the_topic_that_a_merged_one_leads_to():
    article = make_article(topics=("neurology",))
    merged(Topic.objects.get(slug="neurology"))

    topics.put_under(article, ["nerves", "neurology"])

    assert [topic.slug for topic in article.topics.all()] == ["neurology"]


def test_nothing_new_is_put_under_a_topic_that_is_out_of_use():
    article = make_article(topics=("neurology",))
    Topic.objects.create(slug="leeches", name="Leeches", retired_at=NOW)

    with pytest.raises(Unfit, match="Leeches”: it is out of use"):
        topics.put_under(article, ["neurology", "leeches"])


def test_an_article_stays_under_its_topic_when_that_goes_out_of_use():
    article = make_article(topics=("neurology",))
    Topic.objects.filter(slug="neurology").update(retired_at=NOW)

    topics.put_under(article, ["neurology"])

    assert article.topics.count() == 1


def test_topics_of_an_earlier_save_come_back_as_they_are_called_now():
    make_article(topics=("neurology",))
    now = Topic.objects.get(slug="neurology")
    old = merged(now)
    gone = Topic.objects.create(slug="leeches", name="Leeches", retired_at=NOW)

    assert topics.slugs_now([old.pk, now.pk, gone.pk]) == ("neurology",)


def test_every_slug_of_a_topic_is_known():
    make_article(topics=("neurology",))
    merged(Topic.objects.get(slug="neurology"))

    assert topics.slugs_leading_to("neurology") == {"neurology", "nerves"}
    assert topics.head("nerves").slug == "neurology"
    assert topics.head("nothing") is None
