"""No word that the board has not approved reaches a reader by any address (I8).

Drafts carry words that occur nowhere else. Every public address is asked for, the addresses made
from the routes themselves, so that a new page is asked too; and every answer is searched.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from articles import audiences
from articles.content import AiUse, Author, Reference, Text
from articles.models import Article
from articles.status import Status
from editorial.actions.publish import publish
from editorial.middleware import is_for_staff
from tests.factories import (
    BODY,
    NOW,
    REFERENCES,
    edited,
    make_article,
    make_policy,
    submitted,
    version_at,
)

pytestmark = pytest.mark.django_db

CANARY = re.compile(rb"(?i)canary[a-z]+")


def words_of(name: str) -> dict[str, object]:
    """Every field of a draft with a word in it that occurs nowhere else."""
    source = Reference(
        key=f"source-{name}",
        kind="review",
        csl={"type": "article-journal", "title": f"Canarysource{name}", "author": []},
    )
    body = BODY + f"\nCanarybody{name} is in the text. [Canaryclaim{name}.]{{#c-{name}}} [@ng239]\n"
    return {
        "question": f"Is it canaryquestion{name}?",
        "topics": ("neurology", f"canarytopic{name}"),
        "region": "GB",
        "ai_use": AiUse(kind="drafted", tool=f"Canarytool{name}", note=f"Canarynote{name}."),
        "authors": (Author(name=f"Canaryauthor{name}", role=f"canaryrole{name}"),),
        "texts": tuple(
            Text(
                audience=code,
                headline=f"Canaryheadline{name} {code}",
                short_answer=f"Canaryanswer{name}.",
                body=body,
            )
            for code in ("patient", "clinician")
        ),
        "references": (*REFERENCES, source),
    }


SLUGS = ("unborn", "waiting", "looked-at", "sent-back", "taken-back", "approved", "gone")


@pytest.fixture
def site() -> None:
    """Articles in every state; of two the approved text is public and a newer one is not."""
    make_article(slug="unborn", **words_of("unborn"))
    for slug, status in (
        ("waiting", Status.SUBMITTED),
        ("looked-at", Status.UNDER_REVIEW),
        ("sent-back", Status.CHANGES_REQUESTED),
        ("taken-back", Status.RECALLED),
    ):
        version_at(status, slug=slug, **words_of(slug.replace("-", "")))
    version_at(Status.APPROVED, slug="approved")
    version_at(Status.WITHDRAWN, slug="gone")
    for slug in ("approved", "gone"):
        article = edited(
            Article.objects.get(slug=slug), at=NOW + timedelta(hours=1), **words_of(f"new{slug}")
        )
        submitted(article, at=NOW + timedelta(hours=2))
    for article in Article.objects.all():
        publish(article=article, at=NOW + timedelta(hours=3))


VALUES = {
    "slug": (*SLUGS, "neurology", "canarytopicunborn", "canarytopicwaiting", "problem"),
    "audience": tuple(code for code in audiences.CODES if code != "patient"),
    "number": ("1", "2"),
    "page": ("1", "2"),
    "kind": ("problem", "question"),
    "letter": ("c", "w", "0-9"),
    "topic": ("neurology", "canarytopicunborn"),
    "other": ("1", "2"),
    "ending": ("ris", "txt"),
    "token": ("1", "unborn", "A" * 43),
    "digest": ("0" * 64,),
}


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if is_for_staff(f"/{route}"):
            continue
        if isinstance(entry, URLPattern):
            yield route
        else:
            yield from routes(entry, route)


def addresses() -> Iterator[str]:
    for route in routes(get_resolver()):
        names = re.findall(r"<(?:\w+:)?(\w+)>", route)
        for values in product(*(VALUES[name] for name in names)):
            address = route
            for value in values:
                address = re.sub(r"<[^>]+>", value, address, count=1)
            yield f"/{address}"
    yield from ("/ask/?q=what+is+it", "/ask/?q=is+it+so&about=unborn")
    yield from ("/search/?q=is", "/search/?q=vitamin", "/search/?q=", "/nowhere/", "/robots.txt")


def canaries(response) -> set[bytes]:
    body = b"".join(response) if response.streaming else response.content
    return set(CANARY.findall(body + str(response.headers).encode()))


def test_no_word_of_a_draft_is_at_any_public_address_i8(subtests, client, site):
    asked = list(addresses())
    assert len(asked) > 150
    answered = 0
    for address in asked:
        with subtests.test(address):
            response = client.get(address)
            answered += response.status_code == 200
            own = set(CANARY.findall(address.encode()))
            assert canaries(response) <= own
            assert response.status_code in (200, 301, 302, 304, 404, 405, 410)
            if own:
                assert response.status_code in (404, 405)
    assert answered > 20


def test_a_search_for_a_word_of_a_draft_finds_nothing_i8(client, site):
    for word in ("canaryquestionunborn", "canaryanswerwaiting", "canarytopiclookedat"):
        found = client.get("/search/", {"q": word})

        assert canaries(found) <= {word.encode()}
        assert b"/articles/" not in re.sub(rb'href="/articles/"', b"", found.content)


def test_what_is_hidden_and_what_is_absent_answer_the_same_i9(client, site):
    """But for the address itself, which whoever asks knows already."""

    def answer(slug: str, rest: str):
        response = client.get(f"/articles/{slug}/{rest}")
        return (
            response.status_code,
            response.content.replace(slug.encode(), b"-"),
            {k: v for k, v in response.headers.items() if k != "Content-Length"},
        )

    for slug in ("unborn", "waiting", "nothing-here"):
        response = client.post(f"/articles/{slug}/report/", {"message": "Hello?"})
        assert (response.status_code, canaries(response)) == (404, set())
        response = client.get("/ask/", {"q": "Is it?", "about": slug})
        assert canaries(response) == set()
        assert slug not in response.content.decode()
    for rest in ("", "carer/", "patient/", "versions/", "versions/1/", "thanks/problem/"):
        absent = answer("nothing-here", rest)
        assert absent[0] == 404
        for slug in ("unborn", "waiting", "looked-at", "sent-back", "taken-back"):
            assert answer(slug, rest) == absent, (slug, rest)


def test_words_shown_before_approval_stand_under_the_caution_and_nowhere_else_i8(client):
    make_policy("neurology", show_pending=True)
    version = version_at(Status.UNDER_REVIEW, slug="looked-at", **words_of("pending"))
    publish(article=version.article, at=NOW)

    for address in addresses():
        response = client.get(address)
        if found := canaries(response) - set(CANARY.findall(address.encode())):
            assert address.startswith("/articles/looked-at/"), (address, found)
            assert response["X-Robots-Tag"] == "noindex"
            assert b"noindex" in response.content
            assert b"not yet" in response.content.lower() or b"being checked" in (
                response.content.lower()
            )
