"""`demo`: people and articles at every status, made once."""

from contextlib import suppress

import pytest
from django.contrib.auth import get_user_model

from articles.models import Article, Version
from articles.publishing import queries
from articles.terms.serving import serve
from editorial.verify import verify

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_the_sample_page(monkeypatch, tmp_path):
    monkeypatch.setenv("IMPRIMATUR_DATA", str(tmp_path))
    monkeypatch.setenv("DEMO_PASSWORD", "a password from outside")


@pytest.fixture
def _without_articles(monkeypatch):
    monkeypatch.setattr("editorial.management.commands.demo.make_articles", lambda *_, **__: [])


def test_a_site_is_made_that_verifies_and_that_the_contracts_people_can_enter(run, client):
    ran = run("demo")

    assert ran.code == 0
    assert sorted(Version.objects.values_list("status", flat=True)) == [
        "approved",
        "approved",
        "changes_requested",
        "under_review",
        "withdrawn",
    ]
    assert queries.live_page("b12-leg-weakness", "patient") is not None
    assert client.get("/de/articles/b12-schwache-beine/").status_code == 200
    assert list(verify()) == []
    for name in ("editor", "board1", "board2", "chair", "admin"):
        assert f"{name:8} a password from outside" in ran.out
        assert client.login(username=name, password="a password from outside")


# One demonstration for all that only look: it takes seconds to make.
def test_texts_that_are_missing_have_words_explained_and_twice_makes_nothing_twice(run):
    run("demo")
    before = [model.objects.count() for model in (Article, Version, get_user_model())]

    for slug, audience, words in (
        ("folic-acid-before-b12", "carer", "Talk to your family doctor (GP) or pharmacist"),
        ("nitrous-oxide-legs", "student", "unsteady way of walking (gait)"),
        ("metformin-b12", "student", "new-onset damage to nerves (neuropathy)"),
    ):
        served = serve(Version.objects.get(article__slug=slug).snapshot.value(), audience)
        assert words in served.short_answer.source + served.body.source, slug

    ran = run("demo")

    assert ran.code == 0
    assert "Made" not in ran.out
    assert [model.objects.count() for model in (Article, Version, get_user_model())] == before


@pytest.mark.usefixtures("_without_articles")
def test_it_says_how_to_try_a_second_factor(run, settings):
    assert "SECOND_FACTOR_REQUIRED=true" in run("demo").out

    settings.SECOND_FACTOR_REQUIRED = True
    assert "set up a second factor when they log in" in run("demo").out


@pytest.mark.usefixtures("_without_articles")
def test_without_a_password_one_is_made_and_kept(run, monkeypatch, settings, tmp_path):
    monkeypatch.delenv("DEMO_PASSWORD")
    settings.VAR_DIR = tmp_path

    first, second = run("demo").out, run("demo").out

    def password(out: str) -> str:
        (line,) = [line for line in out.splitlines() if line.startswith("  editor")]
        return line.split()[1]

    assert len(password(first)) >= 16
    assert password(first) == password(second)
    with suppress(OSError):
        assert (tmp_path / "demo_password").stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("_without_articles")
def test_the_sample_page_becomes_a_draft_where_it_is_at_hand(run, monkeypatch, shared_data):
    monkeypatch.setenv("IMPRIMATUR_DATA", str(shared_data))

    run("demo")
    run("demo")

    question = "Can a vitamin B12 (cobalamin) deficiency cause leg weakness?"
    assert Article.objects.filter(question=question, versions=None).count() == 1
