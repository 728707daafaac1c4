"""Quotation marks and apostrophes as they are printed, where a keyboard had only straight ones."""

import re

_APOSTROPHE = re.compile(r"(?<=[^\W\d])'(?=\w)|(?<=[sS])'(?=\s|$)|(?<=\bO)'(?= )")
_YEAR = re.compile(r"(?<!\S)'(?=\d\d\b)")
_DOUBLE = re.compile(r'(?<!\w)"([^"]{1,500}?)"(?!\w)')
_SINGLE = re.compile(r"(?<![\w’])'([^']{1,500}?)'(?!\w)")


def curled(words: str) -> str:
    """Return words with ’ for an apostrophe and “ ” around what is quoted; primes stay as typed."""
    if "'" not in words and '"' not in words:
        return words
    words = _SINGLE.sub(r"“\1”", _DOUBLE.sub(r"“\1”", _YEAR.sub("’", words)))
    return _APOSTROPHE.sub("’", words)
