"""The slow half of a rendering: one audience's words as HTML, whatever the page's standing."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from articles.content import Content, Reference
from articles.markup.arranging import LEVEL_WORDS
from articles.markup.html import inline_to_html, to_html
from articles.markup.numbering import Numbering
from articles.markup.plain import plain
from articles.publishing.rendering.outline import Outline, outline
from articles.publishing.rendering.relied_on import relied_on
from articles.publishing.rendering.sanitise import sanitise
from articles.publishing.rendering.words import words_in
from articles.terms.choosing import occurring, words_of
from articles.terms.serving import serve
from references.formatting import STYLES, html_in, text_in

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_BEFORE_CITE = re.compile(r'(?<!\s)\s*(?=<sup class="cite">)')


class NoText(ValueError):
    """The article has no text that this audience could read."""


def render_fragment(
    content_json: Mapping[str, Any],
    audience: str,
    style: str = "ama",
    lines: Mapping[str, Mapping[str, str]] | None = None,
) -> dict[str, Any]:
    """Return an article's words for one audience as JSON values; see the keys below.

    References are printed in one of references.formatting's styles, but for those that `lines`
    has, by key, as another style prints them: as "html" with i and a, and as "text".

    Takes and gives plain JSON so that it can run in a process that is killed when hostile text
    makes it slow. Raises NoText, sanitise.GatesDisagree, or pydantic.ValidationError.
    """
    content = Content.from_json(content_json)
    served = serve(content, audience)
    if served is None:
        raise NoText(f"There is no text that {audience} could read. Add one.")
    numbering = Numbering()
    _ = words_in(content.language)
    levels = {kind: _(words) for kind, words in LEVEL_WORDS.items()}
    known = frozenset(reference.key for reference in content.references)
    text, short_source, body_source = served.text, served.short_answer.source, served.body.source
    short_answer = sanitise(inline_to_html(short_source, numbering=numbering, known_keys=known))
    body = sanitise(to_html(body_source, numbering=numbering, known_keys=known, level_words=levels))
    short_answer, body = _tie_citations(short_answer), _tie_citations(body)
    seen = outline(short_answer + body)
    numbers = {key: number for number, key in enumerate(numbering.keys, start=1)}
    return {
        "audience": audience,
        "text_audience": text.audience,
        "headline": text.headline,
        "summary": " ".join(plain(short_source).split()),
        "short_answer": short_answer,
        "body": body,
        "contents": [
            {"level": h.level, "id": h.id, "text": h.text} for h in seen.headings if h.level < 4
        ],
        "references": [
            _reference(
                reference,
                numbers[reference.key],
                seen,
                content,
                (lines or {}).get(reference.key) or _line(reference, style),
            )
            for key in numbering.keys
            if (reference := content.reference(key))
        ],
        "claims": _claims(content, seen, numbers),
        "terms": _terms(content, audience, words_of(content, audience)),
        "replaced": [{"word": r.word, "plain": r.plain} for r in served.replaced],
        "has_cards": seen.has_cards,
    }


def _tie_citations(html: str) -> str:
    """Keep each number with its words, a thin space between: "5" and "3" must not make 5³."""
    return _BEFORE_CITE.sub("\u202f", html)


def _line(reference: Reference, style: str) -> dict[str, str]:
    own = style if style in STYLES else "ama"
    return {
        "html": html_in(own, reference.csl, reference.kind),
        "text": text_in(own, reference.csl, reference.kind),
    }


def _reference(
    reference: Reference, number: int, seen: Outline, content: Content, line: Mapping[str, str]
) -> dict[str, Any]:
    csl = reference.csl
    return {
        "number": number,
        "key": reference.key,
        "language": _language_of(reference, content),
        "kind": reference.kind,
        "html": sanitise(line["html"]),
        "text": line["text"],
        "url": str(csl.get("URL", "")),
        "doi": str(csl.get("DOI", "")),
        "pmid": str(csl.get("PMID", "")),
        "backlinks": list(seen.cites.get(number, ())),
        "relied_on": _relied_on(content, reference.key, seen),
    }


def _language_of(reference: Reference, content: Content) -> str:
    """Return the tag of a source's language where it is known to be another than the text's."""
    tag = str(reference.csl.get("language", ""))
    is_tag = _LANGUAGE_TAG.fullmatch(tag) is not None
    return tag if is_tag and tag.casefold()[:2] != content.language.casefold()[:2] else ""


def _relied_on(content: Content, key: str, seen: Outline) -> list[dict[str, Any]]:
    """Return what a source says of each claim that is shown and rests on it, in reading order."""
    shown = [(content.claim(id), words) for id, words in seen.claims.items()]
    return [
        {**asdict(said), "words": words}
        for claim, words in shown
        if claim is not None
        for said in relied_on(claim, key, content.language)
    ]


def _claims(content: Content, seen: Outline, numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    shown = [(content.claim(id), words) for id, words in seen.claims.items()]
    return [
        {
            "id": claim.id,
            "certainty": claim.certainty,
            "kind": claim.kind,
            "words": words,
            "keys": [c.reference for c in claim.citations if c.reference in numbers],
            "numbers": sorted(
                numbers[c.reference] for c in claim.citations if c.reference in numbers
            ),
        }
        for claim, words in shown
        if claim is not None
    ]


def _terms(content: Content, audience: str, words: str) -> list[dict[str, str]]:
    own = [term for term in content.terms if term.audience == audience]
    return [
        {
            "word": term.word,
            "plain": term.plain,
            "definition": term.definition,
            "credit": term.credit,
        }
        for term in occurring(own, words)
    ]
