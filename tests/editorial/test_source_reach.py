"""What each article loses if a source falls."""

import pytest

from articles.content import Reference as Listed
from articles.draft import Evidence
from articles.models import Article
from articles.status import Status
from editorial.actions.publish import publish
from editorial.source_reach import in_words, reach_of
from references.models import Reference
from tests.factories import BODY, NOW, REFERENCES, edited, make_article, make_draft, version_at

pytestmark = pytest.mark.django_db

TWICE = BODY.replace("[@stabler2013]", "[@stabler2013; @green2017]")
GREEN = Listed(
    key="green2017",
    kind="review",
    csl={
        "type": "article-journal",
        "title": "Vitamin B12 deficiency: a primer",
        "author": [{"family": "Green", "given": "Ralph"}],
        "container-title": "Nat Rev Dis Primers",
        "issued": {"date-parts": [[2017]]},
        "DOI": "10.1038/nrdp.2017.40",
    },
)


def on_two_sources(stance="supports"):
    """Return how a draft differs whose claim on nerves rests on two reviews."""
    texts = tuple(t.model_copy(update={"body": TWICE}) for t in make_draft().texts)
    places = {"locator": "p. 2", "quote": "It damages nerves."}
    evidence = (
        *make_draft().evidence,
        Evidence(claim="nerve-damage", reference="green2017", stance=stance, **places),
    )
    return {"texts": texts, "references": (*REFERENCES, GREEN), "evidence": evidence}


def live(slug="b12", **fields):
    version = version_at(Status.APPROVED, slug=slug, **fields)
    publish(article=version.article, at=NOW)
    return version.article


def reach(key="stabler2013"):
    return reach_of(Reference.objects.get(key=key))


def lost(losses):
    """Return what becomes of the claim on nerves; another one has no second source anywhere."""
    return {
        (loss.article.slug, rests.claim.id): (rests.others, rests.falls)
        for loss in losses
        for rests in loss.rests
        if rests.claim.id == "nerve-damage"
    }


def test_a_claim_with_one_source_would_have_none():
    live()

    found = reach()

    assert lost(found.live) == {("b12", "nerve-damage"): ((), True)}
    assert found.in_words() == "2 claims on 1 live page; none of them has another source"


def test_a_claim_with_another_source_says_which():
    live(**on_two_sources())

    found = reach()

    assert lost(found.live) == {("b12", "nerve-damage"): (("green2017",), False)}
    assert (found.claims, found.falling) == (2, 1)


def test_another_source_that_has_fallen_already_carries_nothing():
    live(**on_two_sources())
    Reference.objects.filter(key="green2017").update(status="retracted")

    assert lost(reach().live) == {("b12", "nerve-damage"): ((), True)}
    assert lost(reach().drafts) == {("b12", "nerve-damage"): ((), True)}


def test_a_superseded_one_still_carries_what_it_says():
    live(**on_two_sources())
    Reference.objects.filter(key="green2017").update(status="superseded")

    assert lost(reach().live) == {("b12", "nerve-damage"): (("green2017",), False)}


def test_what_readers_have_and_the_working_copy_are_told_apart():
    article = live()
    edited(Article.objects.get(pk=article.pk), **on_two_sources())

    found = reach()

    assert lost(found.live) == {("b12", "nerve-damage"): ((), True)}
    assert lost(found.drafts) == {("b12", "nerve-damage"): (("green2017",), False)}


def test_a_working_copy_and_its_frozen_content_lose_the_same():
    live(**on_two_sources(stance="partly"))

    found = reach()

    assert lost(found.live) == lost(found.drafts) == {("b12", "nerve-damage"): ((), True)}


def test_a_draft_that_nobody_reads_is_no_page():
    make_article()

    found = reach()

    assert (len(found.live), len(found.drafts)) == (0, 1)
    assert found.in_words() == "No live page rests on it"


def test_a_source_that_nothing_cites_loses_nothing():
    row = Reference.objects.create(key="k", csl={}, title="T", created_at=NOW, updated_at=NOW)

    found = reach_of(row)

    assert (found.live, found.drafts) == ((), ())


@pytest.mark.parametrize(
    ("claims", "pages", "falling", "words"),
    [
        (0, 1, 0, "1 live page lists it, and no claim there cites it"),
        (0, 2, 0, "2 live pages list it, and no claim there cites it"),
        (1, 1, 0, "1 claim on 1 live page; it has another source that carries it"),
        (7, 3, 0, "7 claims on 3 live pages; each has another source that carries it"),
        (7, 3, 1, "7 claims on 3 live pages; 1 of them has no other source"),
        (7, 3, 2, "7 claims on 3 live pages; 2 of them have no other source"),
        (7, 3, 7, "7 claims on 3 live pages; none of them has another source"),
    ],
)
def test_the_sum_is_told_in_a_sentence(claims, pages, falling, words):
    assert in_words(claims=claims, pages=pages, falling=falling) == words


def test_many_articles_take_as_many_questions_as_one(django_assert_num_queries):
    live("one")
    with django_assert_num_queries(5):
        reach()
    live("two")
    live("three")
    make_article(slug="four")

    with django_assert_num_queries(5):
        found = reach()

    assert (len(found.live), len(found.drafts)) == (3, 4)


def test_what_is_not_read_is_said(monkeypatch):
    monkeypatch.setattr("editorial.source_reach.MOST", 1)
    for slug in ("one", "two", "three"):
        make_article(slug=slug)

    found = reach()

    assert (len(found.drafts), found.not_read) == (1, 2)
