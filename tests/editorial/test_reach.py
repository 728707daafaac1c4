"""The reach of the checks, counted article by article."""

import pytest

from articles.content import AiUse
from editorial import reach
from editorial.models import LibraryCheck
from tests.factories import NOW, edited, make_article

pytestmark = pytest.mark.django_db


def checked():
    return [article.slug for article in reach.run(at=NOW)]


def test_articles_and_findings_are_counted_for_each_check():
    make_article(next_review_on="")
    make_article(next_review_on="", ai_use=AiUse())
    make_article()

    checked()

    found = reach.reach()
    assert (found["GOV-02"].articles, found["GOV-02"].findings) == (2, 2)
    assert found["GOV-06"].articles == 1


def test_only_what_was_saved_since_is_checked_again():
    first, second = make_article(slug="a"), make_article(slug="b")
    assert checked() == ["a", "b"]
    assert checked() == []

    edited(second, next_review_on="")

    assert checked() == ["b"]
    assert reach.reach()["GOV-02"].articles == 1
    assert LibraryCheck.objects.get(article=first).lock_version == 1


def test_a_killed_run_goes_on_where_it_was():
    for slug in "abc":
        make_article(slug=slug)
    run = reach.run(at=NOW)
    assert next(run).slug == "a"
    run.close()

    assert checked() == ["b", "c"]


def test_other_checks_make_every_article_due(monkeypatch):
    make_article(slug="a")
    checked()

    monkeypatch.setattr(reach, "CHECKS", reach.CHECKS[1:])

    assert [article.slug for article in reach.due()] == ["a"]


def test_what_was_counted_can_be_forgotten():
    make_article(slug="a")
    checked()

    reach.forget()

    assert (reach.reach(), checked()) == ({}, ["a"])
