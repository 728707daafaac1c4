"""Whether a reader is told which signs need help, how soon, and whom to call."""

import re
from collections.abc import Iterator

from articles.checks.finding import WHOLE_ARTICLE, Trouble
from articles.checks.guidance.data_regions import NUMBERS
from articles.checks.prepared import Part, Prepared, Reading
from articles.checks.prose.sentences import Sentence
from articles.content import Content
from articles.markup.blocks import CARE, Block, parse_blocks
from articles.markup.plain import TextBlock, blocks_of_text

LAY = frozenset({"patient", "carer"})
HELP = frozenset({"urgent", "emergency"})

_SYMPTOM = re.compile(
    r"\b(?:weak(?:ness)?|pains?|painful|aches?|numb\w*|tingl\w+|dizz\w+|faint\w*|blackouts?|"
    r"bleeds?|bleeding|headaches?|breathless\w*|short(?:ness)? of breath|palpitations|swelling|"
    r"swollen|rash(?:es)?|itch\w*|fevers?|cough\w*|vomit\w*|diarrh\w+|constipat\w+|fatigue|tired|"
    r"tiredness|seizures?|cramps?|blurred|(?:vision|hearing|memory|weight) loss|tinnitus|tremors?|"
    r"confusion|jaundice|lumps?|symptoms?|signs|hurts?|stiff\w*|unsteady|falling)\b",
    re.IGNORECASE,
)
_GRAVE = re.compile(
    r"\b(?:unable to (?:sit|stand|walk|breathe|swallow|speak|pass urine|move)|(?:cannot|can't) "
    r"(?:walk|stand|breathe|feel|move|pass urine|pass or hold)|los(?:s|e|ing) (?:of )?(?:your )?"
    r"(?:bladder|bowel|consciousness|control of)|chest pain|collapse[sd]?|suicid\w+|"
    r"anaphyla\w+|paralys(?:is|ed)|life-threatening|coma|(?:difficulty|trouble) breathing|sepsis|"
    r"cauda equina|cord compression|h(?:a)?emorrhage)\b",
    re.IGNORECASE,
)
_CURE = (
    "Add a care card: ::: {.emergency} or ::: {.urgent}, a heading that says whom to call, and "
    "the signs in a list."
)
_SHORTEST_SIGN = 2
"""Words: "Slurred speech" is a sign, "Signs:" is none."""


def care_cards(prepared: Prepared) -> Iterator[Trouble]:
    """Find readers who are not told when and whom to call."""
    content = prepared.content
    lay = [reading for reading in prepared.readings if LAY & set(reading.audiences)]
    for reading in lay:
        yield from _missing(prepared, reading)
        for card in _cards(reading.body):
            yield from _wrong_card(reading, card, content.region)
    if not lay and _is_symptom(content) and not _cards_of(content):
        part, _, sentence = _grave_sentence(prepared) or (None, None, None)
        yield Trouble(
            part.where if part else WHOLE_ARTICLE,
            sentence.text if sentence else content.question,
            "The article speaks of signs that can need help at once, and tells no reader when "
            "and whom to call.",
            _CURE,
            part.audience if part else "",
            level="warn",
        )


def _is_symptom(content: Content) -> bool:
    if content.kind:
        return content.kind == "symptom"
    return _SYMPTOM.search(content.question) is not None


def _missing(prepared: Prepared, reading: Reading) -> Iterator[Trouble]:
    content = prepared.content
    cards = _cards(reading.body)
    whose = reading.text.audience
    if _is_symptom(content):
        help_cards = [card for card in cards if card.kind in HELP]
        if not help_cards:
            yield _absent(prepared, whose, f"The {whose} text has no urgent or emergency card.")
        elif not any(_has_number(reading.body, card, content.region) for card in help_cards):
            where = f" of {content.region}" if content.region else ""
            yield _absent(prepared, whose, f"No card of the {whose} text has a number{where}.")
    elif not cards and not _excused(content):
        yield _absent(
            prepared,
            whose,
            f"The {whose} text has no care card.",
            f"{_CURE} If none is needed, say so under “not applicable”, with the reason.",
        )


def _excused(content: Content) -> bool:
    return any(n.what == "care-cards" and n.reason.strip() for n in content.not_applicable)


def _absent(prepared: Prepared, whose: str, message: str, cure: str = _CURE) -> Trouble:
    grave = _grave_sentence(prepared, whose)
    if grave is None:
        return Trouble(WHOLE_ARTICLE, "", message, cure, whose)
    part, block, sentence = grave
    at = part.offset(block, sentence.text)
    return Trouble(part.where, sentence.text, message, cure, whose, at)


def _wrong_card(reading: Reading, card: Block, region: str) -> Iterator[Trouble]:
    if card.kind not in HELP:
        return
    blocks = blocks_of_text(reading.body[card.inner_start : card.inner_end])
    title = next((block.text for block in blocks if block.kind == "heading"), "")
    if not any(b.kind != "heading" and len(b.text.split()) >= _SHORTEST_SIGN for b in blocks):
        yield Trouble(
            "body",
            title,
            f'The {card.kind} card "{title}" names no sign.',
            "List the signs, each as the reader would notice it.",
            reading.text.audience,
        )
    known = card.kind == "emergency" and region.upper() in NUMBERS
    if known and not _has_number(reading.body, card, region):
        numbers = " or ".join(NUMBERS[region.upper()][0])
        yield Trouble(
            "body",
            title,
            f'The emergency card "{title}" does not say whom to call in {region}.',
            f"Name the number, {numbers}, in its heading.",
            reading.text.audience,
        )


def _has_number(body: str, card: Block, region: str) -> bool:
    words = body[card.inner_start : card.inner_end]
    numbers = NUMBERS.get(region.upper())
    known = [numbers] if numbers else list(NUMBERS.values())
    return any(
        re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.]*\d)", words.replace("-", " "))
        for emergency, urgent in known
        for number in (n.replace("-", " ") for n in (*emergency, *urgent))
    )


def _cards(body: str) -> list[Block]:
    return [block for block in parse_blocks(body).walk() if block.kind in CARE]


def _cards_of(content: Content) -> list[Block]:
    return [card for text in content.texts for card in _cards(text.body) if card.kind in HELP]


def _grave_sentence(prepared: Prepared, whose: str = "") -> tuple[Part, TextBlock, Sentence] | None:
    """Return the first sentence that names a sign after which minutes can matter."""
    for part, block, sentence in prepared.sentences():
        mine = block.kind != "heading" and whose in ("", part.audience)
        if mine and _GRAVE.search(sentence.text):
            return part, block, sentence
    return None
