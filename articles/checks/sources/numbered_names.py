"""Numbers that belong to a name, such as "Noonan syndrome 5", where a citation could stand."""

import re
from collections.abc import Iterable, Iterator

from articles.checks.prepared import Prepared
from articles.checks.prose.names import named_page
from articles.checks.sources.bare_digits import BareMark
from articles.markup.plain import TextBlock

_REACH = 60
"""Characters around the digits in which the words beside them are looked for."""
_WORD_BEFORE = re.compile(r"([^\W\d_][\w/'’-]*),?\s(?:type\s)?$")
_WORD_BEHIND = re.compile(r"\s([^\W\d_][\w-]*)")
_TAKES = re.compile(
    r"\b([^\W\d_][\w/-]{3,})\s\d{1,2}\s(?:genes?|proteins?|receptors?|antibod(?:y|ies)|subunits?)\b"
)
_CALLED = re.compile(
    r"\b(?:proteins?|enzymes?|receptors?|subunits?|antigens?|virus(?:es)?)\s(?:called|named|known\sas)"
    r"\s[^.;()]{0,60}?([^\W\d_][\w/-]{3,})\s\d{1,2}\b"
)
# Proteins are numbered by name; "C-reactive protein 5" is a result with a citation, so the words
# count only where genes are spoken of.
_PROTEIN = re.compile(r"(?:protein|receptor|factor|subunit|antigen|\w{4,}(?<!dise)(?<!cre)ase)$")
_OF_GENES = re.compile(r"\b(?:genes?|mutations?|enzyme|instructions|stands\sfor)\b")
_GENES_REACH = 250
_SYMBOL = re.compile(r"\b[A-Z][A-Z\d-]*\d+\b")


class NumberedNames:
    """What may hold a number by name in an article; reads question, topics, terms and texts once.

    A name is known from the question, the topics or the terms, with or without "type"; from the
    text, where its word takes another number before "gene" or "protein" or behind "protein
    called", or stands as a symbol ("NOTCH3" for "Notch3"); as a protein where genes are spoken of;
    or as the title of another body's page ("Genetic Testing Registry: Noonan syndrome 5").
    """

    def __init__(self, prepared: Prepared) -> None:
        content = prepared.content
        given = (content.question, *content.topics, *(term.word for term in content.terms))
        self._known = tuple(
            re.sub(r",? type (?=\d)", " ", name.casefold())
            for name in given
            if any(map(str.isdigit, name))
        )
        self._takers: frozenset[str] = frozenset()
        self._symbols: frozenset[str] = frozenset()
        if any(part.bare_marks for part in prepared.parts):
            texts = [block.text for _, block in prepared.blocks()]
            self._takers = frozenset((*_found(_TAKES, texts, 1), *_found(_CALLED, texts, 1)))
            self._symbols = frozenset(_found(_SYMBOL, texts, 0))

    def hold(self, block: TextBlock, mark: BareMark) -> bool:
        """Return whether the digits at the mark are part of a name."""
        text, digits = block.text, block.text[mark.start : mark.end]
        before = _WORD_BEFORE.search(text[max(0, mark.start - _REACH) : mark.start])
        behind = _WORD_BEHIND.match(text[mark.end : mark.end + _REACH])
        word = before[1].casefold() if before else ""
        return (
            self._is_known(f"{word} {digits}" if word else "")
            or self._is_known(f"{digits} {behind[1].casefold()}" if behind else "")
            or word in self._takers
            or (_PROTEIN.search(word) is not None and _speaks_of_genes(text, mark))
            or _glued(text, mark) in self._symbols
            or (block.kind == "item" and mark.end == len(text) and named_page(text))
        )

    def _is_known(self, name: str) -> bool:
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") if name else None
        return whole is not None and any(whole.search(known) for known in self._known)


def _speaks_of_genes(text: str, mark: BareMark) -> bool:
    around = text[max(0, mark.start - _GENES_REACH) : mark.end + _GENES_REACH]
    return _OF_GENES.search(around) is not None


def _glued(text: str, mark: BareMark) -> str:
    word = re.search(r"[^\W\d_]+$", text[max(0, mark.start - _REACH) : mark.start])
    return f"{word[0]}{text[mark.start : mark.end]}".casefold() if word else ""


def _found(pattern: re.Pattern[str], texts: Iterable[str], group: int) -> Iterator[str]:
    for text in texts:
        for match in pattern.finditer(text):
            yield match[group].casefold()
