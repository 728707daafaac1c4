"""Clinical words that a text's readers do not know and that it does not explain."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from articles.checks.figures.shorthand import FOR_PATIENTS
from articles.checks.finding import Trouble
from articles.checks.language.data_clinical_words import HEARD_OF, PLAIN, RARE
from articles.checks.prepared import Part, Prepared
from articles.checks.prose.explaining import is_explained
from articles.checks.prose.names import in_run_in_heading, in_title, is_title
from articles.checks.prose.standing import place, running_text
from articles.markup.plain import TextBlock

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OPENERS = frozenset(phrase.split()[0] for phrase in PLAIN if " " in phrase)
_LONGEST_PHRASE = 3
_SHORTEST_WORD = 5
_TELLING = 4
"""Letters: shorter words of a plain wording tell nothing by themselves, nor do these."""
_TELL_NOTHING = frozenset("into with from that part kind about being".split())
_EPONYM = re.compile(r"(?<=[a-z,]\s)[A-Z][a-z]+(?:['’]s)?\s$")
_REACH = 60
_TOGETHER = 26
"""Characters between two words that stand together."""


def unexplained_words(prepared: Prepared) -> Iterator[Trouble]:
    """Find clinical words that are neither in the terms nor explained at their first use.

    Words that stand together are one trouble. A word that the question is asked with is known to
    who asks it: there it only warns.
    """
    question = prepared.content.question.casefold()
    for text in prepared.content.texts:
        terms = {t.word.casefold() for t in prepared.content.terms if t.audience == text.audience}
        met: set[str] = set()
        for part, block in running_text(prepared, text.audience):
            if block.kind == "item" and is_title(block.text):
                continue
            unknown = list(_unknown(block.text, text.audience, terms, met))
            for run in _runs(unknown):
                yield _unexplained(part, block, run, question)


@dataclass(frozen=True)
class _Word:
    lexical: str
    """As the lexicon has it."""
    start: int
    end: int


def _unknown(text: str, audience: str, terms: Set[str], met: set[str]) -> Iterator[_Word]:
    for word in _clinical_words(text):
        plain = PLAIN[word.lexical]
        if plain in met or not (audience in FOR_PATIENTS or word.lexical in RARE):
            continue
        if _is_of_a_name(text, word.start, word.end):
            continue
        met.add(plain)
        written = text[word.start : word.end].casefold()
        if not (
            {word.lexical, written} & terms
            or is_explained(text, word.start, word.end)
            or _has_been_heard_of(text, word.start, word.end)
            or _is_said_plainly(text, word)
        ):
            yield word


def _runs(words: list[_Word]) -> Iterator[list[_Word]]:
    """Yield words that stand together, such as "proprioceptive, vibratory and nociceptive"."""
    run: list[_Word] = []
    for word in words:
        if run and word.start - run[-1].end > _TOGETHER:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _unexplained(part: Part, block: TextBlock, run: list[_Word], question: str) -> Trouble:
    written = [block.text[word.start : word.end] for word in run]
    quote = block.text[run[0].start : run[-1].end]
    named = ", ".join(f'"{word}"' for word in written)
    cures = ", ".join(
        f'"{PLAIN[word.lexical]} ({shown})"' for word, shown in zip(run, written, strict=True)
    )
    known = all(word.casefold() in question for word in written)
    return Trouble(
        part.where,
        quote,
        f"{named} {'is' if len(run) == 1 else 'are'} not explained where {part.audience} readers "
        f"first meet {'it' if len(run) == 1 else 'them'}.",
        f"Write {cures}, or add it to the terms.",
        part.audience,
        place(part, block, run[0].start, quote),
        "block" if part.audience in FOR_PATIENTS and not known else "warn",
    )


def _is_of_a_name(text: str, start: int, end: int) -> bool:
    """Return whether the word is of a title, a heading, a body, or "Leber congenital amaurosis"."""
    eponym = _EPONYM.search(text[max(0, start - _REACH) : start])
    return (
        in_title(text, start, end)
        or in_run_in_heading(text, start, end)
        or (text[start].islower() and eponym is not None)
    )


def _has_been_heard_of(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - _REACH) : end + _REACH].casefold()
    word = text[start:end].casefold()
    return any(word in name and name in around for name in HEARD_OF)


def _is_said_plainly(text: str, word: _Word) -> bool:
    """Return whether the plain words follow in the sentence: "an intravenous line in a vein"."""
    behind = text[word.end : word.end + _REACH].split(". ")[0].casefold()
    plain = _WORD.findall(PLAIN[word.lexical])
    telling = [
        each.removesuffix("s")
        for each in plain
        if len(each) >= _TELLING and each not in _TELL_NOTHING
    ]
    return bool(telling) and all(each in behind for each in telling)


def _clinical_words(text: str) -> Iterator[_Word]:
    """Yield the clinical words of a text with their place; the longest name of each."""
    found = [(match[0].lower(), *match.span()) for match in _WORD.finditer(text)]
    reached = 0
    for index, (word, start, end) in enumerate(found):
        if start < reached:
            continue
        if word in _OPENERS:
            for length in range(_LONGEST_PHRASE, 1, -1):
                phrase = " ".join(each[0] for each in found[index : index + length])
                if phrase in PLAIN and text[start : start + len(phrase)].lower() == phrase:
                    reached = start + len(phrase)
                    yield _Word(phrase, start, reached)
                    break
        if start >= reached and len(word) >= _SHORTEST_WORD:
            lexical = next((form for form in _forms(word) if form in PLAIN), None)
            if lexical:
                yield _Word(lexical, start, end)


def _forms(word: str) -> Iterator[str]:
    """Yield a word, and what it may be the plural of."""
    yield word
    if word.endswith("s"):
        yield word[:-1]
        if word.endswith("ies"):
            yield word[:-3] + "y"
        elif word.endswith("es"):
            yield word[:-2] + "is"
            yield word[:-2]
