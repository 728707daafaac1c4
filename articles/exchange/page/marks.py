"""Citation marks in copied text: bare digits, brackets and superscripts, told from numbers.

A bare number is a mark where a sentence cannot go on with it: after a full stop, or as the last
thing before one or before the end of a line. There it is a number after all when the word before
it asks for one ("step 2", "type 1", "at least 3"). A number that may be a value ("level 5") is
proposed without confidence; a number in mid-sentence is never taken, only pointed out.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_GROUP = r"\d{1,3}(?:(?: ?, ?| ?[–-] ?)\d{1,3}){0,30}"
_BARE = re.compile(rf"(?<=\s){_GROUP}(?![\w/%+°])(?![.,]\d)")
_GLUED = re.compile(
    rf"(?:(?<=[^\W\d_]{{2}}[.?!])|(?<=[^\W\d_]\)[.?!])){_GROUP}(?=\s+[A-Z“\"(]|\s*$)"
)
_BRACKETED = re.compile(
    r"\[(\d{1,3}(?: ?[,;–-] ?\d{1,3}){0,30})\](?:\(https?://[^\s()]{1,500}\))?(?![\w{(])"
)
_RAISED = re.compile(r"(?<=[^\s\d⁻⁺])[⁰¹²³⁴-⁹]{1,3}(?:[, ⁻–-]{1,2}[⁰¹²³⁴-⁹]{1,3}){0,30}(?![⁺⁻\w])")
_TO_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_SQUARED = re.compile(r"(?:^|[\s/\d(])(?:[kcdmµ]?m|in|ft|s|kg/m|L|l)$")

_INTERVAL = re.compile(r"\b(?:CI|IQR|range):?\s?$")

_SENTENCE_ENDS = re.compile(r"[.!?…]\*{0,2}[”\"’')\]]*$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:no|nos|fig|figs|vs|approx|ca|vol|p|pp|sec|eq|ref|refs|dr|e\.g|i\.e|cf|ch)\.$",
    re.IGNORECASE,
)
_NEW_SENTENCE = re.compile(r"\s+\*{0,2}[“\"'(\[]?[A-Z≥≤<>]")
_STOP = re.compile(r"\*{0,2}[.;!?:)\]]+[”\"’')]*(?:\s|$)")
_WORD = re.compile(r"([^\s()\[\]“”\",;]+)[)\]”\"*]*$")

_UNIT = (
    r"years?|months?|weeks?|days?|hours?|minutes?|seconds?|yrs?|wks?|hrs?|mins?|mg|mcg|µg|μg|g|kg|"
    r"ng|pg|m?L|ml|dl|dL|IU|units?|mmol|µmol|pmol|mmHg|mm|cm|m|bpm|°C|°F|%|percent|times|doses|"
    r"tablets?|capsules?|drops?|\S{1,12}/\S{1,12}"
)
_COMPLETE = re.compile(rf"\d[\d.,]*\+?\s?(?:{_UNIT})\)?$|\d%$")
_NUMBERED_THINGS = frozenset(
    "step steps type types stage stages grade grades phase phases class classes group groups "
    "day days week weeks month months year years hour hours minute minutes age aged ages table "
    "tables figure figures box boxes section sections chapter chapters part parts appendix option "
    "options line lines cycle cycles visit visits number numbers tier tiers category categories "
    "question questions note notes footnote criterion criteria item items page pages version "
    "versions vitamin vitamins "
    "factor interleukin il covid covid- omega nyha asa apgar trimester dose doses ward room arm "
    "cohort study trial rule principle tip method algorithm pathway chromosome".split()
)
_ASK_FOR_A_NUMBER = frozenset(
    "of to than is was are were be below above under over within at by in on from for with least "
    "most about around approximately approx every and or between up plus minus equals equal per "
    "into until till after before only exactly nearly roughly the a an x × = < > ≤ ≥ ~ ± + - – "
    "exceeds reaches reached exceeding any all these those".split()
)
_MEASURES = frozenset(
    "level levels score scores scored scale index ratio count counts rate value values inr ph gcs "
    "total sum amount result results dosage strength concentration".split()
)


@dataclass(frozen=True)
class Mark:
    """A group of citation numbers in a line, by offsets, and how sure the reading is."""

    start: int
    end: int
    original: str
    numbers: tuple[int, ...]
    confident: bool
    reason: str


@dataclass(frozen=True)
class Marks:
    """The marks of a line in reading order, and what was left as it stands, in words."""

    marks: tuple[Mark, ...]
    left: tuple[str, ...] = ()


def after_sentences(text: str, known: Collection[int]) -> set[int]:
    """Return the numbers that stand where only a citation can: dangling ones show up here."""
    found = find(text, known, cited=())
    sure = (m for m in found.marks if m.confident and m.reason != _ORDINARY)
    return {number for mark in sure for number in mark.numbers}


def find(text: str, known: Collection[int], cited: Collection[int], *, cell: bool = False) -> Marks:
    """Return the citation marks of a line.

    `known` are the numbers of the references, `cited` those that other places cite beyond doubt.
    In a cell of a table bare digits are values, and only brackets and superscripts count.
    """
    marks = [*_bracketed(text, known), *_raised(text, known)]
    left: list[str] = []
    if not cell:
        marks += _glued(text, known)
        taken = {offset for mark in marks for offset in range(mark.start, mark.end)}
        for found in _BARE.finditer(text):
            if not taken.isdisjoint(range(*found.span())):
                continue
            verdict = _bare(text, found, known, {*known, *cited})
            if isinstance(verdict, Mark):
                marks.append(verdict)
            elif verdict:
                left.append(verdict)
    return Marks(tuple(sorted(marks, key=lambda mark: mark.start)), tuple(left))


def _bracketed(text: str, known: Collection[int]) -> Iterator[Mark]:
    for found in _BRACKETED.finditer(text):
        numbers = _numbers(found.group(1), known)
        interval = _INTERVAL.search(_before(text, found))
        if numbers and not interval:
            yield Mark(*found.span(), found.group(), numbers, True, "It is in brackets.")


def _raised(text: str, known: Collection[int]) -> Iterator[Mark]:
    for found in _RAISED.finditer(text):
        numbers = _numbers(found.group().translate(_TO_DIGITS), known)
        if numbers and not _SQUARED.search(_before(text, found)):
            yield Mark(*found.span(), found.group(), numbers, True, "It is raised.")


def _glued(text: str, known: Collection[int]) -> Iterator[Mark]:
    for found in _GLUED.finditer(text):
        numbers = _numbers(found.group(), known)
        if numbers and not _ABBREVIATION.search(_before(text, found)):
            yield Mark(*found.span(), found.group(), numbers, True, _AFTER_STOP)


_AFTER_STOP = "It stands after the end of a sentence."
_AFTER_QUANTITY = "It follows a complete quantity."
_ORDINARY = "It ends the line or the sentence."


def _bare(
    text: str, found: re.Match[str], known: Collection[int], plausible: Collection[int]
) -> Mark | str:
    """Return the mark that a bare group is, or a sentence on why it was left, or ""."""
    start, end = found.span()
    before, after = text[max(0, start - 80) : start].rstrip(), text[end : end + 80]
    numbers = _numbers(found.group(), known)
    within_brackets = before.rfind("[") > before.rfind("]")
    if not numbers or not before or before[-1] in ":;," or within_brackets:
        return ""
    at_end = not after.strip(" *")
    new_sentence = _NEW_SENTENCE.match(after) is not None

    def mark(confident: bool, reason: str) -> Mark:
        return Mark(*found.span(), found.group(), numbers, confident, reason)

    if _SENTENCE_ENDS.search(before) and not _ABBREVIATION.search(before):
        if at_end or new_sentence:
            return mark(True, _AFTER_STOP)
        return mark(False, _AFTER_STOP) if len(numbers) > 1 and after[:1] == " " else ""
    if not set(numbers) & set(plausible):
        return ""
    ends = at_end or _STOP.match(after) is not None
    word = _last_word(before)
    reason = _reading(before, word, several=len(numbers) > 1)
    if reason == _NO_MARK:
        return f"“{found.group()}” after “{word}” was left as a number." if ends else ""
    if ends:
        return mark(reason in {_AFTER_QUANTITY, _ORDINARY}, reason)
    if new_sentence and len(numbers) > 1:
        return mark(False, "The next sentence seems to begin after it: check it.")
    if re.match(r",\s", after) and reason == _ORDINARY:
        return f"“{found.group()}” in “{before[-30:]} {found.group()},” may be a citation."
    return ""


_NO_MARK = "It belongs to the word before it."


def _reading(before: str, word: str, *, several: bool) -> str:
    """Return how a number is to be read by the words before it."""
    if _COMPLETE.search(before):
        return _AFTER_QUANTITY
    if word in _NUMBERED_THINGS | _ASK_FOR_A_NUMBER:
        return _NO_MARK
    if not several and (word in _MEASURES or len(word) == 1 or word.isdecimal()):
        return f"After “{word}” it may be a value: check it."
    return _ORDINARY


def _before(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - 20) : found.start()]


def _last_word(before: str) -> str:
    found = _WORD.search(before)
    return found.group(1).lower().strip("*'’") if found else ""


def _numbers(group: str, known: Collection[int]) -> tuple[int, ...]:
    """Return the numbers of a group with its ranges, () if no list of references is so long."""
    longest = max(known, default=10) + 20
    numbers: list[int] = []
    for part in re.split(r"\s*[,;]\s*|\s+", re.sub(r"\s*[–-]\s*", "-", group.strip("[] "))):
        first, _, last = part.partition("-")
        low, high = int(first), int(last or first)
        if not 0 < low <= high <= longest:
            return ()
        numbers.extend(range(low, high + 1))
    return tuple(dict.fromkeys(numbers))
