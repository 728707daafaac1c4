"""What the page's template is given: words and addresses, already chosen, from values alone."""

import dataclasses
import re
from collections.abc import Iterable, Mapping
from typing import Any

from articles import audiences
from articles.content import Content
from articles.languages import FIRST, gettext_noop
from articles.publishing.rendering import addresses, labels
from articles.publishing.rendering.dates import in_full
from articles.publishing.rendering.notices import notice
from articles.publishing.rendering.standing import Standing
from articles.publishing.rendering.topic_names import topic_name
from articles.publishing.rendering.words import words_in

_SECTION = re.compile(r"<section\b|</section>")


def steps(standing: Standing, language: str = FIRST.tag) -> list[dict[str, Any]]:
    """Return the way of a version through review, with exactly one step current.

    Empty for a draft that was never sent and for a page that was withdrawn or taken down.
    """
    if standing.state == "preview" or not standing.shows_text:
        return []
    at = (
        2
        if standing.is_approved
        else 1
        if standing.state == "under_review" or standing.review_began_on
        else 0
    )
    days = (standing.submitted_on, standing.review_began_on, standing.approved_on)
    _ = words_in(language)
    return [
        {
            "label": _(name),
            "day": in_full(day, language) if n <= at else "",
            "waiting": _("Not yet") if n > at else "",
            "is_done": n < at,
            "is_current": n == at,
        }
        for n, (name, day) in enumerate(zip(_STEPS, days, strict=True))
    ]


_STEPS = (gettext_noop("Submitted"), gettext_noop("Under review"), gettext_noop("Approved"))


def notice_of(
    standing: Standing,
    audience: str,
    slug: str,
    claims: Iterable[Mapping[str, Any]],
    language: str = FIRST.tag,
) -> dict[str, Any]:
    """Return the notice of a page's state with where its links lead."""
    said, _ = notice(standing, audience, language), words_in(language)
    links = []
    if standing.state == "source_problem" and standing.source_problem:
        affected = standing.in_doubt
        links = [
            {"url": f"#claim-{c['id']}", "text": c["words"]} for c in claims if c["id"] in affected
        ]
    own = addresses.article(slug, language=language)
    if standing.state == "corrected":
        both = f"{own}versions/{standing.version}/compare/"
        links = [{"url": both, "text": _("See both versions")}]
    if standing.withdrawn and standing.withdrawn.link:
        links = [{"url": standing.withdrawn.link, "text": _("Current information")}]
    return {
        "kind": said.kind,
        "word": said.word,
        "text": said.text,
        "more": said.more,
        "icon": f"components/icons/{said.kind}.html",
        "comes_first": said.kind != "approved",
        "links": links,
    }


def board_line(standing: Standing, audience: str, language: str = FIRST.tag) -> str:
    """Return who checked the page, for states whose own notice says something else."""
    if not standing.credited or standing.state == "approved":
        return ""
    return notice(dataclasses.replace(standing, state="approved", also=()), audience, language).text


def readers(
    content: Content, claims: Iterable[Mapping[str, Any]], current: str, public_url: str
) -> list[dict[str, Any]]:
    """Return the audiences to choose from, each with its address and what of this page it lacks.

    `claims` are those that this page shows; a reader who chooses keeps the place at one.
    """
    _, slug, language = words_in(content.language), content.slug, content.language
    shown = [claim["id"] for claim in claims]
    return [
        {
            "code": audience.code,
            "name": _(audience.name),
            "describes": _(audience.describes),
            "url": addresses.article(slug, audience.code, language),
            "absolute": public_url + addresses.article(slug, audience.code, language),
            "lacks": " ".join(id for id in shown if not _tells(content, audience.code, id)),
            "is_current": audience.code == current,
        }
        for audience in audiences.AUDIENCES
    ]


def _tells(content: Content, audience: str, id: str) -> bool:
    text, claim = content.text_serving(audience), content.claim(id)
    return bool(text and claim and any(w.audience == text.audience for w in claim.wordings))


def text_note(audience: str, text_audience: str, language: str = FIRST.tag) -> str:
    """Return what a reader is told who reads a text written for others, or ""."""
    if audience == text_audience:
        return ""
    _ = words_in(language)
    return _(
        "We have no version for {readers} yet. This text was written for {other_readers}."
    ).format(
        readers=_(audiences.get(audience).many),
        other_readers=_(audiences.get(text_audience).many),
    )


def cards_first(body: str) -> dict[str, str]:
    """Return the care cards that open a text, and the rest, so that nothing stands before them."""
    at, depth, end = 0, 0, 0
    while body.startswith('<section class="care ', at):
        for tag in _SECTION.finditer(body, at):
            depth += -1 if tag[0].startswith("</") else 1
            if depth == 0:
                end = tag.end()
                break
        else:
            break
        at = end + len(body[end:]) - len(body[end:].lstrip())
    return {"cards": body[:end], "rest": body[end:]}


def after_the_text(
    fragment: Mapping[str, Any], audience: str, language: str = FIRST.tag
) -> list[dict[str, Any]]:
    """Return what the list of contents names beyond the text's own headings."""
    _ = words_in(language)
    entries = [
        {"level": 2, "id": "references", "text": _("References")},
        {"level": 2, "id": "about", "text": _("About this page")},
    ]
    if fragment["claims"]:
        sure = {"level": 2, "id": "how-sure", "text": labels.certainty_question(audience, language)}
        entries.insert(0, sure)
    return entries


def citation(content: Content, standing: Standing, site_name: str, address: str) -> str:
    """Return how others may cite the page."""
    _ = words_in(content.language)
    sentence = (
        _("{site}. {question} Version {version}, approved {date}. {address}")
        if standing.is_approved
        else _("{site}. {question} Version {version}, not approved. {address}")
    )
    return sentence.format(
        site=site_name,
        question=content.question,
        version=standing.version,
        date=in_full(standing.approved_on, content.language),
        address=address,
    )


def topic(content: Content) -> dict[str, str] | None:
    """Return the first topic's name and address, or None."""
    if not content.topics:
        return None
    name = content.topics[0].replace("-", " ")
    return {
        "name": topic_name(name[:1].upper() + name[1:], content.language),
        "url": addresses.topic(content.topics[0], content.language),
    }
