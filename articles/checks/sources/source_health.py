"""Whether sources still stand and links still lead there, as far as somebody looked."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from articles.checks.check import Check
from articles.checks.finding import WHOLE_ARTICLE, Level, Trouble
from articles.checks.prepared import Prepared
from articles.checks.sources import bibliography
from articles.checks.sources.source_status import Notice, SourceStatus
from articles.content import Content, Reference
from references.identifiers import identifiers_of
from references.notice_kinds import Status

_UNKNOWN = SourceStatus()
_REGISTERED = frozenset({"doi", "pmid", "pmcid"})
LATELY = timedelta(days=31)
"""A look-up that is older says nothing of today."""
_UNTIL_READ: Mapping[Status, Level] = {
    "partly-retracted": "block",
    "questioned": "block",
    "corrected": "warn",
}


def retracted(prepared: Prepared) -> Iterator[Trouble]:
    """Find retracted, withdrawn and doubted sources; say which were not looked up."""
    unseen = []
    today = prepared.context.today
    for reference in prepared.content.references:
        status = prepared.context.source_status.get(reference.key, _UNKNOWN)
        for notice in status.notices:
            level = _level(reference, notice)
            if level:
                yield _noticed(reference, notice, level)
        looked = status.notices_checked_on
        if status.notices or (looked is not None and today - looked <= LATELY):
            continue
        if _REGISTERED & identifiers_of(reference.csl).keys():
            unseen.append(reference.key)
    if unseen:
        yield _not_looked_at(unseen, "looked up in the register of retractions in the past month")


def _level(reference: Reference, notice: Notice) -> Level | None:
    # A notice cited as a notice is no mistake: the editor has noted what the title says.
    if bibliography.custom(reference, "title_seen"):
        return None
    if notice.effect == "retracted":
        return "block"
    level = _UNTIL_READ.get(notice.effect)
    return None if notice.acknowledged else level


def _noticed(reference: Reference, notice: Notice, level: Level) -> Trouble:
    kind = notice.kind.replace("-", " ")
    cure = (
        "Read the notice, see which claims it touches, and note that you did."
        if notice.effect != "retracted"
        else "Take it out, and look again at every claim that rests on it."
    )
    return Trouble(
        f"reference {reference.key}",
        bibliography.quoted(reference),
        f'For reference "{reference.key}" a notice is on record: {kind} ({notice.said_by}).',
        cure,
        level=level,
    )


def dead_links(prepared: Prepared) -> Iterator[Trouble]:
    """Find links that failed twice, a day or more apart; say which were not tried."""
    return dead_links_of(prepared.content, prepared.context.source_status)


def dead_links_of(content: Content, source_status: Mapping[str, SourceStatus]) -> Iterator[Trouble]:
    """Find the same where nothing else is known than how the sources stand."""
    unseen = []
    for reference in content.references:
        if not {"url", "doi"} & identifiers_of(reference.csl).keys():
            continue
        status = source_status.get(reference.key, _UNKNOWN)
        if status.link_checked_on is None and not status.link_failed_at:
            unseen.append(reference.key)
        elif status.link_is_dead:
            yield Trouble(
                f"reference {reference.key}",
                str(reference.csl.get("URL") or reference.csl.get("DOI") or ""),
                f'The link of reference "{reference.key}" failed on '
                f"{min(status.link_failed_at):%d %B %Y} and again on "
                f"{max(status.link_failed_at):%d %B %Y}.",
                "Find where the page went, or cite an archived copy. If the source is gone, look "
                "again at every claim that rests on it.",
            )
    if unseen:
        yield _not_looked_at(unseen, "tried, or did not answer a program")


def mismatched(prepared: Prepared) -> Iterator[Trouble]:
    """Find sources of which two registers, or a register and the record, tell different works."""
    for reference in prepared.content.references:
        status = prepared.context.source_status.get(reference.key, _UNKNOWN)
        if status.mismatch:
            yield Trouble(
                f"reference {reference.key}",
                bibliography.quoted(reference),
                f'What is known of reference "{reference.key}" does not fit together: '
                f"{status.mismatch}",
                "Open it by its DOI and by its PubMed number, correct the number that leads to "
                "another work, and look again at every claim that rests on it.",
            )


def _not_looked_at(keys: list[str], how: str) -> Trouble:
    count = f"{len(keys)} sources were" if len(keys) > 1 else "1 source was"
    return Trouble(
        WHOLE_ARTICLE,
        ", ".join(keys),
        f"{count} not {how}.",
        "Nothing is to be done here: the site looks sources up, and this counts as not checked.",
        level="unchecked",
    )


CHECKS = (
    Check(
        "CIT-08",
        "block",
        "No source is retracted",
        "No source has a notice of retraction, withdrawal or removal; an expression of concern or "
        "a partial retraction blocks until an editor has read it, a correction warns until then. "
        "A source that was not looked up in the past month counts as not checked.",
        "NISO RP-45-2024; COPE retraction guidelines; Retraction Watch data.",
        retracted,
    ),
    Check(
        "CIT-10",
        "warn",
        "Links lead to the source",
        "No link failed twice, 24 hours or more apart; of a source with a DOI alone, the DOI is "
        "registered. It blocks approval.",
        "HONcode principle 4; PIF TICK criterion 3.",
        dead_links,
    ),
    Check(
        "CIT-16",
        "warn",
        "Registers agree on the source",
        "What Crossref says of its DOI, what PubMed says of its number and what is listed agree "
        "on title, year (one apart at most, for screen and print) and first author.",
        "Two-source identity: one wrong digit in a DOI or PubMed number cites another work.",
        mismatched,
    ),
)
