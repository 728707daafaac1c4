"""Contents of every shape for property tests, and every way to change one thing in them."""

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from articles import audiences
from articles.content import Content
from references.kinds import WORDS

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
keys = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_:.-]{0,5}", fullmatch=True)
ids = st.from_regex(r"[a-z][a-z0-9-]{0,5}", fullmatch=True)
codes = st.sampled_from(audiences.CODES)
days = st.dates().map(lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}")

ARTICLE_KINDS = ["symptom", "treatment"]
PARTS = ["harms", "care-cards"]

# What a field with a fixed choice may hold; every other text takes any words.
CHOICES = {
    "audience": list(audiences.CODES),
    "kind": ["dose", "other"],
    "certainty": ["high", "low"],
    "stance": ["supports", "contradicts"],
    "later": ["word", "plain"],
}


def record(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(fields)


def several(item: st.SearchStrategy[Any], by: str | None = None) -> st.SearchStrategy[list[Any]]:
    return st.lists(item, max_size=2, unique_by=(lambda each: each[by]) if by else None)


_citation = record(
    reference=keys, locator=words, quote=words, stance=st.sampled_from(CHOICES["stance"])
)
_claim = record(
    id=ids,
    kind=st.sampled_from(CHOICES["kind"]),
    certainty=st.sampled_from(CHOICES["certainty"]),
    wordings=several(record(audience=codes, words=words)),
    was=st.lists(ids, max_size=2),
    left_out=several(record(audience=codes, reason=words)),
    citations=several(_citation, by="reference"),
)
_csl = record(
    title=words, author=several(record(family=words, given=words)), volume=st.integers(0, 999)
)
shapes: st.SearchStrategy[dict[str, Any]] = record(
    format=st.just(1),
    slug=ids,
    kind=st.sampled_from(ARTICLE_KINDS),
    language=words,
    question=words,
    topics=st.lists(ids, max_size=2, unique=True),
    region=words,
    ai_use=record(kind=st.sampled_from(["none", "drafted"]), tool=words, note=words),
    next_review_on=days,
    authors=several(record(name=words, role=words)),
    not_applicable=several(record(what=st.sampled_from(PARTS), reason=words), by="what"),
    texts=several(
        record(audience=codes, headline=words, short_answer=words, body=words), by="audience"
    ),
    claims=several(_claim, by="id"),
    references=several(record(key=keys, kind=st.sampled_from(sorted(WORDS)), csl=_csl), by="key"),
    terms=several(
        record(
            word=words,
            audience=codes,
            plain=words,
            definition=words,
            later=st.sampled_from(CHOICES["later"]),
            credit=words,
        )
    ),
    disclaimers=several(
        record(
            audience=codes,
            state=words,
            number=st.integers(1, 99),
            text=words,
            language=st.sampled_from(["", "de"]),
        )
    ),
    waivers=several(record(id=words, quote=words, reason=words, by=words)),
)
contents = shapes.map(Content.from_json)


def changes(shape: Any) -> Iterator[tuple[str, Any]]:
    """Yield, for every single place in a content's JSON, its name and a copy changed there."""
    for place, value in _places(shape):
        for changed in _other_values(place[-1], value, in_choice=_choice_of(place)):
            copied = copy.deepcopy(shape)
            _put(copied, place, changed)
            yield ".".join(map(str, place)), copied
        if isinstance(place[-1], int):
            shorter = copy.deepcopy(shape)
            _take_out(shorter, place)
            yield "without " + ".".join(map(str, place)), shorter


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for name, each in items:
        yield (*path, name), each
        yield from _places(each, (*path, name))


def _choice_of(place: tuple[Any, ...]) -> list[str] | None:
    name = place[-1]
    if place == ("kind",):
        return ARTICLE_KINDS
    if place[0] == "not_applicable" and name == "what":
        return PARTS
    if "was" in place or place[0] == "waivers":
        return None
    if place[0] == "ai_use" and name == "kind":
        return ["none", "drafted"]
    if place[0] == "references" and name == "kind":
        return sorted(WORDS)[:2]
    return None if "csl" in place else CHOICES.get(str(name))


def _other_values(name: Any, value: Any, in_choice: list[str] | None) -> list[Any]:
    if isinstance(value, dict | list) or name == "format":
        return []
    if in_choice:
        return [choice for choice in in_choice if choice != value][:1]
    if isinstance(value, int):
        return [value + 1]
    if name == "next_review_on":
        return ["2031-01-01" if value != "2031-01-01" else ""]
    if name in ("slug", "id", "key", "reference") or isinstance(name, int):
        return [value + "x"]
    return [value + " ", "\u200b" + value, value + "\n"]


def _put(shape: Any, place: tuple[Any, ...], value: Any) -> None:
    for name in place[:-1]:
        shape = shape[name]
    shape[place[-1]] = value


def _take_out(shape: Any, place: tuple[Any, ...]) -> None:
    for name in place[:-1]:
        shape = shape[name]
    del shape[place[-1]]
