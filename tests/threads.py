"""Threads on versions, opened by the real acts."""

from typing import Any

from articles import queries
from articles.models import Article, Version
from editorial.actions.open_thread import open_thread
from editorial.anchors import Place, places_of
from editorial.models import Comment, Thread
from tests.factories import NOW, edited, make_user

DOSE = "1 mg is given on alternate days"


def passage(version: Version, words: str = DOSE, audience: str = "patient") -> Place:
    """Return where words stand in one text of a version, once."""
    (place,) = places_of(words, version.snapshot.value(), audience)
    return place


def opened(version: Version, *, by: Any = None, words: str = "", **fields: Any) -> Thread:
    """Open a thread: on the whole, on a `claim`, or on the passage of some `words`."""
    place = passage(version, words) if words else Place(claim=fields.pop("claim", ""))
    fields.setdefault("text", "Is this still so?")
    at = fields.pop("at", NOW)
    return open_thread(version=version, place=place, by=by or make_user("editor"), at=at, **fields)


def suggestion(version: Version, replacement: str, *, by: Any = None, words: str = DOSE) -> Comment:
    """Open a thread that suggests other words for a passage, and return its comment."""
    return opened(version, by=by, words=words, replacement=replacement).comments.get()


def body_of(article: Article, audience: str = "patient") -> str:
    """Return what the working copy says to an audience now."""
    return article.texts.get(audience=audience).body


def reworded(article: Article, old: str, new: str, **fields: Any) -> Article:
    """Save the working copy with some words of every text replaced."""
    texts = tuple(
        text.model_copy(update={"body": text.body.replace(old, new)})
        for text in queries.draft_of(article).texts
    )
    return edited(article, texts=texts, **fields)
