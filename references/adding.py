"""Adding a source by what it is known by: found in the library, or looked up and stored."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db import transaction

from references.formats.kind_guess import kind
from references.formats.records import Csl, Record
from references.formats.tidying import tidy
from references.identifiers import (
    address_spellings,
    find,
    find_trial,
    normalise_doi,
    normalise_isbn,
    normalise_url,
)
from references.intake import take_in
from references.looking_up import keep
from references.lookup.gather import Gathered, gather
from references.lookup.held_together import settle_mismatches
from references.models import Reference

What = Literal["known", "new", "completed"]
_FIELDS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "isbn": "ISBN", "url": "URL"}
_TYPES = {"isbn": "book", "url": "webpage", "nct": "webpage"}
_WHAT: dict[str, What] = {"new": "new", "merged": "completed", "known": "known"}
LONGEST = 2_000
NOTHING = (
    "There is no DOI, PubMed number, PMCID, ISBN, trial number or web address in this. Paste one "
    "of them, with “PMID” or “ISBN” before the number where it is short."
)


@dataclass(frozen=True)
class Added:
    """The source that was meant, and whether it was there, is new, or was completed."""

    reference: Reference
    what: What


@dataclass(frozen=True)
class NotAdded:
    """Nothing was stored but what was asked; the message says why, and what to do.

    `identifier` is what was read in the text; "" where nothing was, so that nothing can be kept.
    """

    message: str
    scheme: str = ""
    identifier: str = ""


def identifier_in(text: str) -> tuple[str, str] | None:
    """Return the scheme and the one spelling of what a text names, in whatever form it is pasted.

    A number alone is PubMed's, or an ISBN where its digits say so. Of several the first that
    names a paper counts, before books and pages.
    """
    text = text.strip()[:LONGEST]
    if trial := find_trial(text):
        return "nct", trial
    if doi := normalise_doi(text):
        return "doi", doi
    found = find(text)
    for scheme in ("doi", "pmid", "pmcid", "isbn", "url"):
        for one in found:
            if one.scheme == scheme:
                return scheme, one.value
    if isbn := normalise_isbn(text):
        return "isbn", isbn
    if re.fullmatch(r"[0-9]{1,8}", text) and text.strip("0"):
        return "pmid", text.lstrip("0")
    return None


def known_by(scheme: str, value: str) -> Reference | None:
    """Return the source of the library with this identifier."""
    if scheme == "url":
        # A paper may name the page that it lies on, so only what has no other name is the page.
        rows = Reference.objects.filter(url__in=address_spellings(value), doi="", pmid="")
    else:
        rows = Reference.objects.filter(**{scheme: value})
        if scheme == "isbn":
            rows = rows.exclude(csl__type="chapter")
    return rows.order_by("pk").first()


@dataclass(frozen=True)
class Asked:
    """What a text names, and what the library or else the registers know of it."""

    scheme: str
    identifier: str
    known: Reference | None = None
    gathered: Gathered | None = None


def ask(text: str, *, at: datetime) -> Asked | NotAdded:
    """Return what is known of the source that a text names; NotAdded where it names none.

    Others are asked meanwhile, so this must not run inside a transaction. Never raises for what
    was typed or what was answered.
    """
    named = identifier_in(text)
    if named is None:
        return NotAdded(NOTHING)
    scheme, value = named
    if known := known_by(scheme, value):
        return Asked(scheme, value, known)
    return Asked(scheme, value, gathered=gather({scheme: value}, on=at.date()))


@transaction.atomic
def store(asked: Asked, *, by: Any, at: datetime, bare: bool = False) -> Added | NotAdded:
    """Store what was asked for, with what each register said, and return the source.

    `bare`: store it with its identifier alone where no register tells more.
    """
    if asked.known is not None:
        return Added(asked.known, "known")
    gathered = asked.gathered or Gathered(None, "", ())
    record = gathered.record or (_bare(asked.scheme, asked.identifier) if bare else None)
    refused = NotAdded(gathered.trouble, asked.scheme, asked.identifier)
    if record is not None:
        (outcome,) = take_in([record], at=at, by=by)
        if outcome.what != "refused":
            reference = Reference.objects.get(key=outcome.key)
            keep(gathered.answers, reference=reference, at=at)
            settle_mismatches([reference])
            return Added(reference, _WHAT[outcome.what])
        refused = NotAdded(outcome.message, asked.scheme, asked.identifier)
    keep(gathered.answers, reference=None, at=at)
    return refused


def add_by_identifier(text: str, *, by: Any, at: datetime, bare: bool = False) -> Added | NotAdded:
    """Ask for what a text names, and store it: `ask` and `store` in one go."""
    asked = ask(text, at=at)
    return asked if isinstance(asked, NotAdded) else store(asked, by=by, at=at, bare=bare)


def _bare(scheme: str, value: str) -> Record:
    """Return a record of which only the identifier is known."""
    csl: Csl = {"type": _TYPES.get(scheme, "article-journal")}
    if scheme == "nct":
        csl |= {"number": value, "URL": f"https://clinicaltrials.gov/study/{value}"}
    else:
        csl[_FIELDS[scheme]] = normalise_url(value) or value if scheme == "url" else value
    csl = tidy(csl)
    return Record(csl, "trial" if scheme == "nct" else kind(csl, ()), 1, 1)
