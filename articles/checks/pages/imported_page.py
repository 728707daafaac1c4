"""What a copied page says around its answer: the same rules, over lines that no draft carries on.

A draft made from the page is checked by the checks; this tells its editor what was wrong with
the page itself, so that none of it is written again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from articles.checks.accountability.governance import TRUST
from articles.checks.finding import WHOLE_ARTICLE, Finding, Level
from articles.checks.language.manner import FOR_CLINICIANS, promotes
from articles.checks.pages.page_rules import REPORT, WAIVER
from articles.checks.pages.typed_furniture import STATE
from articles.checks.prose.glued import glued
from articles.checks.prose.sentences import sentences
from articles.exchange.imported import UNNUMBERED, Furniture

_PENDING = re.compile(
    r"\b(?:pending (?:\w+ )?review|not (?:yet )?(?:been )?reviewed|unreviewed|awaiting review)\b",
    re.IGNORECASE,
)
_EVERYONE = re.compile(
    r"\b(?:understandable|suitable|right|easy to understand) for (?:you|everyone|all)\b|"
    r"\bfor (?:patients|the (?:general )?public)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\d{4}")
_UPDATED = re.compile(r"\b(?:last )?(?:updated|modified|reviewed)\b[^.]{0,60}\d{4}", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:next review|review due|to be reviewed)\b", re.IGNORECASE)
_BODY_CREDIT = re.compile(
    r"\b(?:medical|clinical|scientific|editorial)(?: \w+)? (?:board|team|staff)", re.IGNORECASE
)
_PERSON = re.compile(r"\b(?:Dr|Prof|Mr|Mrs|Ms)\.? ?[A-Z][a-z]*\b|\b(?:MD|RN|MBBS|PhD|FRCP|DO)\b")
_AI = re.compile(r"\b(?:Our |our )?(?:\w+ )?(?:A\.I\.|AI\b)")
_AI_STATED = re.compile(
    r"\b(?:written|drafted|generated|translated|created|made) (?:\w+ )?(?:by|with|using)\b",
    re.IGNORECASE,
)

_Said = tuple[str, Level, str, int, str, str]
"""Id, level, quote, line (0 for the whole page), trouble, cure."""


def check_furniture(lines: Iterable[Furniture]) -> list[Finding]:
    """Return what the lines around an answer do wrong; empty for a file that had none."""
    page = tuple(sorted(lines, key=lambda line: line.line))
    if not page:
        return []
    return [
        Finding(
            id=id,
            level=level,
            audience="",
            where=WHOLE_ARTICLE,
            quote=quote,
            message=f"Line {line} of the page: {message}" if line else f"The page: {message}",
            cure=cure,
        )
        for rule in _RULES
        for id, level, quote, line, message, cure in rule(page)
    ]


def _trust(page: Sequence[Furniture]) -> Iterator[_Said]:
    said = [
        (line, sentence)
        for line, sentence in _sentences(page)
        # Who names the reviewer vouches with a name; it is still not taken over.
        if TRUST.search(sentence) and not (line.kind == "credit" and _PERSON.search(line.text))
    ]
    for line, sentence in said:
        yield (
            *("GOV-03", "block", sentence, line.line, "trust is vouched for in typed words."),
            "Who reviewed it, and when, comes from the sign-offs. Nothing of it is typed.",
        )
    for line in page if said else ():
        if _PENDING.search(line.text):
            yield (
                *("GOV-03", "block", line.text, line.line),
                "this says that review is pending, where the page also says that all is reviewed.",
                "Show one state, the one that the sign-offs give.",
            )


def _people(page: Sequence[Furniture]) -> Iterator[_Said]:
    if any(_PERSON.search(line.text) for line in page if line.kind in ("credit", "board line")):
        return
    for line in page:
        credit = _BODY_CREDIT.search(line.text) if line.kind in ("credit", "board line") else None
        if credit:
            yield (
                *("GOV-04", "block", credit[0], line.line, "no person is named, but a body."),
                "Name the author; reviewers and their credentials come from the sign-offs.",
            )
            return


def _dates(page: Sequence[Furniture]) -> Iterator[_Said]:
    if any(_NEXT.search(line.text) for line in page):
        return
    for line in page:
        updated = _UPDATED.search(line.text)
        if updated:
            yield (
                *("GOV-02", "block", updated[0], line.line),
                "it says when it was changed, not when it was reviewed or will be again.",
                "Choose the day of the next review.",
            )
            return


def _machine(page: Sequence[Furniture]) -> Iterator[_Said]:
    for line in page:
        named = _AI.search(line.text)
        if named and not _AI_STATED.search(line.text):
            yield (
                *("GOV-06", "block", named[0].strip(), line.line),
                "a machine is named, and not what it did for this page.",
                "State whether AI helped to write the article.",
            )
            return


def _promotion(page: Sequence[Furniture]) -> Iterator[_Said]:
    for line, sentence in _sentences(page):
        found = promotes(sentence)
        if found:
            yield (
                *("GOV-07", "block", sentence, line.line, f'"{found}" promotes.'),
                "Leave it out: an article answers a question and sells nothing.",
            )


def _readers(page: Sequence[Furniture]) -> Iterator[_Said]:
    said = list(_sentences(page))
    clinicians = [(line, s) for line, s in said if FOR_CLINICIANS.search(s)]
    everyone = [(line, s) for line, s in said if _EVERYONE.search(s)]
    if clinicians and everyone:
        for line, sentence in (*clinicians[:1], *everyone):
            yield (
                *("GOV-08", "warn", sentence, line.line),
                "one page says that it is for professionals, and that it is for everyone.",
                "Write a text for each reader; each gets the disclaimer that fits.",
            )


def _states(page: Sequence[Furniture]) -> Iterator[_Said]:
    states = [line for line in page if STATE.fullmatch(line.text)]
    if len(states) > 1 and not any(_DATED.search(line.text) for line in states):
        yield (
            *("GOV-09", "block", " ".join(line.text for line in states), states[0].line),
            "several states are shown, none of them marked as current, and no date.",
            "The page's own steps show the state and its day.",
        )


def _contact(page: Sequence[Furniture]) -> Iterator[_Said]:
    if not any(REPORT.search(line.text) or line.kind == "feedback" for line in page):
        yield (
            *("GOV-10", "warn", "", 0, "there was no way to report a problem, and no contact."),
            "Nothing is to be done here: every page of this site has a form for it.",
        )
    for line, sentence in _sentences(page):
        if WAIVER.search(sentence):
            yield (
                *("GOV-10", "advise", sentence, line.line, "liability is waived as a whole."),
                "Have it read by a lawyer, or leave it out.",
            )


def _glue(page: Sequence[Furniture]) -> Iterator[_Said]:
    for line in page:
        found = next(glued(line.text), None)
        if found:
            yield (
                *("TXT-01", "warn", line.text, line.line, f'"{found.word}" is two words in one.'),
                "Part the words if you take them over.",
            )


def _list(page: Sequence[Furniture]) -> Iterator[_Said]:
    for line in page:
        if line.kind == UNNUMBERED:
            yield (
                *("CIT-13", "block", line.text, line.line),
                "the entries below have no numbers, so no mark leads to one.",
                "Confirm that each mark was given the source that was meant.",
            )


def _sentences(page: Sequence[Furniture]) -> Iterator[tuple[Furniture, str]]:
    for line in page:
        for sentence in sentences(line.text):
            yield line, sentence.text


_RULES = (
    *(_list, _dates, _trust, _people, _machine, _promotion, _readers, _states, _contact, _glue),
)
