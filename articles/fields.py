"""What a draft's fields may hold at all: refused at the door, before anything is stored."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from articles import audiences
from articles.draft import Draft
from articles.markup.scan import scan

# Characters. A real article has some 6,000; the cap is for accidents, not for style.
MAX_BODY = 200_000
MAX_SHORT = 4_000


class Unfit(ValueError):
    """A field that cannot be stored; the message names place, trouble and cure."""


# Control and bidirectional characters have no business in one line that goes into headings,
# subjects and addresses (invariant 24). In running text the checks look at them.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
# Variables of CSL that are running text.
_RUNNING = frozenset({"abstract", "annote", "note"})
_LOST = "\ufffd"
_SLUG = re.compile(r"[a-zA-Z0-9_-]+")


def check_fields(draft: Draft) -> None:
    """Raise Unfit when a field holds what cannot be stored, naming field and place."""
    _check_texts(draft)
    for name, value, most in _lines(draft):
        check_line(name, value, most)
    if not draft.question.strip():
        raise Unfit("Question: it is empty. Ask the one question that the article answers.")
    for name, slug, most in [
        ("Address", draft.slug, 120),
        *(("Topic", t, 80) for t in draft.topics),
    ]:
        if not _SLUG.fullmatch(slug) or len(slug) > most:
            raise Unfit(
                f"{name} “{slug[:40]}”: use up to {most} letters from a to z, digits and hyphens."
            )


def _lines(draft: Draft) -> Iterator[tuple[str, str, int]]:
    """Yield each one-line field with the characters that its column holds."""
    yield "Question", draft.question, 300
    yield "Region", draft.region, 20
    yield "Language", draft.language, 15
    yield "Tool", draft.ai_use.tool, 200
    for text in draft.texts:
        yield f"Headline for {audiences.get(text.audience).name.lower()}", text.headline, 300
    for author in draft.authors:
        yield "Author", author.name, 200
        yield "Author's role", author.role, 200
    for noted in draft.evidence:
        yield f"Place in {noted.reference}", noted.locator, 200
    for text in draft.texts:
        for source in (text.short_answer, text.body):
            for citation in scan(source).citations:
                for item in citation.items:
                    yield f"Place in {item.key}", item.locator, 200
    for reference in draft.references:
        for name, value in _strings(reference.csl):
            yield f"{name.capitalize()} of {reference.key}", value, MAX_SHORT


def _strings(csl: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a CSL record with the name of its variable, running texts apart."""
    if isinstance(csl, str):
        yield name, csl
    elif isinstance(csl, Mapping):
        for key, value in csl.items():
            if key not in _RUNNING:
                yield from _strings(value, name or key)
    elif isinstance(csl, Sequence):
        for value in csl:
            yield from _strings(value, name)


def check_line(name: str, value: str, most: int) -> None:
    """Raise Unfit when a value is no single line of at most so many characters."""
    for place, character in enumerate(value, 1):
        if unicodedata.category(character) in {"Cc", "Cs"} or character in _BIDI:
            raise Unfit(
                f"{name}: character {place} is U+{ord(character):04X}, which cannot be seen "
                "and can change what is read. Delete it and type the text again."
            )
    if len(value) > most:
        raise Unfit(f"{name}: it has {len(value)} characters, and {most} are room for. Shorten it.")


def check_running(name: str, value: str, most: int) -> None:
    """Raise Unfit when a running text cannot be stored, or has more than so many characters."""
    _check_storable(name, value)
    if len(value) > most:
        raise Unfit(
            f"{name}: it has {len(value):,} characters, and {most:,} are room for. Shorten it."
        )


def _check_storable(name: str, value: str) -> None:
    if "\x00" in value or any(0xD800 <= ord(c) <= 0xDFFF for c in value):
        raise Unfit(
            f"{name}: it holds a character that cannot be stored (NUL or half a character). "
            "Paste the text again as plain text."
        )
    if (place := value.find(_LOST)) >= 0:
        before = value[max(0, place - 30) : place].rpartition("\n")[2]
        raise Unfit(
            f"{name}: after “{before}” a character was lost and became {_LOST}. Look it up in the "
            "original and type it again: it may have been part of a number or unit."
        )


def _check_texts(draft: Draft) -> None:
    _check_storable("Note on the use of AI", draft.ai_use.note)
    for noted in draft.evidence:
        _check_storable(f"Words relied on from {noted.reference}", noted.quote)
    seen = set()
    for text in draft.texts:
        name = f"Text for {text.audience}"
        if text.audience in seen:
            raise Unfit(f"{name}: there are two. Keep one, or name another audience.")
        seen.add(text.audience)
        _check_storable(name, text.body + text.short_answer)
        if len(text.short_answer) > MAX_SHORT:
            raise Unfit(
                f"{name}: its short answer is longer than {MAX_SHORT:,} characters. One or two "
                "sentences answer a question."
            )
        if len(text.body) > MAX_BODY:
            raise Unfit(
                f"{name}: it is longer than {MAX_BODY:,} characters. Split the article, one "
                "question each."
            )
