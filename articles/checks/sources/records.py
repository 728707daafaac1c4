"""Whether the record of each source is complete, what it says it is, current, and unmistakable."""

import re
from collections import defaultdict
from collections.abc import Iterator

from articles.checks.check import Check
from articles.checks.figures.stated_doses import doses
from articles.checks.finding import Trouble
from articles.checks.prepared import Prepared
from articles.checks.sources import bibliography
from articles.content import Reference
from references.ageing import counts_from, is_past_its_age, latest_day


def complete(prepared: Prepared) -> Iterator[Trouble]:
    """Find entries that a reader could not look up, or that do not say who, what and when."""
    behind_doses = {key for dose in doses(prepared) for key in dose.keys}
    for reference in prepared.content.references:
        missing = list(_missing(reference))
        if missing:
            yield Trouble(
                f"reference {reference.key}",
                bibliography.quoted(reference),
                f'Reference "{reference.key}" lacks {_listed(missing)}.',
                "Look the source up, best by its DOI or PubMed number, and complete the record.",
                level="block" if reference.key in behind_doses else None,
            )


def _missing(reference: Reference) -> Iterator[str]:
    if not bibliography.has_identifier(reference):
        yield "a DOI, PMID or ISBN, or an address with the day it was read"
    if not (bibliography.authors(reference) or bibliography.corporate(reference)):
        yield "an author or a body"
    if not bibliography.title(reference):
        yield "a title"
    if not bibliography.year(reference):
        yield "a year"


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def guideline_issuer(prepared: Prepared) -> Iterator[Trouble]:
    """Find guidelines that no known public body, society or college issued."""
    for reference in prepared.content.references:
        if reference.kind != "guideline":
            continue
        if bibliography.issuers(reference, prepared.context.site):
            continue
        quote = bibliography.quoted(reference)
        summary = bibliography.SUMMARY.search(quote)
        says = f' "{summary[0]}" names it a summary.' if summary else ""
        yield Trouble(
            f"reference {reference.key}",
            quote,
            f'Reference "{reference.key}" is listed as a guideline; no known body issued it.{says}',
            "Cite the guideline itself, with the body as its author, or give the reference the "
            "kind that it has.",
        )


def age(prepared: Prepared) -> Iterator[Trouble]:
    """Find sources that are superseded, or older than sources of their kind should be."""
    for reference in prepared.content.references:
        status = prepared.context.source_status.get(reference.key)
        by = bibliography.custom(reference, "superseded_by") or (status and status.superseded_by)
        if by:
            yield _aged(
                reference,
                f'Reference "{reference.key}" is superseded by {by}.',
                "Cite the newer one, and read whether the claims still hold.",
            )
        elif not bibliography.custom(reference, "landmark"):
            yield from _too_old(prepared, reference)


def _too_old(prepared: Prepared, reference: Reference) -> Iterator[Trouble]:
    years = prepared.context.site.longest_age(reference.kind)
    issued = latest_day(reference.csl.get("issued"))
    confirmed = latest_day(bibliography.custom(reference, "current_on"))
    counted = counts_from(reference.kind, issued, confirmed)
    if counted is not None and is_past_its_age(counted, years, prepared.context.today):
        kind = reference.kind.replace("-", " ")
        yield _aged(
            reference,
            f'Reference "{reference.key}" counts from {counted.year}; after {years} years a '
            f"source of this kind ({kind}) is old.",
            "Look for a newer source. If this one is still the best, mark it as a landmark with "
            "the reason, or note the day on which its body confirmed it.",
        )


def _aged(reference: Reference, message: str, cure: str) -> Trouble:
    return Trouble(f"reference {reference.key}", bibliography.quoted(reference), message, cure)


