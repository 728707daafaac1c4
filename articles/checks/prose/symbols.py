"""Symbols that stand for words in prose: comparators, equals signs, arrows and strokes."""

import re
from collections.abc import Iterator

from articles.checks.figures.doses import UNIT
from articles.checks.figures.shorthand import FOR_PATIENTS
from articles.checks.finding import Level, Trouble
from articles.checks.prepared import Prepared
from articles.checks.prose.quantities import UNITS
from articles.checks.prose.standing import Spot, spots

_COMPARED = r"[<>≤≥](?:\s?=)?\s?\d|\s[<>≤≥]\s\w"
_SYMBOL = re.compile(
    rf"(?P<compared>{_COMPARED})"
    r"|(?P<equals>(?:^|(?<=[\s\w)%]))\s?=(?![=\w]*&)(?=\s|\w|$))"
    r"|(?P<arrow>\s[-=]+>\s|\s[→⇒↑↓]\s?|(?<=\s)[↑↓](?=\w))"
)
_STATISTIC = re.compile(
    r"(?:\b(?:p|P|n|N|r|t|z|F|df|OR|HR|RR|SD|CI|SE|IQR|MD|SMD|AUC|I2|mean|median)|[χκαβI]²?)\s?$"
)
_PER = re.compile(
    rf"\d[\d,.]*\s?(?P<unit>{UNIT}|times?|doses?|puffs?|drops?|pills?|cups?|cigarettes?|drinks?)"
    r"\s?/\s?"
    r"(?:day|d|week|wk|month|hour|hr|h|min|minute|dose|year|yr|kg|night)\b"
    rf"|\d\s?{UNIT}\s?/\s?\d+\s?{UNIT}"
)
_WORD_OR_WORD = re.compile(r"(?<![\w/.:@])(?P<left>[a-z]{2,})/(?P<right>[a-z]{2,})(?![\w/]|\.\w)")
# Not two words but one name, one unit or one idiom.
_NAMES = frozenset("km/h n/a c/o w/o input/output".split())
_LINK = re.compile(r"\S*(?://|www\.)\S*")
_ANY = re.compile(r"[<>≤≥=/→⇒↑↓]")
_SIGNS = re.compile(r"[<>≤≥=→⇒↑↓-]+")
_BEFORE = 12


def as_words(prepared: Prepared) -> Iterator[Trouble]:
    """Find symbols that stand in a sentence for words; one trouble for each sentence and kind."""
    asked = prepared.content.question.casefold()
    for spot in spots(prepared, having=_ANY):
        text = _LINK.sub(lambda link: " " * len(link[0]), spot.text)
        for_patients = spot.part.audience in FOR_PATIENTS
        if for_patients or spot.block.kind != "cell":
            yield from _signs(spot, text, for_patients)
        found = _WORD_OR_WORD.search(text)
        named = found is not None and (found[0].lower() in _NAMES or found[0].casefold() in asked)
        if found and not named and UNITS.isdisjoint((found[1], found[2])):
            yield spot.trouble(
                f'"{found[0]}" leaves open whether both are meant.',
                f'Write "{found["left"]} or {found["right"]}", or "and", or both.'
                if found["left"] != "and"
                else 'Write "or", or "… or both".',
                quote=found[0],
                start=found.start(),
                level="advise",
            )


def _signs(spot: Spot, text: str, for_patients: bool) -> Iterator[Trouble]:
    signs = [
        "".join(_SIGNS.findall(match[0]))
        for match in _SYMBOL.finditer(text)
        if for_patients
        or not _STATISTIC.search(text[max(0, match.start() - _BEFORE) : match.start()])
    ]
    level: Level = "block" if for_patients else "warn"
    if signs:
        said = ", ".join(f'"{sign}"' for sign in dict.fromkeys(signs))
        yield spot.trouble(
            f"{said} stands here for words, and is read for its opposite or not at all.",
            'Write "more than", "at least", "means" or "leads to".',
            level=level,
        )
    per = _PER.search(text) if for_patients else None
    if per:
        yield spot.trouble(
            f'"{per[0]}" has a stroke for "a" or "in": it is read as the digit 1.',
            'Write "a day", "for each kilogram" or "in".',
            quote=per[0],
            start=per.start(),
            level=level,
        )
