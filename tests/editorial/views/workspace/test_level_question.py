"""What is asked before a check is made graver."""

import pytest

from articles.models import Topic
from editorial.models import ArticleCard, CardFinding
from tests.factories import make_article

pytestmark = pytest.mark.django_db
LEVEL = "/workspace/checks/TXT-02/"


def test_which_drafts_a_level_stops_is_shown_before_it_is_set(administrator):
    article = make_article(topics=("neurology",))
    make_article(topics=("neurology",))
    ArticleCard.objects.filter(article=article).update(blocking=0, examined=1)
    CardFinding.objects.create(article=article, check_id="TXT-02", count=2)
    topic = Topic.objects.get(slug="neurology")
    typed = {"topic": topic.pk, "level": "block", "reason": "Seen in a dose."}

    asked = administrator.post(LEVEL, typed).content.decode()

    assert "TXT-02 fires in 1 draft of Neurology now" in asked
    assert "It stops 1 draft that nothing else stands in the way of." in asked
    assert 'href="/workspace/articles/?topic=neurology&amp;finding=TXT-02"' in asked
    other = Topic.objects.create(slug="heart", name="Heart")
    elsewhere = administrator.post(LEVEL, typed | {"topic": other.pk}).content.decode()
    assert "fires in 0 drafts of Heart" in elsewhere
