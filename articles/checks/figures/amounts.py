"""Whether each amount says of what, and is written so that nobody misreads it."""

import re
from collections.abc import Iterator

from articles.checks.check import Check
from articles.checks.figures.laboratory import one_system
from articles.checks.figures.regimens import facts_of
from articles.checks.figures.shares import without_denominator
from articles.checks.finding import Trouble
from articles.checks.prepared import Part, Prepared
from articles.checks.prose.quantities import UNIT
from articles.facts.fact import Fact
from articles.markup.plain import TextBlock

_DOSED = frozenset({"mass", "activity", "mass/mass", "activity/mass", "mass/area"})
_DOSE = re.compile(r"\d\s?-?(?:kg|m?g|mcg|µg|μg|micrograms?|milligrams?|grams?|units?|IU)\b")
_EATEN = re.compile(
    r"\b(?:sugar|salt|sodium|protein|fibre|fiber|fat|cholesterol|carbohydrates?|alcohol|food|diet"
    r"|dietary|meal|snack|serving|portion|weigh\w*|gain\w*|lose|lost|weight|born|birth|baby)\b",
    re.IGNORECASE,
)
# A word right before a dose, or after "of" behind it, names what is given, known to us or not:
# all but these, which stand before doses of anything.
_NAMES_NOTHING = frozenset(
    """
    a about additional an and another approximately as at average be been between by contain
    containing contains daily day days dosage dosages dose doses each either equivalent every exceed
    extra first following for from get give given gives had has have high higher hour hours in
    increase increased inject injected initial is least less lower lowest maintenance max maximum
    medicine medicines month months more most no of on once only or over per phase plus receive
    received reduce reduced regimen second single so start starting strength strengths supplement
    supplements tablet tablets take taken takes taking than that the their then therapy this times
    to total treatment twice typical typically under until up use used using usual usually versus
    was week weekly weeks were with within year years your
    """.split()
)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’®™-]*)[\s:,(]*$")
_OF_WORD = re.compile(
    r"\s+(?:tablets?\s+|capsules?\s+|doses?\s+)?of\s+(?!(?:the|it|this|that|a)\b)\w"
)
_NEXT_WORD = re.compile(r"\s+([^\W\d_][\w'’-]*)")
_BEHIND = frozenset(
    """
    a after an and as at before by daily each every for from if in increased intramuscular
    intramuscularly intravenous intravenously is on once or oral orally per possibly subcutaneous
    subcutaneously than then three times to twice two until weekly when with monthly by four
    dose doses tablet tablets capsule capsules injection injections total
    """.split()
)
_RANGE = re.compile(
    rf"(?:\bevery\s)?(?<![\w.,/–-])(?:\d[\d,.]*\s?[-–—]\s?\d[\d,.]*(?![\d.,]*[-–—]\d)\s?-?(?:{UNIT})"
    rf"|\d[\d,.]*\+\s?(?:{UNIT}))(?!\w)"
)
_PLUS = re.compile(r"(\d)\+\s?(\w+)")
_DASH = re.compile(r"(\d)\s?[-–—]\s?(\d)")
_SPLIT = re.compile(
    r"(?<![\d.,])\b(?:0\.\s+\d+|\d\.\s+\d+)\s?(?:%|mg|mcg|micrograms?|g|kg|mL|ml|units?)(?!\w)"
)
# "Day 1. 40 mg was given": what is numbered ends its sentence with the number.
_NUMBERED = re.compile(
    r"(?<!\ba\s)(?<!\bper\s)(?<!\beach\s)(?<!\bevery\s)\b(?:day|week|month|visit|study|trial|table|"
    r"figure|stage|grade|type|phase|step|section|version|page|group|arm|class|cycle)\s$",
    re.IGNORECASE,
)


def named_doses(prepared: Prepared) -> Iterator[Trouble]:
    """Find doses in items and sentences that name no medicine."""
    for part in prepared.parts:
        rows: dict[int, str] | None = None
        for block, sentence in part.sentences:
            if block.kind == "heading" or not _DOSE.search(sentence.text):
                continue
            facts = facts_of(sentence.text)
            dose = _dose(facts)
            if dose is None or _names_a_medicine(sentence.text, facts, dose):
                continue
            if block.kind == "cell":
                rows = _rows(part) if rows is None else rows
            beside = rows[block.start] if block.kind == "cell" and rows else block.text
            if block.kind in ("item", "cell") and _mentions_a_medicine(beside):
                continue
            quote = block.text if block.kind in ("item", "cell") else sentence.text
            message = f'The dose "{dose.words}" stands without the name of its medicine.'
            cure = "Name the medicine in the same sentence or item, even if it was named before."
            yield part.trouble(block, quote, message, cure)


def _dose(facts: tuple[Fact, ...]) -> Fact | None:
    """Return the first amount of a sentence that says how often or by which route."""
    if not any(fact.kind in ("route", "frequency") and not fact.hint for fact in facts):
        return None
    amounts = (fact for fact in facts if fact.kind == "amount" and not fact.restates)
    return next((fact for fact in amounts if fact.dimension in _DOSED), None)


def _names_a_medicine(sentence: str, facts: tuple[Fact, ...], dose: Fact) -> bool:
    """Return whether a name stands in the sentence or beside the dose, known to us or not."""
    if any(fact.kind == "medicine" for fact in facts) or _EATEN.search(sentence):
        return True
    before = _WORD_BEFORE.search(sentence, max(0, dose.start - 40), dose.start)
    if before is not None and before[1].casefold() not in _NAMES_NOTHING:
        return True
    behind = _NEXT_WORD.match(sentence, dose.end)
    if behind is not None and behind[1].casefold() not in _BEHIND:
        return True
    return _OF_WORD.match(sentence, dose.end) is not None


def _mentions_a_medicine(text: str) -> bool:
    return any(fact.kind == "medicine" for fact in facts_of(text))


def _rows(part: Part) -> dict[int, str]:
    """Return, for the start of each cell, the words of its row and of its table's header."""
    found: dict[int, str] = {}
    header, row = "", list[TextBlock]()
    cells = [block for block in part.blocks if block.kind == "cell"]
    for block in cells:
        between = part.source[row[-1].start : block.start] if row else "\n\n"
        if "\n" in between:
            _close(found, row, header)
            header = "" if "\n\n" in between else header or _words(row)
            row = []
        row.append(block)
    _close(found, row, header)
    return found


def _close(found: dict[int, str], row: list[TextBlock], header: str) -> None:
    words = f"{header} {_words(row)}"
    found.update((block.start, words) for block in row)


def _words(row: list[TextBlock]) -> str:
    return " ".join(block.text for block in row)


def plain_ranges(prepared: Prepared) -> Iterator[Trouble]:
    """Find ranges with a hyphen or dash and open ranges with a plus sign."""
    for part, block in prepared.blocks():
        for found in _RANGE.finditer(block.text):
            fix = _PLUS.sub(r"\1 \2 or more", found[0])
            if fix == found[0]:
                fix = _DASH.sub(r"\1 to \2", found[0])
            message = f'The range "{found[0]}" is read aloud without its sign.'
            yield part.trouble(block, found[0], message, f'Write "{fix}".', fix=fix)


def whole_decimals(prepared: Prepared) -> Iterator[Trouble]:
    """Find decimals that a space has split: "0. 1 mg"."""
    for part, block in prepared.blocks():
        for found in _SPLIT.finditer(block.text):
            if _NUMBERED.search(block.text, max(0, found.start() - 20), found.start()):
                continue
            message = f'"{found[0]}" is a decimal with a space in it: it reads as another number.'
            cure = "Close the space, and check the number in the source."
            yield part.trouble(block, found[0], message, cure)


CHECKS = (
    Check(
        "NUM-06",
        "warn",
        "Every dose names its medicine",
        "The item or sentence that gives a dose names the medicine.",
        'Found on a published page: "Then maintenance: 1 mg intramuscularly", twice.',
        named_doses,
    ),
    Check(
        "NUM-07",
        "warn",
        "Laboratory values in both systems",
        "A value for clinicians and students stands in mass and in molar units, in units that "
        "laboratories use for it; what the whole world measures in one unit is exempt.",
        'Found on published pages: "<180 pg/mL" alone, and "200-500 pg/dL", which does not exist.',
        one_system,
    ),
    Check(
        "NUM-08",
        "warn",
        "Shares say of whom",
        "A percentage has a population, a denominator or a study; a limit (up to) has a study. For "
        "patients and carers it blocks.",
        "NHS service manual, numbers; PIF TICK: use natural frequencies with one denominator.",
        without_denominator,
    ),
    Check(
        "NUM-09",
        "warn",
        "Ranges in words",
        'A range with a unit is written with "to", and an open one with "or more".',
        "NHS service manual, numbers: hyphens in ranges are read aloud wrongly.",
        plain_ranges,
    ),
    Check(
        "NUM-10",
        "block",
        "Decimals are whole",
        "No space stands inside a decimal.",
        'Found on a published page: "0. 1 mg per day".',
        whole_decimals,
    ),
)
