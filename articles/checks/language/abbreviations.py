"""Abbreviations that are not written out where readers first meet them."""

import re
from collections.abc import Iterator

from articles.checks.figures.shorthand import FOR_PATIENTS
from articles.checks.finding import Trouble
from articles.checks.language.data_abbreviations import KNOWN, KNOWN_TO_CLINICIANS, SHOUTED
from articles.checks.prepared import Prepared
from articles.checks.prose.explaining import is_expanded
from articles.checks.prose.standing import place, running_text

_ABBREVIATION = re.compile(
    r"(?<![\w/.@&-])(?:[A-Z][A-Z&]{1,6}(?<!&)s?|[A-Z]\d(?=[\s-](?:blockers?|antagonists?|inhibitors?)\b)"
    r"|[a-z][A-Z]{2,4}s?|[A-Z]{1,2}[a-z][A-Z]\w{0,3})(?![\w@]|\.\w|&)"
)
# Names that stand for no other words: genes, stages, syndromes, "Pepcid AC".
_NUMERAL = re.compile(r"[IVX]{1,4}[A-F]?")
_GENE = re.compile(r"\b(?:genes?|chromosomes?|mutations?|alleles?|locus|proteins?)\b")
_NAME_BEHIND = re.compile(r"\s(?:syndrome|association|phenotype)\b")
_NAME_BEFORE = re.compile(r"[(,]\s?[A-Z][a-z]+\s$|\b(?:types?|stages?|grades?|class|factor)\s$")
_REACH = 60
_SHOUTING = 0.5
"""The share of capitals from which a block is set in capitals and abbreviates nothing."""


def unexpanded(prepared: Prepared) -> Iterator[Trouble]:
    """Find abbreviations that are not written out where readers first meet them."""
    for text in prepared.content.texts:
        for_patients = text.audience in FOR_PATIENTS
        terms = {t.word for t in prepared.content.terms if t.audience == text.audience}
        met = set(KNOWN if for_patients else KNOWN_TO_CLINICIANS) | SHOUTED | terms
        for part, block in running_text(prepared, text.audience):
            if _is_shouted(block.text):
                continue
            for match in _ABBREVIATION.finditer(block.text):
                short = match[0].removesuffix("s")
                if short in met or match[0] in met:
                    continue
                met.add(short)
                if _is_a_name(block.text, match) or is_expanded(block.text, *match.span()):
                    continue
                yield Trouble(
                    part.where,
                    _with_its_noun(block.text, match),
                    f'"{match[0]}" is not written out where {text.audience} readers first meet it.',
                    f'Write it out, with "({match[0]})" behind, or leave the short form out.',
                    text.audience,
                    place(part, block, match.start(), match[0]),
                    "block" if for_patients else "warn",
                )


def _is_shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(map(str.isupper, letters)) > _SHOUTING * len(letters)


def _is_a_name(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    before = text[max(0, start - _REACH) : start]
    return (
        _NUMERAL.fullmatch(match[0]) is not None
        or _NAME_BEHIND.match(text, end) is not None
        or _NAME_BEFORE.search(before) is not None
        or _GENE.search(before + text[end : end + _REACH]) is not None
    )


def _with_its_noun(text: str, match: re.Match[str]) -> str:
    """Return "H2 blockers" for H2: the digit alone says nothing."""
    noun = re.match(r"[\s-]\w+", text[match.end() :])
    return match[0] + noun[0] if noun and match[0][-1].isdigit() else match[0]
