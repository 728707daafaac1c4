"""A notice in words, made when it is shown or sent: the act, who, and where to look.

Never a word of a draft but the article's question, and that only for who may see the article.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from editorial import clock, recorded
from editorial.events import BY_CODE, Event, Place
from editorial.models import AuditEvent, Notice, SignOff
from editorial.notices import keys

_DECISIONS = {
    SignOff.APPROVE: "Signed: approved",
    SignOff.REQUEST_CHANGES: "Signed: asks for changes",
    SignOff.RECUSE: "Stood aside",
}


@dataclass(frozen=True)
class Told:
    """A notice as a person reads it."""

    pk: int
    key: str
    title: str
    question: str
    """The article's; "" where it is about none."""
    said: str
    """What was done, by whom: one sentence."""
    path: str
    at: datetime
    is_new: bool

    @property
    def headline(self) -> str:
        """Return what it is and of which article, on one line whatever was typed."""
        return one_line(f"{self.title}: {self.question}" if self.question else self.title)


def in_words(notices: Iterable[Notice]) -> list[Told]:
    """Return notices of known events in words, in their order; with the same few questions."""
    rows = [row for row in notices if row.event in BY_CODE]
    sequences = {row.pk: keys.line_in(row.key) for row in rows}
    lines = {
        line.sequence: line
        for line in AuditEvent.objects.filter(
            sequence__in=[number for number in sequences.values() if number is not None]
        )
    }
    return [_told(row, lines.get(sequences[row.pk] or 0)) for row in rows]


def one_line(text: str) -> str:
    """Return a text without line breaks or other controls: what may stand in a header."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _told(notice: Notice, line: AuditEvent | None) -> Told:
    event = BY_CODE[notice.event]
    article = notice.article
    details = json.loads(line.details) if line else {}
    return Told(
        pk=notice.pk,
        key=notice.key,
        title=event.title,
        question=article.question if article else "",
        said=_said(line, details),
        path=_path(event, notice, details),
        at=notice.at,
        is_new=notice.seen_at is None,
    )


def _said(line: AuditEvent | None, details: dict[str, object]) -> str:
    """Return e.g. "Version 2: Changes requested. Dr B. Board, 2 November 2026, 09:00"."""
    if line is None:
        return ""
    act = _DECISIONS.get(str(details.get("decision"))) or recorded.in_words(line.action)
    version = f"Version {details['version']}: " if "version" in details else ""
    return one_line(f"{version}{act}. {line.actor_name}, {clock.in_words(line.at)}")


def _path(event: Event, notice: Notice, details: dict[str, object]) -> str:
    """Return the address of the page that the notice leads to."""
    kind, _, key = notice.subject.partition(":")
    article = notice.article
    if event.place is Place.REVIEW and kind == "round":
        return reverse("workspace:review", args=[key])
    if event.place is Place.RATIFY and article and "version" in details:
        return reverse("workspace:ratify", args=[article.slug, details["version"]])
    if event.place is Place.REASSESSMENT and kind == "reassessment":
        return reverse("workspace:reassessment", args=[key])
    if article:
        return reverse("workspace:article", args=[article.slug])
    if kind == "policy_proposal":
        return reverse("workspace:policy-proposal", args=[key])
    return reverse(f"workspace:{_PAGES.get(event.place, 'home')}")


_PAGES = {
    Place.POLICIES: "policies",
    Place.PEOPLE: "people",
    Place.WORDINGS: "audiences",
    Place.CHECKS: "checks",
}
