"""What the Board stands on: people and one small article, and slow work done once for equal values.

Checks, trial renderings, pages and their proof are the real ones, but each is made once for each
distinct content (and standing) in a run: they are functions of those alone, and have tests of
their own. What is decided, by whom and when, is asked of the product at every step.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from types import SimpleNamespace
from typing import Any
from unittest import mock

from django.contrib.auth import get_user_model

from articles.checks.registry import Context
from articles.content import Content, Text
from articles.draft import Draft
from articles.examine import examine
from articles.markup import limits
from articles.publishing import pages
from articles.publishing.actions import make_renderings
from tests.factories import NOW, REFERENCES, make_article, make_draft, make_member, make_user

START = NOW + timedelta(days=20)
"""When an example begins: the clock may be set back by some days, and people still existed."""
MEMBERS = ("ann", "ben", "cleo", "dora")
SPECIALTY = {"ann": "neurology", "ben": "neurology", "cleo": "haematology", "dora": "neurology"}
CHAIR = "dora"
EDITORS = ("edith", "fred")
ADMINISTRATORS = ("ada", "abe")
MEDICINE = "hydroxocobalamin"
SLUG = "board"
BODY = """\
::: {{.emergency}}
### Call 999 now if

- you cannot pass urine
:::

## The usual dose

[Hydroxocobalamin {dose} mg is given on alternate days.]{{#dose kind="dose" certainty="moderate"}} \
[@ng239, p. 12]
"""


@dataclass(frozen=True)
class Words:
    """What an editor wrote: a canary that occurs nowhere else, the dose, and the review date."""

    canary: str = ""
    dose: int = 1
    review_on: str = "2027-11-02"


def canary(number: int) -> str:
    """Return a word that occurs nowhere else, without a figure in it."""
    return "canary" + "".join("bcdfghjklm"[int(figure)] for figure in str(number)) + "x"


@cache
def draft_of(words: Words) -> Draft:
    """Return the whole draft of these words."""
    return make_draft(
        slug=SLUG,
        question=f"Is {words.canary} a word?",
        references=REFERENCES[1:],
        next_review_on=words.review_on,
        texts=tuple(
            Text(
                audience=audience,
                headline="Low vitamin B12 can make your legs weak",
                short_answer="Yes.",
                body=BODY.format(dose=words.dose),
            )
            for audience in ("patient", "clinician")
        ),
    )


def settle() -> SimpleNamespace:
    """Make the people and the article, once for all examples."""
    people = {name: make_user("editor", name=name.title()) for name in EDITORS}
    people |= {name: make_user("administrator", name=name.title()) for name in ADMINISTRATORS}
    people["sue"] = make_user(None, name="Sue", is_superuser=True, is_staff=True)
    for name in MEMBERS:
        role = "chair" if name == CHAIR else "board"
        people[name] = make_member(SPECIALTY[name], role, name=name.title())
    draft = draft_of(Words(canary(0)))
    article = make_article(by=people["edith"], **dict(draft))
    return SimpleNamespace(article=article, ids={name: user.pk for name, user in people.items()})


def people_now(ids: dict[str, int]) -> dict[str, Any]:
    """Return everybody as the database has them."""
    rows = get_user_model().objects.in_bulk(ids.values())
    return {name: rows[pk] for name, pk in ids.items()}


@contextmanager
def equal_work_is_done_once() -> Iterator[None]:
    """Do what is slow in this process, and once for equal values."""
    kept: dict[Any, Any] = {}

    def once(make: Callable[[], Any], *key: Any) -> Any:
        if key not in kept:
            kept[key] = make()
        return kept[key]

    def run(function: Callable[..., Any], *arguments: Any, limits: Any = None) -> Any:
        key = hash(json.dumps(arguments, sort_keys=True))
        return once(lambda: _as_the_child(function, arguments), function.__qualname__, key)

    def examine_once(content: Content, context: Context) -> list[Any]:
        # Without what else the site has, and on one day: what compares with that and warns would
        # need a waiver.
        alone = replace(context, today=START.date(), approved=None, elsewhere=None)
        return list(once(lambda: examine(content, alone), "examine", content.digest))

    def trial(content: Content, **given: Any) -> list[str]:
        return list(once(lambda: make_renderings.trial(content, **given), "trial", content.digest))

    def page(content: Content, fragment: Any, standing: Any, audience: str, site: Any) -> bytes:
        key = (content.digest, standing.digest, audience, site.renderer)
        return bytes(
            once(lambda: pages.page(content, fragment, standing, audience, site), "page", *key)
        )

    with (
        mock.patch.object(limits, "run", run),
        mock.patch("editorial.checking.examine", examine_once),
        mock.patch("editorial.actions.submit.trial", trial),
        mock.patch("articles.publishing.actions.make_renderings.page", page),
    ):
        yield


def _as_the_child(function: Callable[..., Any], arguments: Any) -> Any:
    try:
        return json.loads(json.dumps(function(*arguments)))
    except Exception as trouble:
        raise limits.Failed(str(trouble)) from trouble


_settled: list[SimpleNamespace] = []


@contextmanager
def settling() -> Iterator[None]:
    """Keep the settled people and the article for all examples of a run."""
    with equal_work_is_done_once():
        _settled.append(settle())
        try:
            yield
        finally:
            _settled.clear()


def settled() -> SimpleNamespace:
    """Return the people and the article that were settled."""
    return _settled[0]
