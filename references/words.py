"""The words by which a source is found: of its record, and of what somebody types.

Pure. Both are folded alike, so that case, diacritics and punctuation never keep them apart.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from references.identifiers import (
    find,
    identifiers_of,
    normalise_doi,
    normalise_isbn,
    normalise_pmcid,
)

# Letters that Unicode does not take apart into a letter and its mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)
_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_NAMES = ("family", "non-dropping-particle", "dropping-particle", "literal", "given")
_EVERYWHERE = frozenset({"https", "http", "www", "com", "org", "doi", "pmid", "isbn"})
LONGEST = 60
"""Longer words are cut, in records and in questions."""
MOST = 400
"""So many words of one record can be found: a consortium may name a thousand authors."""
MOST_ASKED = 12
MOST_TYPED = 300


def fold(text: str) -> list[str]:
    """Return the words of a text in order, in small letters and without diacritics."""
    apart = unicodedata.normalize("NFKD", _MARKUP.sub("", text)).casefold().translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFKD", apart) if not unicodedata.combining(c))
    return [word[:LONGEST] for word in _WORD.findall(re.sub("['’ʼ`]", "", bare))]


def words_of(csl: Mapping[str, Any], identifiers: Iterable[str] = ()) -> str:
    """Return the words that a record is found by, each once, with spaces between.

    `identifiers` are those in one spelling that stand outside the fields of CSL-JSON.
    """
    return " ".join(dict.fromkeys(_said(csl, identifiers))) if csl else ""


def _said(csl: Mapping[str, Any], identifiers: Iterable[str]) -> Iterator[str]:
    words = list(_all_words(csl, identifiers))
    yield from words[:MOST]


def _all_words(csl: Mapping[str, Any], identifiers: Iterable[str]) -> Iterator[str]:
    known = identifiers_of(csl)
    for value in (*(v for scheme, v in known.items() if scheme != "url"), *identifiers):
        yield from _of_identifier(value)
    yield from _year(csl)
    for name in ("title", "title-short", "container-title-short", "container-title"):
        yield from fold(str(csl.get(name) or ""))
    for people in (csl.get("author"), csl.get("editor")):
        for one in people if isinstance(people, list) else ():
            if isinstance(one, Mapping):
                yield from _of_name(one)
    for name in ("publisher", "number"):
        yield from fold(str(csl.get(name) or ""))
    yield from (word for word in fold(known.get("url", "")) if word not in _EVERYWHERE)


def asked_words(text: str) -> list[str]:
    """Return the words that somebody looks for, each once; each is the beginning of one.

    An identifier, in whatever form it was pasted, is one word.
    """
    text = text[:MOST_TYPED].strip()
    whole = normalise_doi(text) or normalise_pmcid(text) or normalise_isbn(text)
    if whole:
        return [_together(whole)]
    asked: list[str] = []
    last = 0
    for found in find(text):
        asked += fold(text[last : found.start])
        if found.scheme == "url":
            asked += [word for word in fold(found.value) if word not in _EVERYWHERE]
        else:
            asked.append(_together(found.value))
        last = found.end
    asked += fold(text[last:])
    return list(dict.fromkeys(asked))[:MOST_ASKED]


def _of_identifier(value: str) -> Iterator[str]:
    yield _together(value)
    yield from fold(value)


def _together(identifier: str) -> str:
    return "".join(fold(identifier))[:LONGEST]


def _of_name(one: Mapping[str, Any]) -> Iterator[str]:
    for part in _NAMES:
        yield from fold(str(one.get(part) or ""))
    given = fold(str(one.get("given") or ""))
    if given:
        # "Stabler SP", as lists of references have it.
        yield "".join(word[0] for word in given)


def _year(csl: Mapping[str, Any]) -> list[str]:
    issued = csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    return fold(str(first[0])) if isinstance(first, list) and first else []
