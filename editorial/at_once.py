"""One act on many articles: through the same gates as on one, each in its own transaction.

What is refused for one article stops no other, and a report says of each what became of it.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.actions.save_draft import Closed, Stale
from articles.fields import Unfit
from articles.models import Article
from editorial.actions.change_topics import change_topics
from editorial.actions.give_owner import give_owner
from editorial.actions.set_next_review import set_next_review
from editorial.actions.submit import Blocked, submit
from editorial.policies import (
    NotAllowed,
    Person,
    check_can_edit,
    check_can_give_owner,
    check_can_submit,
)

DONE, UNCHANGED, REFUSED, LEFT = "done", "unchanged", "refused", "left"
_MOST_TOLD = 2

Said = Mapping[str, Any]
Do = Callable[[Article, Said, Any, datetime], bool]


@dataclass(frozen=True)
class Act:
    """What can be done to many articles."""

    code: str
    name: str
    does: str
    """What it does, for who has to confirm it."""
    check: Callable[[Person], None]
    do: Do


@dataclass(frozen=True)
class Result:
    """What became of one article; `left` while time ran out before it."""

    article: Article
    outcome: str
    words: str = ""


def _give(article: Article, said: Said, by: Any, at: datetime) -> bool:
    return give_owner(article=article, owner=said["owner"], by=by, at=at)


def _file(article: Article, said: Said, by: Any, at: datetime) -> bool:
    return change_topics(article=article, add=[said["topic"].slug], by=by, at=at)


def _unfile(article: Article, said: Said, by: Any, at: datetime) -> bool:
    return change_topics(article=article, remove=[said["topic"].slug], by=by, at=at)


def _review(article: Article, said: Said, by: Any, at: datetime) -> bool:
    return set_next_review(article=article, day=said["day"], by=by, at=at)


def _submit(article: Article, said: Said, by: Any, at: datetime) -> bool:
    note = said["change_note"]
    submit(article=article, read=article.lock_version, change_note=note, by=by, at=at)
    return True


_TEXT = (
    "It changes the working copy and is a save in its history; who does it has had a hand in the "
    "text and cannot sign it. An article that the board has before it stays as it is."
)
ACTS: dict[str, Act] = {
    act.code: act
    for act in (
        Act(
            "owner",
            "Give to another owner",
            "The owner answers for the working copy, and has it on her home page. The text stays "
            "as it is.",
            check_can_give_owner,
            _give,
        ),
        Act("topic-add", "Add a topic", _TEXT, check_can_edit, _file),
        Act("topic-remove", "Take away a topic", _TEXT, check_can_edit, _unfile),
        Act("review", "Set the next review", _TEXT, check_can_edit, _review),
        Act(
            "submit",
            "Submit to the board",
            "Each is checked first. One in which a finding stands in the way, or a warning that "
            "needs a reason, is not submitted: the report names it. What is submitted can be "
            "recalled, one by one.",
            check_can_submit,
            _submit,
        ),
    )
}


def run(
    act: Act, ids: Sequence[int], said: Said, *, by: Any, at: datetime, seconds: float
) -> list[Result]:
    """Do an act to each of these articles, in this order, and return what became of each.

    After so many seconds the rest is left. One that is gone meanwhile is left out.
    """
    until = time.monotonic() + seconds
    articles = Article.objects.in_bulk(list(ids))
    return [
        Result(articles[each], LEFT)
        if time.monotonic() > until
        else _one(act, articles[each], said, by=by, at=at)
        for each in dict.fromkeys(ids)
        if each in articles
    ]


def _one(act: Act, article: Article, said: Said, *, by: Any, at: datetime) -> Result:
    try:
        return Result(article, DONE if act.do(article, said, by, at) else UNCHANGED)
    except Blocked as refusal:
        told = [f"{each.id}: {each.message}" for each in refusal.findings[:_MOST_TOLD]]
        more = len(refusal.findings) - len(told)
        rest = [f"and {more} more"] if more else []
        return Result(article, REFUSED, " ".join([*told, *rest]))
    except (NotAllowed, Stale, Closed, Unfit) as refusal:
        return Result(article, REFUSED, str(refusal))
