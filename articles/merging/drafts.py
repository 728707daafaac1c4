"""Two drafts that were written from one, put together as one draft."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar, cast

from articles import audiences
from articles.content import AudienceCode, Author, Reference, Text
from articles.draft import Draft, in_words
from articles.merging.conflict import Conflict
from articles.merging.texts import Part, merge_texts, text_of, whole
from articles.merging.three_way import stretches
from articles.merging.touched import changed_claims

Choices = Mapping[str, str]
V = TypeVar("V")
_PARTS = ("headline", "short_answer", "body")
_PLAIN = ("question", "kind", "region", "language", "next_review_on")


@dataclass(frozen=True)
class Either:
    """A value that is taken whole: settled, or one of two."""

    mine: Any
    theirs: Any
    conflict: Conflict | None = None

    def value(self, choices: Choices) -> Any:
        """Return the value that is chosen. Raises Undecided where none is."""
        if self.conflict is None:
            return self.mine
        choice = choices.get(self.conflict.key)
        self.conflict.settled(choice)
        return self.mine if choice == "mine" else self.theirs


@dataclass(frozen=True)
class Merged:
    """Both drafts together, with what is still to be chosen."""

    theirs: Draft
    fields: Mapping[str, Either]
    rows: Mapping[str, tuple[Either, ...]]
    """Fields of several rows, each row for itself; None stands for a row that is gone."""
    texts: Mapping[str, tuple[Part, ...]]
    """By audience and part, as the form names them: "text-patient-body"."""
    twice: tuple[str, ...]
    """Claims that both changed: their texts may disagree where no words are in conflict."""

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What is still to be chosen, in the order of the edit page, each once."""
        found = chain(
            (each.conflict for each in self.fields.values()),
            (part.conflict for parts in self.texts.values() for part in parts),
            (each.conflict for rows in self.rows.values() for each in rows),
        )
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def draft(self, choices: Choices) -> Draft:
        """Return the draft with each conflict settled. Raises Undecided where one is not."""
        rows = {
            name: tuple(row for each in rows if (row := each.value(choices)) is not None)
            for name, rows in self.rows.items()
        }
        fields = {name: each.value(choices) for name, each in self.fields.items()}
        return self.theirs.model_copy(
            update={**fields, **rows, "texts": tuple(self._texts(choices))}
        )

    def _texts(self, choices: Choices) -> Iterator[Text]:
        def choose(conflict: Conflict) -> str:
            return conflict.settled(choices.get(conflict.key))

        for audience in audiences.CODES:
            words = {p: text_of(self.texts[f"text-{audience}-{p}"], choose) for p in _PARTS}
            if any(each.strip() for each in words.values()):
                yield Text(audience=cast(AudienceCode, audience), **words)


def merge(base: Draft, mine: Draft, theirs: Draft) -> Merged:
    """Return what two people made of one draft, put together.

    The address is theirs, which is saved. A source that one of them listed is listed.
    """
    drafts = (base, mine, theirs)
    return Merged(
        theirs=theirs,
        fields={
            **{name: _either(name, *(getattr(d, name) for d in drafts)) for name in _PLAIN},
            "topics": _settled(_together(*(d.topics for d in drafts))),
            "ai_use": _either("ai_use", *(d.ai_use for d in drafts)),
            "authors": _authors(*(d.authors for d in drafts)),
            "references": _settled(_references(*drafts)),
        },
        rows={
            "not_applicable": _rows(
                "not_applicable", lambda row: row.what, *(d.not_applicable for d in drafts)
            ),
            "evidence": _rows(
                "evidence", lambda row: (row.claim, row.reference), *(d.evidence for d in drafts)
            ),
        },
        texts=dict(chain.from_iterable(_texts(a, *drafts) for a in audiences.CODES)),
        twice=tuple(sorted(changed_claims(base, mine) & changed_claims(base, theirs))),
    )


def _settled(value: Any) -> Either:
    return Either(value, value)


def _either(place: str, base: Any, mine: Any, theirs: Any) -> Either:
    if mine in (theirs, base):
        return _settled(theirs)
    if theirs == base:
        return _settled(mine)
    return Either(mine, theirs, Conflict(place, *map(in_words, (base, mine, theirs))))


def _rows(
    place: str,
    key: Callable[[Any], Hashable],
    base: Iterable[Any],
    mine: Iterable[Any],
    theirs: Iterable[Any],
) -> tuple[Either, ...]:
    was, ours, others = ({key(row): row for row in rows} for rows in (base, mine, theirs))
    return tuple(
        _either(place, was.get(each), ours.get(each), others.get(each))
        for each in dict.fromkeys([*others, *ours])
    )


def _authors(
    base: tuple[Author, ...], mine: tuple[Author, ...], theirs: tuple[Author, ...]
) -> Either:
    found: list[Author] = []
    for each in stretches(base, mine, theirs):
        if each.base != each.mine != each.theirs != each.base:
            return _either("authors", base, mine, theirs)
        found += each.theirs if each.mine == each.base else each.mine
    return _settled(tuple(dict.fromkeys(found)))


def _together(base: Iterable[V], mine: Iterable[V], theirs: Iterable[V]) -> tuple[V, ...]:
    """Return what nobody took away and what somebody added, in their order and then in mine."""
    was, ours, others = set(base), dict.fromkeys(mine), dict.fromkeys(theirs)
    return (
        *(each for each in others if each in ours or each not in was),
        *(each for each in ours if each not in others and each not in was),
    )


def _references(base: Draft, mine: Draft, theirs: Draft) -> tuple[Reference, ...]:
    # Records are shared with other articles: the newest is the one that was saved.
    rows = {row.key: row for row in (*mine.references, *theirs.references)}
    keys = _together(*([row.key for row in draft.references] for draft in (base, mine, theirs)))
    return tuple(rows[key] for key in keys)


def _texts(
    audience: str, base: Draft, mine: Draft, theirs: Draft
) -> Iterator[tuple[str, tuple[Part, ...]]]:
    was, ours, others = (_words(draft, audience) for draft in (base, mine, theirs))
    # Who takes a text away while another goes on writing it must not take half of it.
    is_gone = any(was) and any(ours) != any(others) and was not in (ours, others)
    for part, *texts in zip(_PARTS, was, ours, others, strict=True):
        place = f"text-{audience}-{part}"
        if (is_gone and texts[1] != texts[2]) or (part == "headline" and len({*texts}) == 3):
            yield place, (whole(place, *texts),)
        else:
            yield place, merge_texts(place, *texts)


def _words(draft: Draft, audience: str) -> tuple[str, str, str]:
    found = draft.text_for(audience)
    return (found.headline, found.short_answer, found.body) if found else ("", "", "")
