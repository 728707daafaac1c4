"""What a try of a link means, and when a link is dead. No clock, no network: answers come in.

A link fails where a reader would get nothing: no such page, no such machine, or the home page
instead of the source. A wall against programs is not a dead link: 401, 402, 403, 405, 406, 407,
418, 451 and 999 say that somebody may read it and we may not, 429 and 503 that we come at the
wrong time, and a chain of redirects without end is what a page does to a visitor that keeps no
cookies. None of these says anything about what a reader gets, so none is taken for a failure, nor
for a success.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

Outcome = Literal["works", "fails", "not_checked"]
Why = Literal["offline", "timeout", "refused", "too_large", "redirects", "broken"]

APART = timedelta(hours=24)
"""Two failures nearer than this are one: a server may be down for a night."""
HOURLY = timedelta(hours=1)
MONTHLY = timedelta(days=30)
WEEKLY = timedelta(days=7)

_WALLS = frozenset({401, 402, 403, 405, 406, 407, 418, 451, 999})
_BUSY = frozenset({408, 425, 429, 503})
_RESOLVER = "https://doi.org/"
_HOME = re.compile(
    r"(?:/(?:[a-z]{2}(?:[-_][a-z]{2,4})?))?/?(?:(?:index|default|home)(?:\.\w+)?)?/?"
)
_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{0,300})", re.IGNORECASE)
_SAYS_GONE = re.compile(
    r"^\W*(?:(?:http |error )+404\b|404\s*(?:$|[-|:–—·]|error\b|not found\b|page\b))"
    r"|\bpage (?:was |is |has been )?(?:not found|removed|missing)\b"
    r"|\bpage (?:can ?not|can['’]t|could not|couldn['’]t) be found\b"
    r"|\bpage (?:does not|doesn['’]t|no longer) exists?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Judged:
    """What one try means, in words for people, and when the next one makes sense."""

    outcome: Outcome
    detail: str
    again: timedelta


@dataclass(frozen=True)
class Stands:
    """How a link stands after its tries."""

    outcome: Outcome
    worked_at: datetime | None = None
    failed_from: datetime | None = None
    failed_until: datetime | None = None

    @property
    def is_dead(self) -> bool:
        """Whether it failed twice, a day or more apart, and never worked between."""
        return is_dead(tuple(filter(None, (self.failed_from, self.failed_until))))


def link_of(*, doi: str, url: str) -> str:
    """Return the address by which a reader follows a source: its own, else that of its DOI."""
    return url or (f"{_RESOLVER}{doi}" if doi else "")


def is_resolver(address: str) -> bool:
    """Return whether the resolver of DOIs answers for an address.

    It is asked whether it knows the DOI, and not followed to the publisher: what a publisher
    shows to programs is a wall, and a DOI that is registered is promised to lead somewhere.
    """
    return urlsplit(address).hostname in ("doi.org", "dx.doi.org", "www.doi.org")


def of_answer(asked: str, *, status: int, url: str, body: bytes = b"") -> Judged:
    """Return what an answer means; `url` is where it came from after all redirects."""
    if status in _BUSY:
        return Judged("not_checked", f"{status}: the server is busy", APART)
    if status in _WALLS:
        return Judged("not_checked", f"{status}: the server turns programs away", MONTHLY)
    if status >= 400:
        return Judged("fails", _WORDS.get(status, f"{status}"), APART)
    if 300 <= status < 400:
        return Judged("works", "leads on", MONTHLY)
    if _is_home(url) and not _is_home(asked):
        return Judged("fails", f"leads to the home page of {urlsplit(url).hostname}", APART)
    title = _title(body)
    if _SAYS_GONE.search(title):
        return Judged("fails", f"leads to a page called “{title[:80]}”", APART)
    return Judged("works", "leads to a page", MONTHLY)


_WORDS = {
    404: "404: there is no such page",
    410: "410: the page is gone for good",
    500: "500: the server is broken",
    502: "502: the server is broken",
    504: "504: the server is broken",
}


def of_resolver(status: int) -> Judged:
    """Return what the resolver's answer on one DOI means."""
    if status == 404:
        return Judged("fails", "404: no such DOI is registered", APART)
    if status == 200:
        return Judged("works", "the DOI is registered", MONTHLY)
    return Judged("not_checked", f"{status}: the resolver of DOIs gave no answer", APART)


def of_silence(why: Why, message: str, *, others_answer: bool) -> Judged:
    """Return what it means that there was no answer.

    `others_answer`: whether some other machine answered about then. Without that, silence says
    only that we are offline.
    """
    if why == "too_large":
        return Judged("works", "leads to a large file", MONTHLY)
    if why == "refused":
        return Judged("not_checked", message, MONTHLY)
    if why == "redirects":
        return Judged("not_checked", f"{message} It may keep out what takes no cookies.", MONTHLY)
    if not others_answer:
        return Judged("not_checked", f"{message} Nothing else answered either.", HOURLY)
    if why == "offline":
        return Judged("fails", "its server could not be found", APART)
    return Judged("fails", message, APART)


def after(before: Stands | None, outcome: Outcome, at: datetime) -> Stands:
    """Return how a link stands after one more try; what was not checked changes nothing."""
    if outcome == "works":
        return Stands("works", worked_at=at)
    known = before or Stands("not_checked")
    if outcome == "not_checked":
        return Stands(outcome, known.worked_at, known.failed_from, known.failed_until)
    return Stands("fails", known.worked_at, known.failed_from or at, at)


def next_try(judged: Judged, stands: Stands, at: datetime) -> datetime:
    """Return when a link is due again: what is known to be dead is tried once a week."""
    return at + (WEEKLY if judged.outcome == "fails" and stands.is_dead else judged.again)


def is_dead(failed_at: Iterable[datetime]) -> bool:
    """Return whether failures since a link last worked are two, a day or more apart."""
    failed = tuple(failed_at)
    return len(failed) > 1 and max(failed) - min(failed) >= APART


def _is_home(address: str) -> bool:
    parts = urlsplit(address)
    return not parts.query and _HOME.fullmatch(parts.path.lower() or "/") is not None


def _title(body: bytes) -> str:
    found = _TITLE.search(body[:100_000])
    return " ".join(found[1].decode("utf-8", "replace").split()) if found else ""
