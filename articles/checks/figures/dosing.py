"""Whether doses are written so that nobody reads ten, a hundred or a thousand times as much.

The rules are those of the Joint Commission's "Do not use" list and of the ISMP's list of
error-prone abbreviations, which blocks in every audience: patients copy what they read.
"""

import re
from collections.abc import Iterator

from articles.checks.check import Check
from articles.checks.figures import shorthand
from articles.checks.figures.doses import DIGIT, NUMBER, UNIT, around, is_dosing, is_result
from articles.checks.finding import Trouble
from articles.checks.prepared import Prepared
from articles.checks.prose import symbols
from articles.checks.prose.standing import spots

_TRAILING = re.compile(
    rf"(?<![\w.,·])(?P<number>\d[\d,]*\.\d*0)"
    rf"(?:\s?(?:-|–|to)\s?{NUMBER})?[\s-]?(?P<unit>{UNIT})"
)
_NAKED = re.compile(rf"(?<![\w.,·…])(?P<number>[.·]\d+)[\s-]?(?P<unit>{UNIT})")
_RUN_TOGETHER = re.compile(
    # KHDC3L is a gene.
    rf"(?<![^\W\d_])(?P<word>[^\W\d_]{{4,}})(?P<number>{NUMBER})(?!L\b)[\s-]?(?P<unit>{UNIT})"
)
_NO_SPACE = re.compile(
    rf"(?<![\w.,·])(?<!\btype\s)(?P<number>{NUMBER})(?P<unit>(?!(?:L|g|G)\b(?![/\s.,;)]))(?:{UNIT}))"
)
_NO_COMMA = re.compile(
    rf"(?<![\w.,·/-])(?P<number>\d{{4,}})(?:\.\d+)?"
    rf"(?:\s?(?:-|–|to)\s?[\d,]+(?:\.\d+)?)?[\s-]?(?P<unit>{UNIT})(?!\sStreet)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = re.compile(
    r"\b(?:in|since|by|of|from|until|year|before|after|during|early|late|january|february|march|"
    r"april|may|june|july|august|september|october|november|december)\s$",
    re.IGNORECASE,
)
_LONGEST_WORD_BEFORE = 12


def trailing_zeros(prepared: Prepared) -> Iterator[Trouble]:
    """Find doses that end in ".0", which are read ten times too large when the point is lost."""
    for spot in spots(prepared, having=DIGIT):
        for match in _TRAILING.finditer(spot.text):
            if not is_result(spot.text, match.start(), match.start("unit")):
                bare = match["number"].rstrip("0").rstrip(".")
                yield spot.trouble(
                    f'"{match[0]}" has a zero after the point: without the point it is ten times '
                    "as much.",
                    f'Write "{bare}" for "{match["number"]}".',
                    quote=match[0],
                    start=match.start(),
                )


def naked_decimals(prepared: Prepared) -> Iterator[Trouble]:
    """Find doses that begin with the point, which are read ten times too large without it."""
    for spot in spots(prepared, having=DIGIT):
        for match in _NAKED.finditer(spot.text):
            yield spot.trouble(
                f'"{match[0]}" has no zero before the point: without the point it is ten times as '
                "much.",
                f'Write "0.{match["number"][1:]}".',
                quote=match[0],
                start=match.start(),
            )


def run_together(prepared: Prepared) -> Iterator[Trouble]:
    """Find a medicine run together with its dose, and a number run together with its unit."""
    for spot in spots(prepared, having=DIGIT):
        for match in _RUN_TOGETHER.finditer(spot.text):
            yield spot.trouble(
                f'"{match[0]}" runs a name and a dose together.',
                f'Write "{match["word"]} {match["number"]} {match["unit"]}".',
                quote=match[0],
                start=match.start(),
            )
        for match in _NO_SPACE.finditer(spot.text):
            yield spot.trouble(
                f'"{match[0]}" has no space: an "m" can be read as two zeros.',
                f'Write "{match["number"]} {match["unit"]}".',
                quote=match[0],
                start=match.start(),
            )


def missing_commas(prepared: Prepared) -> Iterator[Trouble]:
    """Find doses of 1,000 and more whose thousands have no comma."""
    for spot in spots(prepared, having=DIGIT):
        for match in _NO_COMMA.finditer(spot.text):
            number = match["number"]
            before = spot.text[max(0, match.start() - _LONGEST_WORD_BEFORE) : match.start()]
            if _YEAR.fullmatch(number) and _DATED.search(before):
                continue
            yield spot.trouble(
                f'"{match[0]}" has no comma for the thousands: zeros are easily miscounted.',
                f'Write "{int(number):,}" for "{number}".',
                quote=match[0],
                start=match.start(),
            )


