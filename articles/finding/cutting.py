"""Cut an audience's page into the sections that can be found: its answer, its parts, its claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.finding.asks import asks_of
from articles.finding.boilerplate import prose
from articles.finding.page_parts import Part, parts
from articles.finding.section import Section, SectionKind
from articles.finding.words import stems

LONGEST_STEMS = 6000
"""Stems of one section that are looked at."""


@dataclass(frozen=True)
class _Page:
    language: str
    question: str
    title_stems: str
    sources: Mapping[int, tuple[int, str, str]]
    terms: tuple[tuple[str, str], ...]
    """Stems of a technical word, and of its plain wording."""


def cut(fragment: Mapping[str, Any], question: str, language: str) -> list[Section]:
    """Return the sections of a page in reading order; the claims of each part follow it.

    `fragment` is what rendering.fragment makes; `language` is without its country.
    """
    terms = _in_stems(_terms(fragment), language)
    page = _Page(
        language,
        question,
        title_stems=_title(f"{question} {fragment['headline']}", terms, language),
        sources={
            r["number"]: (r["number"], r["text"], r["url"] or _at_doi(r["doi"]))
            for r in fragment["references"]
        },
        terms=terms,
    )
    found: list[Section] = []
    claims = {claim["id"]: claim for claim in fragment["claims"]}
    for at, part in enumerate([*parts(fragment["short_answer"]), *parts(fragment["body"])]):
        kind: SectionKind = "section" if at else "answer"
        if part.text:
            found.append(_section(page, kind, part, part.text, part.anchor, part.cites))
        found += [
            _section(page, "claim", part, claims[id]["words"], f"claim-{id}", claims[id]["numbers"])
            for id in part.claims
            if id in claims
        ]
    return found


def section_of(
    *,
    anchor: str,
    title: str,
    heading: str,
    text: str,
    language: str,
    terms: Iterable[tuple[str, str]] = (),
) -> Section:
    """Return a section made of words alone; each term is a word with another wording of it."""
    known = _in_stems(terms, language)
    page = _Page(language, title, _title(title, known, language), {}, known)
    return _section(page, "section", Part(heading, anchor), text, anchor, ())


def _section(
    page: _Page, kind: SectionKind, part: Part, text: str, anchor: str, cites: Iterable[int]
) -> Section:
    body = stems(text, page.language)[:LONGEST_STEMS]
    heading = stems(part.heading, page.language)
    # "Symptoms of a hereditary disease" asks for symptoms: what it is about is no ask.
    asked = part.heading.casefold().replace(page.question.casefold(), "") or (
        page.question if kind == "answer" else ""
    )
    return Section(
        kind=kind,
        anchor=anchor,
        heading=part.heading,
        text=text,
        citations=tuple(page.sources[number] for number in cites if number in page.sources),
        asks=asks_of(asked) if page.language == "en" else (),
        title_stems=page.title_stems,
        heading_stems=" ".join(heading),
        stems=" ".join([*body, *_other_words(body, page.terms)]),
        length=len(body),
        prose=prose(text),
    )


def _other_words(body: Sequence[str], terms: Iterable[tuple[str, str]]) -> list[str]:
    said = f" {' '.join(body)} "
    found: list[str] = []
    for word, plain in terms:
        if word and plain:
            found += plain.split() if f" {word} " in said else []
            found += word.split() if f" {plain} " in said else []
    return found


def _title(title: str, terms: Iterable[tuple[str, str]], language: str) -> str:
    said = stems(title, language)
    return " ".join(dict.fromkeys([*said, *_other_words(said, terms)]))


def _in_stems(terms: Iterable[tuple[str, str]], language: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (" ".join(stems(word, language)), " ".join(stems(plain, language))) for word, plain in terms
    )


def _terms(fragment: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for term in [*fragment["terms"], *fragment["replaced"]]:
        yield term["word"], term["plain"]


def _at_doi(doi: str) -> str:
    return f"https://doi.org/{doi}" if doi else ""
