"""Filling the places in approved wording from records, so that nothing is ever typed in."""

import re
from collections.abc import Mapping

_PLACE = re.compile(r"\{([a-z_]*)\}")
_SENTENCE_END = re.compile(r"(?<=[.!?]) +")


class UnknownPlace(ValueError):
    """A text has a place, such as {date}, that no record fills."""


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return the text with each {place} filled.

    A sentence with a place whose record is empty is left out, so that nobody reads "on .".
    Raises UnknownPlace for a place that values does not name.
    """
    sentences = (_fill_sentence(sentence, values) for sentence in _SENTENCE_END.split(text))
    return " ".join(sentence for sentence in sentences if sentence)


def places(text: str) -> frozenset[str]:
    """Return the names of the places in a text."""
    return frozenset(_PLACE.findall(text))


def _fill_sentence(sentence: str, values: Mapping[str, str]) -> str:
    names = _PLACE.findall(sentence)
    unknown = [name for name in names if name not in values]
    if unknown:
        raise UnknownPlace(f"No record fills {{{unknown[0]}}} in {sentence!r}.")
    if any(not values[name] for name in names):
        return ""
    return _PLACE.sub(lambda place: values[place[1]], sentence)
