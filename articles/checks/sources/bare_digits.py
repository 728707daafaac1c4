"""Citations written as bare digits, told apart from the numbers that belong to the sentence.

The rule is by place. A small whole number after the stop of a sentence, or as the last thing of a
sentence or block, cites something unless the word before it is one that takes a number ("step 2",
"aged 5", "1 in 5"). Digits in square brackets and superscript digits after a word always cite.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.checks.prose.quantities import TIME_UNITS, UNIT

_RUN = r"\d{1,2}(?:(?:\s?[,;]\s?|\s?[-–]\s?|\s(?:and|&)\s)\d{1,2})*"
_NEXT = r"""(?=\s*$|\s+["“‘'(]?[A-Z])"""
_BARE = re.compile(
    rf"""
    \[\s?\^?(?P<bracketed>\d{{1,3}}(?:\s?[,;–-]\s?\d{{1,3}})*)\s?\](?![({{])
    |(?:(?<=[^\W\d_]{{2}})(?<![cmkdn]m)|(?<=[.,;:)"”’%]))(?P<raised>[¹²³⁰⁴-⁹]+(?:[,–-]\s?[¹²³⁰⁴-⁹]+)*)(?![\w⁺⁻/])
    |(?<=[^\W\d_]|[)"”’%])<sup>(?P<tagged>[\d,\s–-]{{1,20}})</sup>
    |(?:(?<=[^\W\d_]{{2}})(?<![cmkdn]m)|(?<=[.)"”’]))\^(?P<caret>\d{{1,3}}(?:,\d{{1,3}})*)\^?(?![\w/])
    |(?:(?<=[.!?])|(?<=[.!?]["”’)]))(?P<after_stop>\s+{_RUN}|(?<=[^\W\d_]{{2}}\.){_RUN}){_NEXT}(?!\s+(?i:{UNIT}))
    |(?<=[\w)"”’%\]])(?P<last>\s+{_RUN})(?=[.;!?]?\s*$|[.!?]["”’)]?\s+["“‘'(]?[A-Z])
    |(?<![\w/.@-])[^\W\d_]{{5,}}(?<![A-Z])(?P<glued>{_RUN})(?=[.;,]?\s|[.;,]?$)(?!\s+(?i:{UNIT}))
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(
    r"""(?P<number>\d\+?[\s\-]*)?(?P<word>[^\W\d_][\w'’-]*)[.:]?["”’)]*\s*$"""
)

# Words that are followed by a number of their own; plurals and capitals are the same word.
_TAKES_A_NUMBER = frozenset(
    """
    step type grade stage phase class category group day week month year version part figure fig
    table box section chapter page p pp number no nos item question option point cycle line score
    age aged factor appendix annex module unit tier rank rule article clause paragraph
    chromosome trisomy nerve lead segment arm cohort ward room zone band visit round schedule
    generation model panel form criterion volume vol issue edition line subtype genotype serotype
    intron exon connexin kinase cyclase isoform alpha beta gamma delta virus herpesvirus recessive
    dominant example interleukin omega covid hepatitis hpv hsv htlv glp phq gad gcs apgar news inr
    hiv il ph par ref
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    than to of is are was were be been by about at over under above below between and or in from
    until till every each per least most approximately approx around only for on with within after
    before into up x times plus minus equals equal
    take takes taking give gives given use uses using have has had need needs repeat exceed exceeds
    reach reaches reached total maximum minimum max min average mean median approx roughly nearly
    almost exactly just all other these those top another period extra final the any
    some his her their my your our its call calling ring dial dialling dialing phone
    count counts rate ratio scored size gauge
    """.split()
)
_ABBREVIATIONS = frozenset(
    "no nos fig figs tab p pp vol sec ch ref refs approx min max jan feb mar apr jun jul aug sep "
    "sept oct nov dec".split()
)
_REACH = 60
"""Characters before the digits in which the word before is looked for."""


@dataclass(frozen=True)
class BareMark:
    """Digits that stand where a citation would; offsets into the block's text."""

    start: int
    end: int
    numbers: tuple[int, ...]


def bare_marks(text: str) -> Iterator[BareMark]:
    """Yield the citations of a block of plain text that are written as bare digits."""
    for match in _BARE.finditer(text):
        kind = match.lastgroup or ""
        digits = match[kind]
        start = match.start(kind) + len(digits) - len(digits.lstrip())
        if kind in {"last", "glued", "after_stop"} and _belongs_to_the_word_before(text, start):
            continue
        end = match.end(kind)
        if kind == "bracketed":
            start, end = match.span()
        yield BareMark(start, end, _read(digits))


def _belongs_to_the_word_before(text: str, start: int) -> bool:
    before = text[max(0, start - _REACH) : start].rstrip()
    found = _WORD_BEFORE.search(before)
    if found is None:
        return not before.endswith((")", '"', "”", "’", "%", "]", ".", "!", "?"))
    # A heading that ran into the words before it: "haemophiliaExample 1".
    word = re.split(r"(?<=[a-z])(?=[A-Z])", found["word"])[-1].casefold()
    if before[-1] in ".!?":
        return before[-1] == "." and word in _ABBREVIATIONS
    if word in TIME_UNITS and found["number"]:
        return False
    return _takes_a_number(word)


def _takes_a_number(word: str) -> bool:
    return word in _TAKES_A_NUMBER or word.removesuffix("s") in _TAKES_A_NUMBER


def _read(digits: str) -> tuple[int, ...]:
    plain = digits.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
    return tuple(int(number) for number in re.findall(r"\d+", plain))
