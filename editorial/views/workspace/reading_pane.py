"""What is under review as each audience will read it, with what changed marked in place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from articles import audiences
from articles.changes.marked import marked
from articles.changes.wordings import Piece, words
from articles.content import Content
from articles.publishing.rendering import page_view, sources_view
from articles.publishing.rendering.standing import Standing
from editorial.remembering import remembered
from editorial.views.workspace import shown

SOURCE = "source"
TABS = (*((each.code, each.name) for each in audiences.AUDIENCES), (SOURCE, "Source"))
CODES = tuple(code for code, _ in TABS)
_PARTS = (("headline", "Headline"), ("short_answer", "Short answer"), ("body", "Body"))


@dataclass(frozen=True)
class Frozen:
    """A frozen content with the digest that it is known by."""

    digest: str
    content: Content


@dataclass(frozen=True)
class SourcePart:
    """One part of one text in the dialect, with what changed in it."""

    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Pane:
    """One tab's words, ready for the template."""

    tab: str
    is_marked: bool
    """Whether what changed is marked; without it the page is exactly the reader's."""
    fragment: Mapping[str, Any] = field(default_factory=dict)
    text: Mapping[str, str] = field(default_factory=dict)
    references: list[dict[str, Any]] = field(default_factory=list)
    references_gone: list[str] = field(default_factory=list)
    text_note: str = ""
    is_new_text: bool = False
    source: list[SourcePart] = field(default_factory=list)
    trouble: str = ""

    @property
    def audience(self) -> audiences.Audience | None:
        """For whom the words are; None for the source."""
        return None if self.tab == SOURCE else audiences.get(self.tab)


def tab_of(asked: str) -> str:
    """Return the tab that was asked for, or the first."""
    return asked if asked in CODES else CODES[0]


def pane(tab: str, now: Frozen, before: Frozen | None, standing: Standing, *, mark: bool) -> Pane:
    """Return one tab's words; `before` is what the changes are marked against."""
    before = before if mark else None
    if tab == SOURCE:
        parts = _source(before.content if before else None, now.content)
        return Pane(tab, mark, source=parts)
    try:
        fragment = _fragment(now, tab)
    except shown.CannotShow as trouble:
        return Pane(tab, mark, trouble=str(trouble))
    earlier = _earlier(before, tab)
    references = sources_view.references(fragment["references"], standing)
    gone: list[str] = []
    if before is not None and earlier is not None:
        fragment = _marked(before, now, tab, earlier, fragment)
        references, gone = _references_marked(earlier, fragment, references)
    return Pane(
        tab,
        mark,
        fragment=fragment,
        text=page_view.cards_first(fragment["body"]),
        references=references,
        references_gone=gone,
        text_note=page_view.text_note(tab, fragment["text_audience"]),
        is_new_text=before is not None and earlier is None,
    )


def _fragment(frozen: Frozen, audience: str) -> dict[str, Any]:
    return remembered(
        "fragment",
        frozen.digest,
        audience,
        make=lambda: dict(shown.fragment_of(frozen.content, audience)),
    )


def _earlier(before: Frozen | None, audience: str) -> dict[str, Any] | None:
    if before is None or before.content.text_serving(audience) is None:
        return None
    try:
        return _fragment(before, audience)
    except shown.CannotShow:
        return None


def _marked(
    before: Frozen, now: Frozen, audience: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the fragment with what changed marked in its headline, short answer and body."""

    def mark() -> dict[str, Any]:
        keys = {"before_keys": _keys(old), "after_keys": _keys(new)}
        return {
            "headline_pieces": words(old["headline"], new["headline"]),
            "short_answer": marked(old["short_answer"], new["short_answer"], **keys),
            "body": marked(old["body"], new["body"], **keys),
        }

    changed = remembered("marked", before.digest, now.digest, audience, make=mark)
    return {**new, **changed}


def _keys(fragment: Mapping[str, Any]) -> list[str]:
    """Return the keys of the sources in the order of their numbers."""
    return [entry["key"] for entry in fragment["references"]]


def _references_marked(
    old: Mapping[str, Any], new: Mapping[str, Any], shown_now: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the list of references with what changed marked, and those that are gone."""
    before = {entry["key"]: entry for entry in old["references"]}
    marked_now = []
    for entry, line in zip(new["references"], shown_now, strict=True):
        was = before.pop(entry["key"], None)
        state = "new" if was is None else "changed" if was["html"] != entry["html"] else ""
        pieces = words(was["text"], entry["text"]) if was and state else ()
        marked_now.append({**line, "state": state, "pieces": pieces})
    return marked_now, [entry["text"] for entry in before.values()]


def _source(before: Content | None, now: Content) -> list[SourcePart]:
    parts = []
    for audience in audiences.AUDIENCES:
        old = before.text_for(audience.code) if before else None
        new = now.text_for(audience.code)
        if old is None and new is None:
            continue
        for name, title in _PARTS:
            then, here = getattr(old, name, ""), getattr(new, name, "")
            then = then if before else here
            parts.append(SourcePart(f"{audience.name}: {title.lower()}", words(then, here)))
    return parts
