"""What a text says of labels, and of a whole family of medicines: for which product it holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.checks.figures.named_medicines import NamedMedicine, medicines_in
from articles.checks.figures.stated_doses import AMOUNT, sentences_with_dose
from articles.checks.finding import Trouble
from articles.checks.prepared import Part, Prepared
from articles.checks.sources.cited import Cited

_SAYS = (
    r"(?: \w+ly| also| now| further)* (?:warns?|warned|states?|stated|says?|said|advis\w+|"
    r"recommend\w*|allows?|lists?|contraindicat\w+|requires?|gives?|carr(?:y|ies)|includes?|"
    r"mentions?|notes?|cautions?|permits?|specif\w+)\b"
)
_LABEL = r"(?:drug |product |medicine |medication )?label(?:s|ling|ing)?"
_DOCUMENT = (
    r"(?:prescribing information|package (?:insert|leaflet)s?|(?:summary|summaries) of product "
    r"characteristics|SmPCs?|(?:boxed|black[- ]box) warnings?|"
    r"product (?:information|monograph|licen[cs]e)|data ?sheets?)"
)
_REGULATOR = (
    r"(?:FDA|U\.?S\.?|UK|EMA|MHRA|EU|TGA|Health Canada|European|American|British|"
    r"manufacturer['’]?s['’]?|approved|official)"
)
REGULATORY = re.compile(
    rf"\b{_REGULATOR}(?:[- ]approved)? (?:{_LABEL}|{_DOCUMENT})\b|\b{_DOCUMENT}{_SAYS}"
    # Food has labels too, and so has everything in a cupboard.
    rf"|\b(?:drug|medicine|medication) label{_SAYS}|^The label{_SAYS}",
    re.IGNORECASE,
)
# "the Eliquis label", "product information for Folic Acid Tablets BP": a name we do not know.
_NAMED = re.compile(
    r"(?:(?i:label(?:ling|ing)?|information|inserts?|leaflets?|characteristics|SmPC|warnings?|"
    r"monograph|licen[cs]e)) (?:for|of) (?:the )?[A-Z][a-z]\w+"
    r"|(?<!^)(?<![.!?] )\b[A-Z][a-z]{2,}[\w-]* (?:[\d.]+ ?\w+ )?(?:label|prescribing information)\b"
)
_NO_NAME = frozenset({"The", "European", "American", "British", "Canada", "Drug", "Product"})

_FORM = re.compile(r"[ -](?:injections?|shots?|jabs?|infusions?|implants?|depots?)\b", re.I)
_SCHEDULE = re.compile(
    r"\b(?:(?:bi)?monthly|weekly|fortnightly|quarterly|lifelong|for life|alternate days|"
    r"every (?:\d+|other|second|two|three|four|six|eight|twelve|few) (?:days?|weeks?|months?)|"
    r"every (?:week|fortnight|month)|"
    r"(?:once|twice|\w+ times) (?:a|per|each) (?:week|month)|(?:loading|maintenance) dose)\b",
    re.IGNORECASE,
)
_ORDERS = re.compile(r"\b(?:requires?|needs?)\b", re.I)
_BEFORE = 400
"""Characters before a sentence in which its product may have been named."""
_CURE = (
    'Name the product, such as "the US label for cyanocobalamin injection": what holds for one '
    "product need not hold for its family."
)


# One of these stands in every match: looking for them first costs a tenth.
_HINTS = (
    *("label", "prescribing information", "package ", "characteristics", "smpc", "warning"),
    *("product ", "data sheet", "datasheet"),
)


def speaks_of_labels(text: str) -> bool:
    """Return whether a text says something of a label or of product information."""
    low = text.casefold()
    return any(hint in low for hint in _HINTS) and REGULATORY.search(text) is not None


@dataclass(frozen=True)
class Statement:
    """A sentence that speaks of a label without saying of which product."""

    part: Part
    sentence: Cited
    words: str


def label_statements(prepared: Prepared) -> Iterator[Statement]:
    """Yield the sentences that say what a label says and name no product, nor did the block."""
    for part, sentence in prepared.cited:
        if not speaks_of_labels(sentence.text):
            continue
        found = REGULATORY.search(sentence.text)
        if found and sentence.block.kind != "heading" and not _names_product(sentence):
            yield Statement(part, sentence, found[0])


def _names_product(sentence: Cited) -> bool:
    """Return whether the sentence names a product, or those just before it in its block do."""
    end = sentence.start + len(sentence.text)
    so_far = sentence.block.text[max(0, sentence.start - _BEFORE) : end]
    if any(found.is_product for found in medicines_in(so_far)):
        return True
    named = _NAMED.search(so_far)
    return named is not None and named[0].split()[0] not in _NO_NAME


def product_named(prepared: Prepared) -> Iterator[Trouble]:
    """Find label statements without a product, and a product's schedule put on its family."""
    for statement in label_statements(prepared):
        yield _trouble(
            statement.part,
            statement.sentence,
            f'"{statement.words}" does not say of which product.',
        )
    families = list(_family_schedules(prepared))
    for part, sentence, named, is_schedule in families:
        name = sentence.text[named.start : named.end]
        trouble = _trouble(
            part, sentence, f'This is said of "{name}", a family of products that differ.'
        )
        yield trouble if is_schedule else _warning(trouble)
    yield from _members(prepared, {named.medicine.family for _, _, named, s in families if s})


def _family_schedules(
    prepared: Prepared,
) -> Iterator[tuple[Part, Cited, NamedMedicine, bool]]:
    for part, sentence in prepared.cited:
        text = sentence.text
        # Reading medicines costs more than looking for the word that must follow them.
        if sentence.block.kind == "heading" or not _FORM.search(text):
            continue
        found = list(medicines_in(text))
        if any(each.is_product for each in found):
            continue
        for named in found:
            if _FORM.match(text, named.end):
                if _SCHEDULE.search(text) or AMOUNT.search(text):
                    yield part, sentence, named, True
                elif part.audience in ("clinician", "student") and _ORDERS.search(text):
                    yield part, sentence, named, False
                break


def _members(prepared: Prepared, families: set[str]) -> Iterator[Trouble]:
    """Find the first dose of a product whose family the article gives another schedule to."""
    if not families:
        return
    for part, sentence in sentences_with_dose(prepared):
        for named in medicines_in(sentence.text):
            if named.is_product and named.medicine.family in families:
                families.discard(named.medicine.family)
                yield _trouble(
                    part,
                    sentence,
                    f"This holds for {named.medicine.name}; elsewhere the article gives a "
                    f"schedule to {named.medicine.family} as a whole.",
                )


def _trouble(part: Part, sentence: Cited, message: str) -> Trouble:
    at = part.offset(sentence.block, sentence.text)
    return Trouble(part.where, sentence.text, message, _CURE, part.audience, at)


def _warning(trouble: Trouble) -> Trouble:
    return Trouble(
        trouble.where,
        trouble.quote,
        trouble.message,
        trouble.cure,
        trouble.audience,
        trouble.at,
        "warn",
    )
