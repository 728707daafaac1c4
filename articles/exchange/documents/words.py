"""Counting the words of a document before and after, by two ways that share nothing."""

import html
import re
import unicodedata
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+|\d+")
_TAG = re.compile(r"<(/?)(?:[\w.-]+:)?([\w.-]+)([^<>]*)>([^<]*)")
_FALLBACK = re.compile(r"<(?:\w+:)?Fallback\b(?:(?!</).|</(?!(?:\w+:)?Fallback\b))*+</", re.DOTALL)
_IN_WORDS = re.compile(r"</?(?:[\w.-]+:)?(?:b|i|em|strong|span|sup|sub|a|u)\b[^<>]*>", re.I)
_APART = frozenset({"p", "tab", "br", "cr", "tc", "noBreakHyphen", "ins", "del"})


def count_words(text: str) -> Counter[str]:
    """Return how often each word stands in a text, whatever its letters look like."""
    return Counter(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def words_in_word_part(xml: str) -> Counter[str]:
    """Return the words that a part of a Word document holds, read without its structure."""
    said: list[str] = []
    for close, name, _, text in _TAG.findall(_FALLBACK.sub("", xml)):
        if name in ("t", "delText") and not close:
            said.append(text)
        elif name in _APART:
            said.append(" ")
    return count_words(html.unescape("".join(said)))


def words_in_markup(source: str) -> Counter[str]:
    """Return the words between the tags of HTML or XML, those of scripts and styles left out."""
    source = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>|<!--.*?-->", " ", source)
    return count_words(html.unescape(re.sub(r"<[^<>]*>", " ", _IN_WORDS.sub("", source))))
