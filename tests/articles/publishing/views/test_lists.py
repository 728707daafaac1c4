"""The ways to an article: what stands where, and that long lists cost no more than short ones."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.publishing.models import Shelfmark
from articles.status import Status
from editorial.actions.publish import publish
from editorial.actions.withdraw import withdraw
from tests.factories import NOW, make_article, make_user, version_at

pytestmark = pytest.mark.django_db

LISTS = ("/", "/articles/", "/articles/a-z/v/", "/topics/", "/topics/neurology/", "/search/?q=b12")


def put_live(slug: str, question: str, **fields):
    version = version_at(
        Status.APPROVED, slug=slug, question=question, topics=("neurology",), **fields
    )
    publish(article=version.article, at=NOW)
    return version


def text(response) -> str:
    return response.content.decode()


def test_lists_ask_the_database_as_often_for_many_as_for_one(client, live):
    def asked() -> list[int]:
        counts = []
        for address in LISTS:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    few = asked()
    for n in range(3):
        put_live(f"b12-{n}", f"Is vitamin B12 number {n} enough?")

    assert asked() == few
    assert max(few[:-1]) <= 6


def test_home_has_one_box_and_says_what_review_means(client, live):
    page = text(client.get("/"))

    assert page.count("<form") == 1
    assert page.index('name="q"') < page.index('href="/topics/neurology/"')
    assert 'href="/editorial-policy/"' in page
    assert 'href="/board/"' in page
    assert "Checked 22 November 2026" in page or re.search(r"Checked \d+ \w+ \d{4}", page)


def test_the_alphabet_links_to_letters_that_have_something(client, live):
    page = text(client.get("/articles/"))

    assert '<a href="/articles/a-z/v/">V</a>' in page
    assert "<span>Q</span>" in page


def test_questions_stand_under_what_they_are_about(client, live):
    put_live("vertigo", "What is vertigo?")

    page = text(client.get("/articles/a-z/v/"))

    assert page.index("/articles/vertigo/") < page.index("/articles/b12/")
    assert 'aria-current="page">V</a>' in page


def test_a_letter_without_answers_says_what_to_do(client, live):
    answer = client.get("/articles/a-z/q/")

    assert answer.status_code == 404
    assert "no approved answer under this letter" in text(answer)
    assert 'href="/ask/"' in text(answer)


def test_what_is_withdrawn_leaves_the_alphabet_and_its_topic_at_once(client, live):
    withdraw(version=live, reason="A dose was wrong.", advice="Ask.", by=make_user("chair"), at=NOW)

    assert not Shelfmark.objects.exists()
    assert client.get("/topics/neurology/").status_code == 404
    assert "/articles/b12/" not in text(client.get("/articles/"))
    assert "No topic has an approved answer yet" in text(client.get("/topics/"))


def test_an_empty_site_says_what_to_do_next(client):
    make_article(slug="a-draft", topics=("neurology",))

    home, everything, topics = (text(client.get(a)) for a in ("/", "/articles/", "/topics/"))

    assert "Nothing is approved yet" in home
    assert 'href="/ask/"' in home
    assert "There is no approved answer here yet" in everything
    assert "No topic has an approved answer yet" in topics
    assert "neurology" not in (home + everything + topics).lower()


def test_an_address_that_no_list_has_is_not_there(client, live):
    for address in (
        "/articles/a-z/",
        "/articles/a-z/vv/",
        "/articles/a-z/v/page/2/",
        "/articles/page/0/",
        "/topics/nothing/",
    ):
        assert client.get(address).status_code == 404, address
