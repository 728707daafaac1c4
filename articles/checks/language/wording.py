"""Words about people, ages, and words that ran together on the way into the text."""

import re
from collections.abc import Iterator

from articles.checks.check import Check
from articles.checks.finding import Trouble
from articles.checks.language import scripts
from articles.checks.language.data_names import PEOPLE
from articles.checks.prepared import Prepared
from articles.checks.prose.glued import glued
from articles.checks.prose.standing import spots

_PEOPLE = re.compile(
    "|".join(rf"(?P<p{n}>(?<![\w-])(?:{pattern})(?!\w))" for n, (pattern, _) in enumerate(PEOPLE)),
    re.IGNORECASE,
)
_MAY_LABEL = re.compile(
    r"[Ss]uffer|[Vv]ictim|[Aa]fflicted|[Ss]tricken|[Ww]heelchair|[Pp]atient|[Ii]ndividual|[Pp]erson|"
    r"ics\b|[Ee]lderly|disabled|handicapped|blind|deaf|insane|retarded|[Mm]entally|[Cc]omplian|[Cc]razy|"
    r"unatic|philiacs"
)
_NAMED = re.compile(r"the [A-Z]")
_QUOTED = re.compile(r"(?:\b(?:called|term|word|phrase|say|write|avoid)\s)?[\"“‘']$")
_REACH = 20


def labels_for_people(prepared: Prepared) -> Iterator[Trouble]:
    """Find words that make a person a condition, a victim or a refuser."""
    for spot in spots(prepared, having=_MAY_LABEL):
        for match in _PEOPLE.finditer(spot.text):
            before = spot.text[max(0, match.start() - _REACH) : match.start()]
            if _QUOTED.search(before) or _NAMED.match(match[0]):
                continue
            yield spot.trouble(
                f'"{match[0]}" puts the condition before the person.',
                PEOPLE[int((match.lastgroup or "p0")[1:])][1],
                quote=match[0],
                start=match.start(),
            )


_WHO = (
    r"(?:adults?|people|persons?|patients?|children|infants?|babies|newborns?|women|men|those|boys|"
    r"girls|teenagers?|individuals?|anyone|everyone|youngsters|toddlers?|adolescents?|subjects?|"
    r"volunteers?|participants?)"
)
_AGE = re.compile(
    rf"""
    \b(?P<who>aged?|ages|{_WHO})\s(?:who\sare\s|are\s|is\s|aged\s|of\s)?
    (?P<side>over|under|above|below|older\sthan|younger\sthan|[<>]\s?)\s?(?:the\sage\sof\s|age\s)?
    (?P<number>\d{{1,3}}(?:\.\d)?)(?!\d|[,.%]\d|\s?%|\s?\+)
    (?P<unit>\s?-?\s?(?:years?|months?|weeks?|days?|yrs?)\b)?(?P<age>\s?-?\s?(?:old|of\sage)\b)?
    (?!\s?(?:k?g|lbs?|pounds|mg|ml|cm|m|hours?|hrs?|minutes?|mins?|times|people|countries|percent|per\s
        cent|mm|kcal|calories|points?|mL|µ|μ|units?|sites?|centres?|centers?)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YOUNG = re.compile(r"(?:children|infants?|babies|newborns?|toddlers?|boys|girls|aged?|ages)", re.I)
_LONGEST_STUDY = 17
"""Years: "we followed people over 12 years" tells how long, "people over 65 years" how old."""


_MAY_BE_AGE = re.compile(r"(?:over|under|above|below|than|[<>])\s[a-z\s]{0,12}\d|[<>]\d")


def ages_left_open(prepared: Prepared) -> Iterator[Trouble]:
    """Find ages that leave open whether the year itself is meant."""
    for spot in spots(prepared, having=_MAY_BE_AGE):
        for match in _AGE.finditer(spot.text):
            if _is_a_duration(match):
                continue
            number = match["number"]
            upwards = match["side"].strip().lower() in ("over", "above", "older than", ">")
            yield spot.trouble(
                f'"{match[0].strip()}" leaves open whether {number} itself is meant.',
                f'Write "aged {number} and over", or the next age.'
                if upwards
                else f'Write "aged under {number}" only where {number} is not meant, as "up to 17 '
                'years old".',
                quote=match[0].strip(),
                start=match.start(),
            )


def _is_a_duration(match: re.Match[str]) -> bool:
    if match["age"] or _YOUNG.fullmatch(match["who"]):
        return False
    unit = (match["unit"] or "").strip(" -").lower()
    if unit.startswith(("month", "week", "day")):
        return True
    return unit.startswith("y") and float(match["number"]) <= _LONGEST_STUDY


def glued_words(prepared: Prepared) -> Iterator[Trouble]:
    """Find words that ran together where a line or a link ended."""
    for spot in spots(prepared):
        for found in glued(spot.text):
            behind = spot.text[found.start + len(found.word) :].split()
            quote = " ".join([found.word, *behind[:1]])
            yield spot.trouble(
                f'"{found.word}" looks like two words that ran together.',
                f'Write "{found.first} {found.second}", or end the sentence after '
                f'"{found.first}". If it is a name, add it to the terms.',
                quote=quote if quote in spot.text else found.word,
                start=found.start,
            )


CHECKS = (
    Check(
        "LANG-01",
        "warn",
        "People before conditions",
        "Nobody suffers, is a victim or is a diabetic patient: people have conditions.",
        "NHS inclusive content; person-first language.",
        labels_for_people,
    ),
    Check(
        "LANG-03",
        "warn",
        "Ages without gaps",
        'Ages say whether the year itself is meant: "aged 60 and over", never "over 60".',
        "NHS inclusive content: age.",
        ages_left_open,
    ),
    Check(
        "TXT-01",
        "warn",
        "Words stand apart",
        "No two words run together.",
        'Found on a published page: "2026View editorial policy".',
        glued_words,
    ),
    Check(
        "TXT-03",
        "block",
        "One script in numbers and names",
        "Numbers, units, medicines and identifiers hold no letter or digit of another script.",
        "Unicode Technical Standard 39: confusable characters.",
        scripts.mixed_scripts,
    ),
)
