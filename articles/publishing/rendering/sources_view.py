"""How sure each claim is and what it rests on, as the page's template is given it."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from articles.languages import FIRST
from articles.publishing.rendering import labels, source_marks
from articles.publishing.rendering.records import SourceMark
from articles.publishing.rendering.standing import Standing
from articles.publishing.rendering.words import Words, words_in

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DEGREES = ("high", "moderate", "low", "very-low", "not-rated")


def certainty(
    claims: Iterable[Mapping[str, Any]],
    audience: str,
    standing: Standing,
    language: str = FIRST.tag,
) -> list[dict[str, Any]]:
    """Return the claims of a text by how certain they are, surest first."""
    words, _ = labels.certainty(audience, language), words_in(language)
    groups = []
    for degree in _DEGREES:
        of_degree = [
            {
                **claim,
                "doubt": _doubt(claim["id"], standing, language),
                "sources": _sources(claim["numbers"], _),
            }
            for claim in claims
            if claim["certainty"] == degree
        ]
        if of_degree:
            n = len(of_degree)
            count = _.plural("{count} statement", "{count} statements", n).format(count=n)
            groups.append(
                {
                    "code": degree,
                    "word": words[degree],
                    "means": labels.certainty_means(degree, language),
                    "count": count,
                    "claims": of_degree,
                }
            )
    return groups


def doubted(html: str, standing: Standing, language: str) -> str:
    """Return a text in which each claim that rests on a source in doubt says so where it stands."""
    for id in sorted(standing.in_doubt):
        claim = f'<span class="claim" id="claim-{id}">'
        word = escape(_doubt(id, standing, language))
        mark = f'<strong class="doubtful" id="doubt-{id}" data-part="doubt">{word}</strong> '
        html = html.replace(claim, claim + mark, 1)
    return html


def _doubt(claim: str, standing: Standing, language: str) -> str:
    if claim not in standing.in_doubt:
        return ""
    return source_marks.before_a_claim(is_supported=claim in standing.supported, language=language)


def _sources(numbers: list[int], _: Words) -> str:
    listed = ", ".join(str(number) for number in numbers)
    return _.plural("(reference {numbers})", "(references {numbers})", len(numbers)).format(
        numbers=listed
    )


def references(
    entries: Iterable[Mapping[str, Any]], standing: Standing, language: str = FIRST.tag
) -> list[dict[str, Any]]:
    """Return the list of references with their kinds, links and ways back in words."""
    return [
        {
            "number": str(entry["number"]),
            "html": entry["html"],
            "language": entry["language"],
            "kind": labels.reference_kind(entry["kind"], language),
            "links": _links(entry, words_in(language)),
            "backlinks": [
                {"id": id, "letter": _letter(n, len(entry["backlinks"]))}
                for n, id in enumerate(entry["backlinks"])
            ],
            **_mark(standing.mark_of(entry["key"]), language),
            "relied_on": entry["relied_on"],
        }
        for entry in entries
    ]


def _mark(mark: SourceMark | None, language: str) -> dict[str, str]:
    """Return what is said of a source that fell, whether or not the board stands by its claims."""
    if mark is None:
        return {"problem": "", "since": "", "notice": ""}
    return {
        "problem": source_marks.before_a_reference(mark, language),
        "since": source_marks.below_a_reference(mark, language),
        "notice": mark.notice,
    }


def _letter(n: int, of: int) -> str:
    if of == 1:
        return ""
    return _LETTERS[n] if n < len(_LETTERS) else str(n + 1)


def _links(entry: Mapping[str, Any], _: Words) -> list[dict[str, str]]:
    """Return where the source can be opened, beyond the links its own words already have."""
    links = []
    if entry["pmid"]:
        url = f"https://pubmed.ncbi.nlm.nih.gov/{entry['pmid']}/"
        links.append({"text": "PubMed", "url": url})
    if "<a " not in entry["html"] and entry["url"].startswith(("https://", "http://")):
        links.append({"text": _("Open the source"), "url": entry["url"]})
    return links
