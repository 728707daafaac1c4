"""Abbreviations that are not written out where readers first meet them."""

import re
from collections.abc import Iterator

from articles.checks.figures.shorthand import FOR_PATIENTS
from articles.checks.finding import Trouble
from articles.checks.language.data_abbreviations import KNOWN, KNOWN_TO_CLINICIANS, SHOUTED
from articles.checks.prepared import Prepared
from articles.checks.prose.explaining import is_expanded
from articles.checks.prose.names import is_title
from articles.checks.prose.standing import place, running_text

_ABBREVIATION = re.compile(
    r"(?<![\w/.@&-])(?:[A-Z][A-Z&]{1,6}(?<!&)s?|[A-Z]\d(?=[\s-](?:blockers?|antagonists?|inhibitors?)\b)"
    r"|[a-z][A-Z]{2,4}s?|[A-Z]{1,2}[a-z][A-Z]\w{0,3})(?![\w@]|\.\w|&)"
)
# Names that stand for no other words: genes, stages, syndromes, "Pepcid AC".
_NUMERAL = re.compile(r"[IVX]{1,4}[A-F]?")
_GENE = re.compile(
    r"\b(?:genes?|chromosomes?|mutations?|alleles?|locus|proteins?)\b", re.IGNORECASE
)
_SURNAME = re.compile(r"[A-Z]{1,2}[a-z][A-Z][a-z]{2,}")
_CODED = re.compile(r"[A-Z]{4,}-\d{3}\b")
_BASES = re.compile(r"[ACGTU]{3,6}\s(?:\w+\s)?repeats?\b|[ACGTU]{3,6}\strinucleotides?\b")
_ALPHABET = "ABCDEFGH"
_FUSED = re.compile(r"[A-Z]{2,6}[-/][A-Z]{2,6}\d")
_WAVES = re.compile(r"(?:P?QRST?|QTc?|ST|PR)(?:\s(?:complex(?:es)?|intervals?|segments?|waves?))\b")
_LISTED_GENES = re.compile(r"\b[Gg]enes:\s[^.;]*$")
_INHERITED = re.compile(r"\b(?:genetic\w*|molecular|inherit\w+)\b")
_JOINED = re.compile(r"-(?:related|associated|positive|negative|X)\b", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")
_SAID_ALOUD = re.compile(r"\([^()]*\b(?:[a-z]+-[A-Z]{2,}|[A-Z]{2,}-[a-z]{1,4}\b)[^()]*\)")
_IN_ADDRESS = re.compile(r"[A-Z]{2}\s\d{5}\b")
_IMMUNOGLOBULIN = re.compile(r"\b[Ii]mmunoglobulins?\s$")
_NAME_BEHIND = re.compile(r"\s(?:syndrome|association|phenotype)\b")
_NAME_BEFORE = re.compile(r"[(,]\s?[A-Z][a-z]+\s$|\b(?:types?|stages?|grades?|class|factor)\s$")
_REACH = 60
_LONGEST_LIST = 400
_SHOUTING = 0.5
"""The share of capitals from which a block is set in capitals and abbreviates nothing."""


def unexpanded(prepared: Prepared) -> Iterator[Trouble]:
    """Find abbreviations that are not written out where readers first meet them.

    One that the question is asked with is known to who asks it: there it only warns.
    """
    question = prepared.content.question
    of_the_site = set(prepared.context.site.abbreviations)
    asked, asked_with = question.casefold(), set(_ABBREVIATION.findall(question))
    for text in prepared.content.texts:
        for_patients = text.audience in FOR_PATIENTS
        terms = {t.word for t in prepared.content.terms if t.audience == text.audience}
        met = set(KNOWN if for_patients else KNOWN_TO_CLINICIANS) | SHOUTED | terms | of_the_site
        words: set[str] | None = None
        for part, block in running_text(prepared, text.audience):
            if _is_shouted(block.text) or (block.kind == "item" and is_title(block.text)):
                continue
            for match in _ABBREVIATION.finditer(block.text):
                short = match[0].removesuffix("s")
                if short in met or match[0] in met:
                    continue
                met.add(short)
                if _is_a_name(block.text, match, asked) or is_expanded(block.text, *match.span()):
                    continue
                if words is None:
                    words = _plain_words(prepared, text.audience)
                # "Energy OUT" beside "out": a word in capitals for weight.
                if match[0].lower() in words:
                    continue
                yield Trouble(
                    part.where,
                    _with_its_noun(block.text, match),
                    f'"{match[0]}" is not written out where {text.audience} readers first meet it.',
                    f'Write it out, with "({match[0]})" behind, or leave the short form out.',
                    text.audience,
                    place(part, block, match.start(), match[0]),
                    "block" if for_patients and match[0] not in asked_with else "warn",
                )


def _is_shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(map(str.isupper, letters)) > _SHOUTING * len(letters)


def _plain_words(prepared: Prepared, audience: str) -> set[str]:
    return {
        word[0]
        for _, block in running_text(prepared, audience)
        for word in _WORD.finditer(block.text)
    }


def _is_a_name(text: str, match: re.Match[str], asked: str) -> bool:
    start, end = match.span()
    joined = _JOINED.match(text, end)
    before = text[max(0, start - _REACH) : start]
    return (
        _NUMERAL.fullmatch(match[0]) is not None
        or _SURNAME.fullmatch(match[0]) is not None
        # "GRN-related dementia" is asked about by that name.
        or (joined is not None and f"{match[0]}{joined[0]}".casefold() in asked)
        or (joined is not None and _INHERITED.search(text) is not None)
        or _ALPHABET.startswith(match[0])
        or _CODED.match(text, start) is not None
        or _BASES.match(text, start) is not None
        or _FUSED.match(text, start) is not None
        or _IN_ADDRESS.match(text, start) is not None
        or any(said.start() < start < said.end() for said in _SAID_ALOUD.finditer(text))
        or _WAVES.match(text, start) is not None
        or _LISTED_GENES.search(text[max(0, start - _LONGEST_LIST) : start]) is not None
        or (match[0].startswith("Ig") and _IMMUNOGLOBULIN.search(before) is not None)
        or _NAME_BEHIND.match(text, end) is not None
        or _NAME_BEFORE.search(before) is not None
        or _GENE.search(before + text[end : end + _REACH]) is not None
    )


def _with_its_noun(text: str, match: re.Match[str]) -> str:
    """Return "H2 blockers" for H2: the digit alone says nothing."""
    noun = re.match(r"[\s-]\w+", text[match.end() :])
    return match[0] + noun[0] if noun and match[0][-1].isdigit() else match[0]
