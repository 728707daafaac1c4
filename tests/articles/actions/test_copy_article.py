"""A copy has the words of another article, and nothing that anybody decided about them."""

import pytest

from articles import queries
from articles.actions.copy_article import copy_article
from articles.models import Article, Version
from articles.publishing.models import Live
from articles.status import Status
from editorial.actions.publish import publish
from tests.factories import NOW, make_user, version_at

pytestmark = pytest.mark.django_db


def a_copy(article: Article, *, by) -> Article:
    return copy_article(article=article, slug="copy", question="And a copy?", by=by, at=NOW)


def test_a_copy_has_the_words_and_none_of_the_decisions_i3():
    original = version_at(Status.APPROVED, slug="b12").article
    publish(article=original, at=NOW)

    copy = a_copy(original, by=make_user("editor"))

    assert queries.draft_of(copy).texts == queries.draft_of(original).texts
    assert not Version.objects.filter(article=copy).exists()
    assert not Live.objects.filter(article=copy).exists()


def test_who_wrote_the_words_has_had_a_hand_in_the_copy_i5():
    original = version_at(Status.APPROVED, slug="b12").article
    writer = original.owner

    copy = a_copy(original, by=make_user("editor"))

    assert writer.pk in queries.contributors_since_approval(copy)
