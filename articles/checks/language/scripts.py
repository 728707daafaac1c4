"""Letters and digits of another script that look like ours, in numbers, units, names and keys."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from articles.checks.figures.doses import UNIT
from articles.checks.finding import WHOLE_ARTICLE, Trouble
from articles.checks.prepared import Prepared

_TOKEN = re.compile(r"[\w.,⁄∕]*[^\x00-\x7f][\w.,⁄∕]*")
_NOT_OURS = re.compile(r"[^\x00-\x7fÀ-ɏ\u1e00-\u1eff]")
# Scripts that are written beside Latin letters and digits and look like none of them.
_APART = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "DEVANAGARI", "BENGALI", "TAMIL")
_GREEK_AS_ITSELF = frozenset("αβγδεζηθκλμπρστφχψωΓΔΘΛΞΠΣΦΨΩϵϕ")
_OLD_LATIN = frozenset("ſẝƍƖƷǀ")
"""Latin letters that no living language of ours uses, and that look like others."""
_LIGATURES = frozenset("ﬀﬁﬂﬃﬄﬅﬆ")
_LETTER_IN_NUMBER = re.compile(
    rf"(?<![\w.])(?=\d*[OolI])(?=[OolI]*\d)[\dOolI]+(?:\.[\dOolI]+)?(?=\s?{UNIT})"
)
_REFERENCE_FIELDS = ("DOI", "PMID", "PMCID", "ISBN", "ISSN", "URL")


def mixed_scripts(prepared: Prepared) -> Iterator[Trouble]:
    """Find confusable characters in words of Latin letters, in numbers, and in identifiers."""
    content = prepared.content
    yield from _in(content.question, WHOLE_ARTICLE, "")
    yield from _in(content.slug, WHOLE_ARTICLE, "")
    for part in prepared.parts:
        yield from _in(part.source, part.where, part.audience)
    for reference in content.references:
        for field in _REFERENCE_FIELDS:
            value = reference.csl.get(field)
            if isinstance(value, str):
                yield from _in(value, f"reference {reference.key}", "")


def _in(text: str, where: str, audience: str) -> Iterator[Trouble]:
    if not text.isascii():
        for token in _TOKEN.finditer(text):
            foreign = _foreign(token[0])
            if foreign:
                names = ", ".join(f'"{c}" ({_name(c)})' for c in dict.fromkeys(foreign))
                yield Trouble(
                    where,
                    token[0].strip(".,"),
                    f'"{token[0].strip(".,")}" holds {names}.',
                    "Type the word or number afresh, with the letters of your keyboard.",
                    audience,
                    token.start() + len(token[0]) - len(token[0].lstrip(".,")),
                )
    for number in _LETTER_IN_NUMBER.finditer(text):
        yield Trouble(
            where,
            number[0],
            f'"{number[0]}" stands before a unit and holds a letter that looks like a digit.',
            "Type the number afresh, with digits.",
            audience,
            number.start(),
        )


def _foreign(token: str) -> list[str]:
    """Return the characters of a token that look like others; of a word in one script, none."""
    strange = [c for c in token if not c.isascii() and _is_strange(c)]
    if not strange:
        return []
    ours = any(c.isascii() and c.isalnum() for c in token) or any("À" <= c <= "ɏ" for c in token)
    if not ours:
        # Digits are one script even alone: "１０ mg". A word wholly of another script is a word.
        return [c for c in strange if unicodedata.category(c) == "Nd" or _is_styled(c)]
    return [c for index, c in enumerate(token) if c in strange and not _greek_prefix(token, index)]


@lru_cache(maxsize=4096)
def _is_strange(character: str) -> bool:
    if character in _OLD_LATIN or character in "⁄∕" or unicodedata.category(character) == "Nd":
        return True
    if character in _LIGATURES or not _NOT_OURS.match(character):
        return False
    category = unicodedata.category(character)
    if category not in ("Lu", "Ll", "Lt", "Lo", "Nd", "Nl", "Lm") or character in "ºª":
        return False
    name = unicodedata.name(character, "")
    return not name.startswith(("MODIFIER", "SUPERSCRIPT", "SUBSCRIPT", *_APART))


@lru_cache(maxsize=4096)
def _is_styled(character: str) -> bool:
    plain = unicodedata.normalize("NFKC", character)
    return plain.isascii() and unicodedata.category(character) != "Nl"


def _greek_prefix(token: str, index: int) -> bool:
    """Return whether a Greek letter stands as itself: "β2", "TNFα", "μg", never inside a word."""
    if token[index] not in _GREEK_AS_ITSELF | {"µ"}:
        return False
    before, after = token[:index][-1:], token[index + 1 :][:1]
    return not (before.isalpha() and after.isalpha() and (before.islower() or after.islower()))


def _name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}").lower()