# Read as a phrase: titles also speak of retraction of an eyelid and correction of low sodium.
_NOTICE = re.compile(
    r"^\W*(?:(?:notice of |article )?(?:retraction|withdrawal)(?: notice| note)?(?:\s(?:of|to))?"
    r"\s?[:—–\]“\"]|(?:retraction|withdrawal) (?:notice|note)\b"
    r"|(?:retracted|withdrawn|removed)\b\W*[:\]—–]"
    r"|(?:author |publisher )?correction\s?(?:to)?\s?[:—–]|correction to\b"
    r"|(?:editorial )?expression of concern\b|erratum\b|errata\b|corrigend(?:um|a)\b)"
    r"|[\[(](?:retracted|retraction|withdrawn|erratum|correction|expression of concern)\b"
    r"|\bretracted (?:article|paper|publication)\b|\bexpression of concern\b"
    r"|\b(?:erratum|corrigendum|correction) (?:to|in|for)\s?[:“\"]"
    r"|[:—–.]\s?(?:erratum|corrigendum)\b",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"\b(?:RETRACTED|RETRACTION|WITHDRAWN)\b")


def notices(prepared: Prepared) -> Iterator[Trouble]:
    """Find titles that are those of a retraction, correction or concern, until looked at."""
    for reference in prepared.content.references:
        title = bibliography.title(reference)
        found = _NOTICE.search(title) or (None if title.isupper() else _SHOUTED.search(title))
        if found and not bibliography.custom(reference, "title_seen"):
            said = found[0].strip(' [](:—–.“"')
            yield Trouble(
                f"reference {reference.key}",
                title,
                f'The title of reference "{reference.key}" says "{said}": it may be '
                "the notice, or a work that no longer stands.",
                "Open it. Cite the work if it still stands, or take it out; then note what you "
                "saw on the record.",
            )


# The dialect's keys are ASCII, so no other script can stand in one: DIA-01 stops it before.
_ALIKE = str.maketrans({"I": "l", "1": "l", "O": "o", "0": "o"})


def look_alikes(prepared: Prepared) -> Iterator[Trouble]:
    """Find keys that differ only in case or in characters that look alike."""
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for reference in prepared.content.references:
        groups[_skeleton(reference.key)][reference.key] = None
    for part in prepared.parts:
        for mark in part.marks.citations:
            for item in mark.items:
                skeleton = _skeleton(item.key)
                if item.key not in prepared.keys and skeleton in groups:
                    near = next(iter(groups[skeleton]))
                    yield Trouble(
                        part.where,
                        part.source[mark.start : mark.end],
                        f'"{item.key}" looks like "{near}" and is another key.',
                        f"Write [@{near}] if that source is meant.",
                        part.audience,
                        mark.start,
                    )
    for keys in groups.values():
        first, *others = keys
        for key in others:
            yield Trouble(
                f"reference {key}",
                key,
                f'The keys "{first}" and "{key}" look alike, so one may be cited for the other.',
                "Give one of the two another key.",
            )


def _skeleton(key: str) -> str:
    return key.translate(_ALIKE).casefold()


CHECKS = (
    Check(
        "CIT-04",
        "warn",
        "Every source can be looked up",
        "An entry has an author or body, a title, a year, and a DOI, PMID, ISBN or an address "
        "with the day it was read. It blocks where a dose rests on the entry.",
        'JAMA 1997, attribution; found on a published page: "American family physician, 2025".',
        complete,
    ),
    Check(
        "CIT-06",
        "warn",
        "A guideline comes from a body that issues guidelines",
        "The author, publisher or address of a guideline is that of a public body, a society or "
        "a college.",
        "Institute of Medicine 2011, guidelines we can trust; found on a published page: a "
        "summary site listed as a guideline.",
        guideline_issuer,
    ),
    Check(
        "CIT-09",
        "warn",
        "Sources are current",
        "No source is superseded, or older than 10 years (guidelines, labels and formularies 5, "
        "web pages 3), unless an editor marked it as a landmark, with the reason.",
        "NHS Standard for creating health content, planned review; PIF TICK criterion 3.",
        age,
    ),
    Check(
        "CIT-14",
        "block",
        "No notice is cited by mistake",
        "No title is that of a retraction, withdrawal, concern or correction, until an editor "
        "has noted what it is.",
        "NISO RP-45-2024, communication of retractions: titles carry the word.",
        notices,
    ),
    Check(
        "CIT-15",
        "block",
        "No two keys look alike",
        "Keys differ in more than case or characters that look the same: I, l and 1; O and 0.",
        "Unicode Technical Standard 39, confusable identifiers.",
        look_alikes,
    ),
)
