"""What a text says is given: medicine, dose, how often, for how long, to whom, in which phase."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from articles.checks.figures.regimen import Regimen
from articles.checks.prepared import Part, Prepared
from articles.checks.prose.sentences import sentences
from articles.facts.fact import Fact
from articles.facts.medicines import Medicine
from articles.facts.reader import read
from articles.markup.plain import TextBlock, plain_inline

# A regimen says how often, or how much; most sentences of an article say neither.
_WORTH_READING = re.compile(
    r"\b(?:daily|weekly|monthly|yearly|hourly|nightly|fortnightly|every|once|twice|alternate|"
    r"times|[0-9][0-9.,]*\s?-?(?:mg|g|mcg|micrograms?|units?|mL|ml|tablets?|capsules?|puffs?))\b"
)
_CONDITION = re.compile(
    r"""\b(?:
    if|when|whenever|unless|who|whose|where|depending|according|based\ on|alternatively|except
    |(?:in|for|among)\ (?:(?:\w+\ ){0,3})(?:people|patients?|adults?|children|child|infants?|babies
        |women|men|those|adolescents|teenagers|individuals|pregnancy|treatment|acute|chronic|mild
        |severe|moderate)
    |with(?:out)?\ (?:\w+\ ){0,3}(?:disease|involvement|symptoms?|impairment|failure|deficiency)
    |adults?|child(?:ren)?|infants?|elderly|ages?|people\ (?:over|under)|pregnan\w+
    |breastfeeding|mild|moderate|severe\w*|renal
    |hepatic|weigh\w*|aged|increas\w+|reduc\w+|titrat\w+|adjust\w*|may\ be|could|some|study|studies
    |trials?|example|versus|compared|instead|prevent\w*|prophyla\w+|switch\w*
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_MAINTENANCE = re.compile(
    r"\b(?:maintenance|then|thereafter|after that|afterwards?|followed by|lifelong|life-long|"
    r"for life|indefinitely|long[- ]term|ongoing)\b",
    re.IGNORECASE,
)
_LOADING = re.compile(
    r"\b(?:loading|initial(?:ly)?|first|starting|at first|to begin|induction|until|starter)\b",
    re.IGNORECASE,
)
# Tests are not given, and trials and packages tell what was given or is sold.
_NOT_GIVEN = re.compile(
    r"""\b(?:tests?|tested|testing|check(?:ed|s|ing)?|monitor\w*|review\w*|scans?|visits?
    |appointments?|levels?|measur\w+|screen\w*|examin\w+|symptoms?\ (?:occur|appear)
    |subjects?|volunteers?|placebo|random\w+|received|reported|showed|was|were|had|rats?|mice|mean
    |baseline|cohort|syringes?|vials?|supplied|contain(?:s|ing)?|packs?|cartons?|single-use
    |providing|figure)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "Increased by 2.5 mg every 2 weeks" is a step between doses and no dose.
_STEP = re.compile(
    r"\b(?:by|in steps of|in increments of)\s[0-9][0-9.,]*\s?(?:mg|g|mcg|microg|unit)"
)
_LONGEST_CONDITION = 160


def regimens(prepared: Prepared) -> Iterator[Regimen]:
    """Yield what the texts of an article say is given, in reading order."""
    for part in prepared.parts:
        yield from _in_part(part)


def _in_part(part: Part) -> Iterator[Regimen]:
    intro, row, named = "", -1, None
    claims = _claims_by_block(part)
    for block in part.blocks:
        if block.kind == "cell":
            first = row < 0 or "\n" in part.source[row : block.start]
            intro, row, named = block.text if first else intro, block.start, None
        elif block.kind != "item":
            intro, row, named = block.text if _introduces(block) else "", -1, None
        for sentence in sentences(block.text):
            if not _WORTH_READING.search(sentence.text):
                continue
            facts = facts_of(sentence.text)
            inside = frozenset(
                id for id, said in claims.get(block.start, ()) if said in sentence.text
                or sentence.text in said
            )  # fmt: skip
            found = _regimen(part, block, sentence.text, facts, intro, named, inside)
            if found is not None:
                yield found
                # "Then maintenance: 1 mg" is of the medicine that the item before names.
                named = found.medicine if block.kind == "item" else None


def _introduces(block: TextBlock) -> bool:
    return block.kind == "paragraph" and block.text.rstrip().endswith(":")


# Several checks read the same sentences, and most stay as they are from save to save.
@lru_cache(4096)
def facts_of(sentence: str) -> tuple[Fact, ...]:
    """Return the facts of a sentence, read once however many checks ask."""
    return read(sentence)


def _regimen(
    part: Part,
    block: TextBlock,
    words: str,
    facts: tuple[Fact, ...],
    intro: str,
    named: Medicine | None,
    claims: frozenset[str],
) -> Regimen | None:
    """Return the one regimen of a sentence; with two doses, nobody knows which is which."""
    # The medicine of a plain dose stands in the item before: "Then maintenance: 1 mg daily".
    dosed = any(fact.kind in ("frequency", "route") for fact in facts)
    amounts = [fact for fact in facts if fact.is_given or (dosed and _is_plain_amount(fact))]
    medicines = {fact.medicine for fact in facts if fact.kind == "medicine" and fact.medicine}
    often = {fact.frequency for fact in facts if fact.kind == "frequency" and not fact.comparator}
    routes = [fact for fact in facts if fact.kind == "route"]
    if len({m.family for m in medicines}) > 1 or len(amounts) > 1 or len(often) > 1:
        return None
    if not (amounts or routes) or not (amounts or often) or _NOT_GIVEN.search(words):
        return None
    exact = sorted(medicines, key=lambda m: m.substance, reverse=True)
    medicine = exact[0] if exact else named
    if _STEP.search(words):
        return None
    if medicine is None or any(fact.comparator not in ("", "≈") for fact in amounts):
        return None
    quote = block.text if block.kind in ("item", "cell") else words
    said = [fact for fact in routes if not fact.hint] or routes
    return Regimen(
        part.audience,
        part.where,
        quote,
        part.offset(block, quote),
        medicine,
        amounts[0] if amounts else None,
        next(iter(often), None),
        next((fact for fact in facts if fact.kind == "duration"), None),
        said[0].route if said else "",
        _phase(words) or _phase(intro),
        _condition(words, intro),
        claims,
    )


def _is_plain_amount(fact: Fact) -> bool:
    return fact.kind == "amount" and fact.dimension in ("mass", "activity")


def _phase(words: str) -> str:
    if _MAINTENANCE.search(words):
        return "maintenance"
    return "loading" if _LOADING.search(words) else ""


def _condition(words: str, intro: str) -> str:
    found = _CONDITION.search(words)
    own = words[found.start() : found.start() + _LONGEST_CONDITION] if found else ""
    return " ".join(f"{intro} {own}".split()).casefold()


def _claims_by_block(part: Part) -> dict[int, list[tuple[str, str]]]:
    """Return, by the start of their block, the ids of claims with their words."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for mark in part.marks.claims:
        found[part.block_start(mark.start)].append((mark.id, plain_inline(mark.words)))
    return found