_AMBIGUOUS = re.compile(
    r"\b(?P<every>bi-?weekly|bi-?monthly)\b|\b(?P<times>TIW|tiw|t\.i\.w\.|BIW|biw)(?!\w)|"
    r"\b(?P<directed>as\sdirected)\b(?!\s(?:on|in)\s)",
    re.IGNORECASE,
)
_APPOINTMENT = re.compile(
    r"\b(?:appointments?|visits?|check-?ups?|clinic|reviews?|follow-?up|tests?|tested|sessions?|"
    r"scans?|monitor\w*|screen\w*|seen)\b",
    re.IGNORECASE,
)
_SAYS_HOW_OFTEN = re.compile(
    r"\b(?:once|twice|(?:one|two|three|four|\d+)\stimes|every|each|daily|hourly|nightly|weekly|"
    r"monthly|yearly|(?:a|per)\s(?:day|week|month|year)|at\s(?:bedtime|night)|"
    r"in\sthe\s(?:morning|evening))\b",
    re.IGNORECASE,
)
# "Safe when used as directed" tells nobody to take anything.
_ON_CONDITION = re.compile(r"\b(?:when|if|after|even\sthough)\s(?:[\w']+\s){1,7}$", re.IGNORECASE)
_LONGEST_CONDITION = 80
_MEANT = {
    "every": 'Write "twice a week" or "every 2 weeks", "twice a month" or "every 2 months".',
    "times": 'Write "three times a week" or "twice a week".',
    "directed": "Say how much and how often, or who says it and where it is written.",
}


def ambiguous_frequencies(prepared: Prepared) -> Iterator[Trouble]:
    """Find words that say how often in two ways, or not at all, where medicine is taken."""
    for spot in spots(prepared):
        for match in _AMBIGUOUS.finditer(spot.text):
            kind = match.lastgroup or ""
            near = around(spot.text, *match.span())
            if not (is_dosing(near) or (kind == "every" and _APPOINTMENT.search(near))):
                continue
            if kind == "directed" and (
                _SAYS_HOW_OFTEN.search(near)
                or _ON_CONDITION.search(spot.text[: match.start()][-_LONGEST_CONDITION:])
            ):
                continue
            what = (
                "does not say how often"
                if kind == "directed"
                else "is read in two ways, or not at all"
            )
            yield spot.trouble(
                f'"{match[0]}" {what}.', _MEANT[kind], quote=match[0], start=match.start()
            )


_ISMP = "ISMP List of Error-Prone Abbreviations, Symbols and Dose Designations"
_JOINT_COMMISSION = 'Joint Commission, official "Do not use" list'

CHECKS = (
    Check(
        "DOSE-01",
        "block",
        "No zero after the point",
        'A whole dose has no ".0": 1 mg. Laboratory results may show how exact they are.',
        _JOINT_COMMISSION,
        trailing_zeros,
    ),
    Check(
        "DOSE-02",
        "block",
        "A zero before the point",
        "A dose below one begins with a zero: 0.5 mg.",
        _JOINT_COMMISSION,
        naked_decimals,
    ),
    Check(
        "DOSE-03",
        "block",
        "No error-prone short forms",
        "Units, micrograms, daily and the names of medicines are written in full beside a dose.",
        f"{_JOINT_COMMISSION}; {_ISMP}.",
        shorthand.error_prone,
    ),
    Check(
        "DOSE-04",
        "warn",
        "Spaces around doses",
        "A space stands between medicine and dose, and between number and unit.",
        f"{_ISMP}.",
        run_together,
    ),
    Check(
        "DOSE-05",
        "warn",
        "Commas in thousands",
        "Doses of 1,000 and more have commas.",
        f"{_ISMP}.",
        missing_commas,
    ),
    Check(
        "DOSE-06",
        "warn",
        "No Latin, no initials for routes",
        "Route and frequency are words; in texts for patients and carers this blocks.",
        f"{_ISMP}; NHS Standard for creating health content.",
        shorthand.latin,
    ),
    Check(
        "DOSE-07",
        "warn",
        "No symbols as words",
        "Comparators, equals signs and strokes are said in words; tables of thresholds may keep "
        "them for clinicians and students. In texts for patients and carers this blocks; "
        '"and/or" is advice.',
        f'{_ISMP}; found on a published page: "= still proceed".',
        symbols.as_words,
    ),
    Check(
        "DOSE-08",
        "block",
        "One meaning for how often",
        'How often is said in words that have one meaning: never "bimonthly", never only "as '
        'directed".',
        f"{_ISMP}.",
        ambiguous_frequencies,
    ),
)
