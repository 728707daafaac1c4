"""Which sentences give a dose: an amount of a medicine, with how or how often it is taken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.checks.figures.named_medicines import medicines_in
from articles.checks.prepared import Part, Prepared
from articles.checks.sources.cited import Cited, Keys
from articles.content import Claim
from articles.markup.plain import plain_inline

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
AMOUNT = re.compile(
    rf"(?<![\w.,]){_NUMBER}(?:\s?(?:to|-|–)\s?{_NUMBER})?[ \u00a0-]?"
    r"(?:mg|mcg|µg|μg|micrograms?|milligrams?|grams?|g|units?|IU|mL|mmol|mEq|puffs?|drops?)"
    r"(?:/kg|/m2|/m²)?\b(?!\s?(?:/|per)\s?(?:d?L|l|ml|mL|deciliter|decilitre|liter|litre)\b)",
)
_HOW = re.compile(
    r"\b(?:intramuscular(?:ly)?|intravenous(?:ly)?|subcutaneous(?:ly)?|by mouth|oral(?:ly)?|"
    r"inject(?:s|ed|ion|ions)?|I\.?M\.?|I\.?V\.?|infusions?|infused|inhaled|sublingual(?:ly)?|"
    r"rectal(?:ly)?|daily|weekly|monthly|nightly|every (?:\d+|other|second|third|two|three|four|"
    r"six|eight|twelve|day|week|month|morning|night|evening|hour)|(?:once|twice|[\w-]+ times)"
    r"(?: a| per| each| every)? (?:day|week|month|daily|weekly)|(?:a|per|each) day|at bedtime|"
    r"alternate days|loading|maintenance|starting|doses?|dosages?|dosed|titrated?|bolus(?:es)?)\b",
    re.IGNORECASE,
)
# What people eat, drink and pass is measured too; where no medicine is named it is no dose.
_NO_MEDICINE = re.compile(
    r"\b(?:sodium|salt|fib(?:er|re)|proteins?|fat|sugars?|carbohydrates?|cholesterol|caffeine|"
    r"alcohol|beer|wine|cigarettes?|smok\w+|fluids?|water|milk|cups?|calories|foods?|eat|eating|"
    r"diets?|dietary|meals?|servings?|iodine|calcium|urine|proteinuria|creatinine|stools?|"
    r"excret\w+|weigh\w*|radiation|mercury|tolerance test|concentrations? of|"
    r"levels? (?:higher|lower|above|below|of|greater|less|over|under))\b",
    re.IGNORECASE,
)
_FOOD = frozenset({"calcium", "iodine", "potassium", "magnesium", "zinc"})
_NEEDED = re.compile(r"\b(?:needs?|eats?|gets?|consumes?)\b", re.IGNORECASE)
# What a study gave is a result, not advice.
_RESULT = re.compile(r"\b(?:stud(?:y|ies)|trials?|researchers)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Dose:
    """A dose as the article states it: one claim, or one sentence outside every claim."""

    where: str
    quote: str
    keys: Keys
    audience: str
    at: int | None
    claim: Claim | None = None


def gives_dose(sentence: str) -> bool:
    """Return whether a sentence says how much of a medicine is taken, and how or how often."""
    if not (AMOUNT.search(sentence) and _HOW.search(sentence)) or _RESULT.search(sentence):
        return False
    return not _NO_MEDICINE.search(sentence) or any(
        # "Iron", "vitamin D" and calcium stand in food as well as in tablets.
        named.is_product and named.medicine.name not in _FOOD
        for named in medicines_in(sentence)
    )


def doses(prepared: Prepared) -> Iterator[Dose]:
    """Yield the dose claims, then the sentences with a dose that belong to no claim."""
    for claim in prepared.content.claims:
        words = [plain_inline(wording.words) for wording in claim.wordings]
        if claim.kind == "dose" or any(map(gives_dose, words)):
            yield dose_of(claim)
    for part, sentence in sentences_with_dose(prepared):
        if not sentence.claims:
            at = part.offset(sentence.block, sentence.text)
            yield Dose(part.where, sentence.text, sentence.keys, part.audience, at)


def dose_of(claim: Claim) -> Dose:
    """Return a claim as a dose, in its first wording, with its pooled references."""
    first = claim.wordings[0] if claim.wordings else None
    return Dose(
        f"claim {claim.id}",
        plain_inline(first.words) if first else "",
        tuple(citation.reference for citation in claim.citations),
        first.audience if first else "",
        None,
        claim,
    )


def sentences_with_dose(prepared: Prepared) -> Iterator[tuple[Part, Cited]]:
    """Yield the sentences that give a dose, headings apart."""
    eaten: Cited | None = None
    for part, sentence in prepared.cited:
        if sentence.block.kind == "heading":
            continue
        if gives_dose(sentence.text):
            if eaten is None or not _goes_on(eaten, sentence):
                yield part, sentence
        else:
            eaten = sentence if _gives_food(sentence.text) else None


def _gives_food(sentence: str) -> bool:
    """Return whether a sentence says how much of a food or a nutrient people have."""
    return bool(AMOUNT.search(sentence) and _NO_MEDICINE.search(sentence))


def _goes_on(eaten: Cited, sentence: Cited) -> bool:
    """Return whether an amount without a name is of the food that was measured just before."""
    if eaten.block is not sentence.block or not _NEEDED.search(sentence.text):
        return False
    return not any(medicines_in(sentence.text))
