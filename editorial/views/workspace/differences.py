"""What changed between two drafts, field by field, as the edit page has them."""

from dataclasses import dataclass

from articles import audiences
from articles.changes.wordings import Piece, words
from articles.draft import Draft
from articles.restoring import fields


@dataclass(frozen=True)
class Change:
    """A part of an article that is not as it was."""

    title: str
    pieces: tuple[Piece, ...]


def changes(before: Draft, after: Draft) -> list[Change]:
    """Return every part of a draft that differs, in the order of the edit page."""
    found = [Change(part.title, words(part.before, part.after)) for part in fields(before, after)]
    for audience in audiences.AUDIENCES:
        old, new = _text(before, audience.code), _text(after, audience.code)
        for name in ("headline", "short_answer", "body"):
            if old[name] != new[name]:
                title = f"{audience.name}: {name.replace('_', ' ')}"
                found.append(Change(title, words(old[name], new[name])))
    if sorted(before.evidence, key=str) != sorted(after.evidence, key=str):
        found.append(Change("Words relied on", words(_evidence(before), _evidence(after))))
    return found


def _text(draft: Draft, audience: str) -> dict[str, str]:
    found = draft.text_for(audience)
    names = ("headline", "short_answer", "body")
    return {name: getattr(found, name) if found else "" for name in names}


def _evidence(draft: Draft) -> str:
    return "\n".join(
        sorted(
            f"{e.claim} ← {e.reference} ({e.stance}) {e.locator} “{e.quote}”"
            for e in draft.evidence
        )
    )
