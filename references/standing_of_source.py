"""How a source stands, by all that is said of it: which notice counts, and what it makes of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from references.notice_kinds import EFFECT, STATUSES, NoticeKind, Status

Decision = Literal["", "holds", "does_not_apply", "read"]

_GRAVITY: dict[Status, int] = {status: -place for place, status in enumerate(STATUSES)}
_LIFTED_BY_REINSTATEMENT: frozenset[Status] = frozenset(
    {"retracted", "partly-retracted", "questioned"}
)
# Reviews of the Cochrane Library have a DOI for each version. A register lists the old version as
# retracted when a new one comes out; in 2018 that put warnings on live reviews all over Wikipedia.
_COCHRANE = re.compile(r"(10\.1002/14651858\.[a-z]{2}\d{6})(?:\.pub(\d{1,3}))?", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """One notice on a source, by one register."""

    kind: NoticeKind
    register: str
    on: date | None = None
    """The day of the notice; None where the register does not say."""
    notice_doi: str = ""
    notice_pmid: str = ""
    reasons: str = ""
    is_listed: bool = True
    """Whether the register still says so."""
    decision: Decision = ""
    """What a person decided of it last."""


@dataclass(frozen=True)
class SourceStanding:
    """A source's status, the notice that it rests on, and all that hold with an effect."""

    status: Status
    rests_on: Said | None
    holding: tuple[Said, ...]
    """Gravest first, then newest."""


def standing_of_source(said: Iterable[Said], *, doi: str = "") -> SourceStanding:
    """Return how a source with this DOI stands.

    The gravest of the notices that hold decides, and of several as grave the newest. A notice
    holds while its register lists it. A reinstatement lifts retractions and concerns up to its
    own day, and nothing else does: a correction after a retraction corrects a retracted paper. A
    notice without a date is older than any reinstatement. A person's decision overrides: what
    does not apply never counts, what holds always does.
    """
    counted = [
        one
        for one in said
        if one.decision == "holds" or (one.is_listed and one.decision != "does_not_apply")
    ]
    lifting = [one for one in counted if one.kind == "reinstatement"]
    holding = [
        (effect_on(one, doi), one)
        for one in counted
        if effect_on(one, doi) and not _is_lifted(one, effect_on(one, doi), lifting)
    ]
    holding.sort(key=_order, reverse=True)
    if not holding:
        return SourceStanding("", None, ())
    return SourceStanding(*holding[0], tuple(one for _, one in holding))


def effect_on(one: Said, doi: str) -> Status:
    """Return what a notice makes of the source with this DOI, if it holds.

    A new version under the same DOI is where that DOI leads, and supersedes nothing. A review of
    the Cochrane Library that gave way to a later version of itself is superseded, not retracted.
    """
    effect = EFFECT[one.kind]
    if effect == "superseded" and doi and one.notice_doi == doi:
        return ""
    if effect == "retracted" and _is_newer_version(one.notice_doi, doi):
        return "superseded"
    return effect


def _is_newer_version(newer: str, older: str) -> bool:
    new, old = _COCHRANE.fullmatch(newer), _COCHRANE.fullmatch(older)
    if not new or not old or new.group(1).lower() != old.group(1).lower():
        return False
    return int(new.group(2) or 1) > int(old.group(2) or 1)


def _is_lifted(one: Said, effect: Status, lifting: list[Said]) -> bool:
    if effect not in _LIFTED_BY_REINSTATEMENT or one.decision == "holds":
        return False
    return any(one.on is None or (after.on is not None and one.on <= after.on) for after in lifting)


def _order(held: tuple[Status, Said]) -> tuple[object, ...]:
    effect, one = held
    named = (bool(one.notice_doi), bool(one.notice_pmid))
    last = (one.register, one.kind, one.notice_doi, one.notice_pmid, one.reasons, one.decision)
    return (_GRAVITY[effect], one.on or date.min, *named, *last)
