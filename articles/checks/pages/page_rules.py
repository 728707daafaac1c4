"""The rules of finished pages: what the templates owe every reader, whatever the article says."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from articles.checks.finding import WHOLE_ARTICLE, Finding, Level, Trouble
from articles.checks.pages.page import Page, read_page

REPORT = re.compile(
    r"\breport (?:a|an|this|any) (?:problem|errors?|mistakes?|issue|concern)"
    r"|\b(?:something|anything) (?:\w+ )?(?:wrong|unclear)\b|\bcontact (?:us|the editors?)\b"
    r"|\b(?:send|give|leave) (?:us )?(?:your )?feedback\b|\bsuggest (?:a correction|an edit)",
    re.IGNORECASE,
)
WAIVER = re.compile(
    r"\b(?:assumes?|accepts?|takes?|bears?|has|have|with) no (?:legal )?"
    r"(?:liability|responsibility|responsibilities) (?:for|or|whatsoever|in)\b"
    r"|\b(?:is|are|be|will be|shall be) (?:not|in no way|never) (?:be )?(?:held )?"
    r"(?:liable|responsible) for (?:any|the use|decisions|errors|loss|damages?|consequences)\b"
    r"|\bdisclaims? (?:all|any) (?:liability|responsibility|warrant)"
    r"|\b(?:used?|uses|relied? on|reliance)\b[^.]{0,60}\bat your own risk\b"
    r"|\bwithout (?:any )?warrant(?:y|ies) of any kind\b",
    re.IGNORECASE,
)
_CITES = re.compile(r"#(ref-(\d+))")


def one_current_state(page: Page) -> Iterator[Trouble]:
    """Find a page that does not say which state it is in, since when."""
    if not page.has_steps:
        if not page.notice_has_date:
            yield _trouble(page.notice, "The page shows no review status with its date.", _STATE)
        return
    labels = " ".join(" ".join(step.words.split()) for step in page.steps)
    current = [step for step in page.steps if step.is_current]
    if len(current) != 1:
        count = "none" if not current else f"{len(current)}"
        message = f"Of {len(page.steps)} states {count} are marked as the current one."
        yield _trouble(labels, message, _STATE)
    elif not current[0].has_date:
        words = " ".join(current[0].words.split())
        yield _trouble(words, f'The current state, "{words}", has no date.', _STATE)


_STATE = 'Mark exactly one state with aria-current="step", with the day on which it began.'


def way_to_report(page: Page) -> Iterator[Trouble]:
    """Find a page on which a reader cannot report an error; find blanket waivers."""
    # A link within the page is as good as what it leads to, and that is among these.
    leading = [link for link in page.links if not link.address.startswith("#")]
    routes = [*page.forms, *(link.address for link in leading)]
    reports = any(re.search(r"/(?:report|feedback|contact)\b|^mailto:", r) for r in routes)
    if not reports and not any(REPORT.search(link.words) for link in leading):
        yield _trouble(
            "",
            "The page offers no way to report a problem, and no contact.",
            "Add a form or a link that is tied to the version on the page.",
        )
    for found in WAIVER.finditer(page.words):
        yield Trouble(
            WHOLE_ARTICLE,
            page.words[max(0, found.start() - 60) : found.end() + 60].strip(),
            "The page waives liability as a whole; it may not hold, and it helps no reader.",
            "Have it read by a lawyer, and say instead what the page cannot do for the reader.",
            level="advise",
        )


def numbered_references(page: Page) -> Iterator[Trouble]:
    """Find entries without a visible number, and marks that show another number than theirs."""
    ids = [entry.id for entry in page.entries]
    loose = [entry.id or "an entry" for entry in page.entries if not entry.is_numbered]
    if loose:
        yield _trouble(
            ", ".join(loose),
            "The list of references shows no numbers.",
            "Make it an ordered list, so that a reader finds what a mark means.",
        )
    for link in page.links:
        target = _CITES.fullmatch(link.address)
        if not target or not link.words.strip().isdigit():
            continue
        shown = int(link.words)
        place = ids.index(target[1]) + 1 if target[1] in ids else 0
        if shown != place:
            leads = f"entry {place}" if place else "no entry"
            yield _trouble(
                link.words.strip(),
                f"The mark {shown} leads to {leads} of the list.",
                "Make the page again: number and entry must agree.",
            )


def _trouble(quote: str, message: str, cure: str) -> Trouble:
    return Trouble(WHOLE_ARTICLE, quote, message, cure)


@dataclass(frozen=True)
class PageRule:
    """The half of a check that only a finished page can break."""

    id: str
    """That of the check, which says the rule in words."""
    level: Level
    find: Callable[[Page], Iterator[Trouble]]


_NEEDS_A_STATE = "GOV-09"
PAGE_RULES = (
    PageRule("CIT-13", "block", numbered_references),
    PageRule(_NEEDS_A_STATE, "block", one_current_state),
    PageRule("GOV-10", "warn", way_to_report),
)


def check_page(html: str) -> list[Finding]:
    """Return what the rules of pages find in a finished page."""
    page = read_page(html)
    return [
        Finding(
            id=rule.id,
            level=trouble.level or rule.level,
            audience=trouble.audience,
            where=trouble.where,
            quote=trouble.quote,
            message=trouble.message,
            cure=trouble.cure,
        )
        for rule in PAGE_RULES
        for trouble in rule.find(page)
    ]


def faults(html: str, is_preview: bool) -> list[str]:
    """Return, in words, the breaches with which a page must not be published.

    A preview was submitted to nobody, so it owes no state. Advice is no breach: it asks for a
    lawyer, and no reader waits for one.
    """
    return [
        f"{finding.message} {finding.cure} ({finding.id})"
        for finding in check_page(html)
        if finding.level != "advise" and not (is_preview and finding.id == _NEEDS_A_STATE)
    ]
