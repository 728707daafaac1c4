"""What changed between two texts, word by word, as pieces that a template marks and escapes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles import audiences
from articles.draft import Draft

_WORDS = re.compile(r"\S+\s*|\s+")
# Comparing word by word takes the square of the words: beyond this a passage is shown whole.
MOST_WORDS = 1500


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed, went or came."""

    kind: str
    """"same", "gone" or "new"."""
    text: str


@dataclass(frozen=True)
class Change:
    """A part of an article that is not as it was."""

    title: str
    pieces: tuple[Piece, ...]


def words(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces that lead from one text to the other: first by lines, then by words."""
    pieces: list[Piece] = []
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        gone, came = "".join(old[a:b]), "".join(new[c:d])
        pieces += [Piece("same", gone)] if tag == "equal" else _by_words(gone, came)
    return tuple(_joined(pieces))


def changes(before: Draft, after: Draft) -> list[Change]:
    """Return every part of a draft that differs, in the order of the edit page."""
    found = [
        Change(title, words(_field(before, name), _field(after, name)))
        for title, name in (
            ("Question", "question"),
            ("Topics", "topics"),
            ("Region", "region"),
            ("Language", "language"),
            ("Next review due", "next_review_on"),
            ("Authors", "authors"),
            ("Use of AI", "ai_use"),
        )
        if getattr(before, name) != getattr(after, name)
    ]
    for audience in audiences.AUDIENCES:
        old, new = _text(before, audience.code), _text(after, audience.code)
        for name in ("headline", "short_answer", "body"):
            if old[name] != new[name]:
                title = f"{audience.name}: {name.replace('_', ' ')}"
                found.append(Change(title, words(old[name], new[name])))
    if sorted(before.evidence, key=str) != sorted(after.evidence, key=str):
        found.append(Change("Words relied on", words(_evidence(before), _evidence(after))))
    return found


def _by_words(before: str, after: str) -> list[Piece]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if not old or not new or len(old) > MOST_WORDS or len(new) > MOST_WORDS:
        return [Piece("gone", before), Piece("new", after)]
    pieces = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
        else:
            pieces += [Piece("gone", "".join(old[a:b])), Piece("new", "".join(new[c:d]))]
    return pieces


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    kind, text = "", ""
    for piece in pieces:
        if not piece.text:
            continue
        if piece.kind != kind and text:
            yield Piece(kind, text)
            text = ""
        kind, text = piece.kind, text + piece.text
    if text:
        yield Piece(kind, text)


def _field(draft: Draft, name: str) -> str:
    value = getattr(draft, name)
    if name == "authors":
        return "\n".join(f"{author.name}, {author.role}".rstrip(", ") for author in value)
    if name == "ai_use":
        return "\n".join(part for part in (value.kind, value.tool, value.note) if part)
    return ", ".join(value) if isinstance(value, tuple) else value


def _text(draft: Draft, audience: str) -> dict[str, str]:
    found = next((text for text in draft.texts if text.audience == audience), None)
    names = ("headline", "short_answer", "body")
    return {name: getattr(found, name) if found else "" for name in names}


def _evidence(draft: Draft) -> str:
    return "\n".join(
        sorted(
            f"{e.claim} ← {e.reference} ({e.stance}) {e.locator} “{e.quote}”"
            for e in draft.evidence
        )
    )
