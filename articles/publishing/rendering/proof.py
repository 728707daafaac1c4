"""The proof: a finished page, read back, says what its content says, no more and no less.

The page is read with html.parser and the content with markup.plain, neither of which knows the
renderer: a fault that loses a ">" or a disclaimer on the way cannot hide itself.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from articles.checks.prose.quantities import tokens
from articles.content import Content, Text
from articles.markup.blocks import select
from articles.markup.plain import blocks_of_text
from articles.publishing.rendering.dates import in_full
from articles.publishing.rendering.notices import disclaimer, notice
from articles.publishing.rendering.proof_of_sources import sources
from articles.publishing.rendering.reading_back import PageRead, Part, count_words, read_back
from articles.publishing.rendering.standing import Standing
from articles.publishing.rendering.words import words_in
from articles.terms.serving import serve

_AUTHORED = (
    "headline",
    "short-answer",
    "body",
    "references",
    "relied-on",
    "terms",
    "certainty",
)


def prove(
    content_json: Mapping[str, Any], audience: str, standing_json: Mapping[str, Any], html: str
) -> list[str]:
    """Return what is wrong with a finished page; an empty list means it may be published.

    Raises notices.NoWording if the standing has no disclaimer or notice to look for.
    """
    content = Content.from_json(content_json)
    standing = Standing.from_json(standing_json)
    page = read_back(html)
    problems = [
        *_title(content, page),
        *_notices(standing, audience, content, page),
        *_names_and_days(standing, content.language, page),
        *_anchors(page),
    ]
    if not standing.shows_text:
        return problems + _nothing_left(page)
    text = content.text_serving(audience)
    if text is None:
        return [*problems, f"There is no text that {audience} could read."]
    return [
        *problems,
        *_words(content, text, audience, page),
        *sources(content, text, audience, standing, page),
    ]


def _title(content: Content, page: PageRead) -> Iterator[str]:
    question = page.part("question")
    wanted = " ".join(content.question.split())
    if question is None or question.text != wanted:
        yield f"The title is not the question {wanted!r}."
    if not page.title.startswith(wanted):
        yield f"The window's title does not begin with the question {wanted!r}."


def _words(content: Content, text: Text, audience: str, page: PageRead) -> Iterator[str]:
    written = {
        "short-answer": select(text.short_answer, audience),
        "body": select(text.body, audience),
    }
    served = serve(content, audience)
    explained = {
        "short-answer": served.short_answer.source if served else "",
        "body": served.body.source if served else "",
    }
    for name in ("short-answer", "body", "headline"):
        part = page.part(name)
        if part is None:
            yield f"The page does not have exactly one {name}."
            continue
        found = "\n\n".join(part.blocks)
        if name == "headline":
            yield from differences(name, text.headline, found)
        elif explained[name] == written[name]:
            yield from differences(name, _read(written[name]), found)
        else:
            # What was explained may differ from what was signed in words, never in quantities.
            yield from _differ("quantity or negation", tokens, name, _read(written[name]), found)
            yield from _differ("word", count_words, name, _read(explained[name]), found)


def _read(source: str) -> str:
    return "\n\n".join(block.text for block in blocks_of_text(source))


def differences(name: str, wanted: str, found: str) -> Iterator[str]:
    """Yield each quantity, negation and word that one of two readings has and the other lacks."""
    yield from _differ("quantity or negation", tokens, name, wanted, found)
    yield from _differ("word", count_words, name, wanted, found)


def _differ(
    what: str, read: Callable[[str], Counter[str]], name: str, wanted: str, found: str
) -> Iterator[str]:
    want, have = read(wanted), read(found)
    for token in sorted((want - have).elements()):
        yield f"The {what} {token!r} of the {name} is lost on the page."
    for token in sorted((have - want).elements()):
        yield f"The {what} {token!r} is on the page but not in the {name}."


def _notices(standing: Standing, audience: str, content: Content, page: PageRead) -> Iterator[str]:
    said = notice(standing, audience, content.language)
    part = page.part("notice")
    lost = [text for text in (said.text, *said.more) if not _stands_in(part, text)]
    if lost:
        yield f"The notice is not on the page: {' '.join(lost)!r}."
    elif not standing.is_approved and any(
        part is not None and part.starts_at > other.starts_at
        for name in _AUTHORED
        for other in page.parts.get(name, [])
    ):
        yield "The caution notice does not come before the article."
    required = disclaimer(standing, audience, content.region, content.language)
    shown = page.part("disclaimer")
    if standing.shows_text and (shown is None or " ".join(required.split()) not in shown.text):
        yield f"The disclaimer is not on the page: {required!r}."
    if not standing.index and "noindex" not in page.robots:
        yield "Search engines are not told to leave the page out."


def _stands_in(part: Part | None, text: str) -> bool:
    return part is not None and " ".join(text.split()) in part.text


def _names_and_days(standing: Standing, language: str, page: PageRead) -> Iterator[str]:
    _ = words_in(language)
    ours = page.text_outside(*_AUTHORED, "reference")
    for reviewer in standing.reviewers:
        if standing.is_approved and reviewer.name not in ours:
            yield f"The reviewer {reviewer.name} is not named."
        if not standing.is_approved and reviewer.name in ours:
            yield f"The reviewer {reviewer.name} is named though the page is not approved."
    if standing.is_approved:
        reviewed, due = standing.last_reviewed_on, standing.next_review_on
        # As the template has them, so that one translation serves both.
        said = {
            "Page last reviewed": _("Page last reviewed: %(last_reviewed)s")
            % {"last_reviewed": in_full(reviewed, language)},
            "Next review due": _("Next review due: %(next_review)s")
            % {"next_review": in_full(due, language)},
        }
        for (what, words), day in zip(said.items(), (reviewed, due), strict=True):
            if not day or words not in ours:
                yield f'The page does not say "{what}".'


def _anchors(page: PageRead) -> Iterator[str]:
    for id, count in Counter(page.ids).items():
        if count > 1:
            yield f"The id {id} stands {count} times on the page."
    known = set(page.ids)
    for parts in page.parts.values():
        for href in (href for part in parts for href in part.hrefs):
            if href.startswith("#") and href[1:] not in known:
                yield f"The link {href} leads nowhere on the page."


def _nothing_left(page: PageRead) -> list[str]:
    left = [name for name in _AUTHORED if page.parts.get(name)]
    return [f"The page in its place still has its {name}." for name in left]
