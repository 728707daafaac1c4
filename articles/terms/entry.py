"""One entry of a glossary as a value, and what an entry may hold at all."""

import unicodedata
from dataclasses import dataclass, replace

from articles import audiences
from articles.terms.matching import opening

LONGEST_WORD = 120
LONGEST_PLAIN = 200
LONGEST_DEFINITION = 4_000
_LONG = ("Definition", "Note")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@dataclass(frozen=True)
class Entry:
    """A technical word with its plain wording and definition for one audience."""

    word: str
    audience: str
    plain: str = ""
    definition: str = ""
    later: str = "word"
    """What a derived text says once the term is explained: the "word" or the "plain" wording."""
    active: bool = True
    note: str = ""
    """For the staff: why it is switched off, or what to mind."""
    source: str = ""
    credit: str = ""
    licence: str = ""

    def tidied(self) -> "Entry":
        """Return the entry with every run of white space in its word and wording as one space."""
        return replace(self, word=" ".join(self.word.split()), plain=" ".join(self.plain.split()))


def same_word(word: str) -> str:
    """Return what two entries share if they are for the same word."""
    return " ".join(word.split()).casefold()


def trouble_with(entry: Entry) -> str:
    """Return why an entry cannot be kept, place first and cure last; "" if it can."""
    if not opening(entry.word):
        return "Word: it is empty. Write the technical word as texts have it."
    if entry.audience not in audiences.CODES:
        return f"Audience: “{entry.audience}” is none. Use one of: {', '.join(audiences.CODES)}."
    for name, value, most in _fields(entry):
        if len(value) > most:
            return f"{name}: it has {len(value)} characters, and {most} are room for. Shorten it."
        for character in value if name not in _LONG else value.replace("\n", ""):
            if character in _BIDI or unicodedata.category(character) in {"Cc", "Cs", "Cn"}:
                return (
                    f"{name}: it holds U+{ord(character):04X}, which cannot be seen. Delete it "
                    "and type the words again."
                )
    if not entry.plain and not entry.definition:
        return "Plain wording: it is empty, and so is the definition. Write one of them."
    if same_word(entry.plain) == same_word(entry.word):
        return "Plain wording: it is the word itself. Write words that readers know."
    if entry.later not in ("word", "plain") or (entry.later == "plain" and not entry.plain):
        return "Later uses: there is no plain wording to use. Write one, or keep the word."
    return ""


def _fields(entry: Entry) -> tuple[tuple[str, str, int], ...]:
    return (
        ("Word", entry.word, LONGEST_WORD),
        ("Plain wording", entry.plain, LONGEST_PLAIN),
        ("Definition", entry.definition, LONGEST_DEFINITION),
        ("Note", entry.note, LONGEST_DEFINITION),
        ("Source", entry.source, 200),
        ("Credit", entry.credit, 300),
        ("Licence", entry.licence, 100),
    )
