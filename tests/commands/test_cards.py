"""`cards`: every card made true, however often it is stopped."""

import pytest

from editorial.models import ArticleCard, ArticleWords, CardFinding
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_cards_are_made_of_what_has_none(run):
    make_article(slug="a", next_review_on="")
    for model in (ArticleCard, ArticleWords, CardFinding):
        model.objects.all().delete()

    assert run("cards", "--all").out.splitlines()[-1] == "1 of 1 examined"

    assert ArticleCard.objects.get().blocking >= 1
    assert CardFinding.objects.filter(check_id="GOV-02").exists()
    assert "vitamin" in ArticleWords.objects.get().words.split()


def test_what_is_true_already_is_left_alone(run):
    make_article()
    run("cards")
    ArticleCard.objects.update(blocking=77)

    run("cards")

    assert ArticleCard.objects.get().blocking == 77
    run("cards", "--all")
    assert ArticleCard.objects.get().blocking == 0
