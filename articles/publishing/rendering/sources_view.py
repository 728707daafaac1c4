"""How sure each claim is and what it rests on, as the page's template is given it."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from articles.languages import FIRST
from articles.publishing.rendering import labels
from articles.publishing.rendering.notices import PROBLEMS
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
    doubtful = standing.source_problem.claims if standing.source_problem else ()
    groups = []
    for degree in _DEGREES:
        of_degree = [
            {
                **claim,
                "is_doubtful": claim["id"] in doubtful,
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
    word = words_in(language)("Being checked:")
    for id in standing.source_problem.claims if standing.source_problem else ():
        claim = f'<span class="claim" id="claim-{id}">'
        mark = (
            f'<strong class="doubtful" id="doubt-{id}" data-part="doubt">{escape(word)}</strong> '
        )
        html = html.replace(claim, claim + mark, 1)
    return html


def _sources(numbers: list[int], _: Words) -> str:
    listed = ", ".join(str(number) for number in numbers)
    return _.plural("(reference {numbers})", "(references {numbers})", len(numbers)).format(
        numbers=listed
    )


def references(
    entries: Iterable[Mapping[str, Any]], standing: Standing, language: str = FIRST.tag
) -> list[dict[str, Any]]:
    """Return the list of references with their kinds, links and ways back in words."""
    problem = standing.source_problem
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
            "problem": words_in(language)(PROBLEMS[problem.what]).upper()
            if problem and entry["key"] in problem.references
            else "",
            "relied_on": entry["relied_on"],
        }
        for entry in entries
    ]


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
