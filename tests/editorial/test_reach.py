"""The reach of the checks, as the cards of the articles have it."""

import pytest

from articles.content import AiUse
from editorial import keeping_cards, reach
from tests.factories import NOW, edited, make_article

pytestmark = pytest.mark.django_db


def examine():
    return [card.article.slug for card in keeping_cards.keep(now=lambda: NOW)]


def test_articles_and_findings_are_counted_for_each_check():
    make_article(next_review_on="")
    make_article(next_review_on="", ai_use=AiUse())
    make_article()

    examine()

    found = reach.reach()
    assert (found["GOV-02"].articles, found["GOV-02"].findings) == (2, 2)
    assert found["GOV-06"].articles == 1
    assert reach.counted() == {"count": 3, "newest": NOW}


def test_what_was_saved_since_is_counted_as_it_is_now():
    article = make_article()
    examine()
    assert "GOV-02" not in reach.reach()

    edited(article, next_review_on="")
    examine()

    assert reach.reach()["GOV-02"].articles == 1


def test_where_nothing_was_examined_nothing_is_counted():
    make_article(next_review_on="")
    assert reach.reach() == {}
    assert reach.counted() == {"count": 0, "newest": None}
