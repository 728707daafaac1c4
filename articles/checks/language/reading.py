"""Whether a text can be read by those it is for: grade, sentences, words, abbreviations, lists."""

from collections.abc import Iterator

from articles.checks.check import Check
from articles.checks.figures.shorthand import FOR_PATIENTS
from articles.checks.finding import Level, Trouble
from articles.checks.language import abbreviations, vocabulary
from articles.checks.prepared import Prepared
from articles.checks.prose import listing
from articles.checks.prose.standing import Spot
from articles.readability.measuring import Readability, measure
from articles.readability.preparing import prose, words

# Flesch-Kincaid grade aimed at, and the cap above which a text is refused.
TARGETS: dict[str, tuple[float, float | None]] = {
    "patient": (6, 9),
    "carer": (6, 9),
    "student": (12, None),
    "clinician": (14, None),
}
LONGEST_SENTENCE = {"patient": 20, "carer": 20, "student": 30, "clinician": 30}
"""Words."""
MOST_SENTENCES = 3
"""Sentences in a paragraph for patients and carers."""
_NAMED_COSTS = 3
_LONGEST_OPENING = 60


def grade(prepared: Prepared) -> Iterator[Trouble]:
    """Find texts above the grade of their readers, and the sentences that cost most."""
    for text in prepared.content.texts:
        said = list(_prose_of(prepared, text.audience))
        if not said:
            continue
        readability = measure([spoken for _, spoken in said])
        spots = [spot for spot, _ in said]
        if readability.is_long_enough:
            yield from _above_target(text.audience, readability, spots)
        else:
            size = readability.size
            yield spots[0].trouble(
                f"The {text.audience} text is too short to score: {size.sentences} sentences, "
                f"{size.words} words.",
                "Nothing is wrong; 30 sentences or 300 words can be scored. Read it aloud instead.",
                level="unchecked",
            )


def _prose_of(prepared: Prepared, audience: str) -> Iterator[tuple[Spot, str]]:
    for part, block, sentence in prepared.sentences():
        spoken = prose(block, sentence.text) if part.audience == audience else ""
        if spoken:
            yield Spot(part, block, sentence), spoken


def _above_target(audience: str, found: Readability, spots: list[Spot]) -> Iterator[Trouble]:
    target, cap = TARGETS[audience]
    if found.grade <= target:
        return
    level: Level = "block" if cap is not None and found.grade > cap else "warn"
    dearest = [spots[cost.index] for cost in found.costs[:_NAMED_COSTS]]
    openings = "; ".join(f'"{_opening(spot.text)}"' for spot in dearest[1:])
    limit = f"{target}, refused above {cap}" if cap is not None else f"{target}"
    yield dearest[0].trouble(
        f"The {audience} text reads at grade {found.grade:.1f} (target {limit}). This sentence "
        f"costs most: {found.costs[0].grades:.2f} grades.",
        f"Make two of it, with shorter words. Then: {openings}."
        if openings
        else "Make two of it, with shorter words.",
        level=level,
    )


def _opening(sentence: str) -> str:
    if len(sentence) <= _LONGEST_OPENING:
        return sentence
    return sentence[:_LONGEST_OPENING].rsplit(" ", 1)[0] + " …"


def lengths(prepared: Prepared) -> Iterator[Trouble]:
    """Find sentences of too many words, and paragraphs of too many sentences."""
    for part in prepared.parts:
        most = LONGEST_SENTENCE[part.audience]
        in_block: dict[int, int] = {}
        for block, sentence in part.sentences:
            spot = Spot(part, block, sentence)
            count = len(words(prose(block, sentence.text)))
            if count > most:
                yield spot.trouble(
                    f"This sentence has {count} words; {most} are the most for {part.audience} "
                    "readers.",
                    "Make two of it, or a list.",
                )
            in_block[block.start] = in_block.get(block.start, 0) + (count > 0)
            if (
                part.audience in FOR_PATIENTS
                and block.kind == "paragraph"
                and in_block[block.start] == MOST_SENTENCES + 1
            ):
                yield spot.trouble(
                    f"With this sentence the paragraph has more than {MOST_SENTENCES}.",
                    "Begin a new paragraph here, or make a list.",
                )


CHECKS = (
    Check(
        "READ-01",
        "warn",
        "A grade for its readers",
        "Prepared text reads at grade 6 for patients and carers (above 9 it is refused), 12 for "
        "students, 14 for clinicians. Fewer than 30 sentences and 300 words are not scored.",
        "NHS, how we write (reading age 9 to 11); AHRQ toolkit; Kincaid and others 1975.",
        grade,
    ),
    Check(
        "READ-02",
        "advise",
        "Short sentences, short paragraphs",
        "Sentences have at most 20 words and paragraphs 3 sentences for patients and carers; "
        "sentences have at most 30 words for students and clinicians.",
        "NHS, how we write.",
        lengths,
    ),
    Check(
        "READ-03",
        "warn",
        "Clinical words are explained",
        "A clinical word is in the terms, or plain words stand beside it at its first use; for "
        "patients and carers this blocks, unless the question is asked with the word. Clinicians "
        "need it for rare words only.",
        "NHS, how we write: plain term first; CDC Clear Communication Index, item 8.",
        vocabulary.unexplained_words,
    ),
    Check(
        "READ-04",
        "warn",
        "Abbreviations are expanded",
        "An abbreviation is written out at its first use, headings apart; for patients and carers "
        "this blocks, unless the question is asked with it.",
        "NHS, how we write.",
        abbreviations.unexpanded,
    ),
    Check(
        "READ-05",
        "advise",
        "Lists of seven",
        "A list has at most seven items at each level.",
        "CDC Clear Communication Index, item 7.",
        listing.long_lists,
    ),
)
