"""The braces behind a mark or a fence: {#id .name key="value"}."""

import re
from dataclasses import dataclass, field

LONGEST = 2000
"""Characters in one pair of braces; a bound keeps a page of open braces linear."""

_SPACE = re.compile(r"[ \t\n]*")
_ITEM = re.compile(
    r'#(?P<id>[^\s{}"]+)|\.(?P<name>[^\s{}"]+)|(?P<key>[A-Za-z][\w-]*)="(?P<value>(?:[^"\\]|\\.)*)"',
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True)
class Attributes:
    """What one pair of braces says; `end` is the offset after the closing brace."""

    end: int
    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Unreadable:
    """Braces that are not what they should be, from their start to `end`, and why."""

    end: int
    why: str


def read(text: str, start: int) -> Attributes | Unreadable:
    """Return what the braces that open at `start` say, or why they cannot be read."""
    limit = min(len(text), start + LONGEST)
    ids: list[str] = []
    names: list[str] = []
    values: dict[str, str] = {}
    position = _skip(text, start + 1, limit)
    while position < limit and text[position] != "}":
        item = _ITEM.match(text, position, limit)
        if item is None:
            return Unreadable(_resume(text, position, limit), _why(text, position))
        if item["id"]:
            ids.append(item["id"])
        elif item["name"]:
            names.append(item["name"])
        elif item["key"] in values:
            end = _resume(text, item.end(), limit)
            return Unreadable(end, f'"{item["key"]}" is given twice')
        else:
            values[item["key"]] = _ESCAPE.sub(r"\1", item["value"])
        position = _skip(text, item.end(), limit)
    if position >= limit:
        return Unreadable(position, "the closing } is missing")
    return Attributes(position + 1, tuple(ids), tuple(names), values)


def _skip(text: str, position: int, limit: int) -> int:
    found = _SPACE.match(text, position, limit)
    return found.end() if found else position


def _resume(text: str, position: int, limit: int) -> int:
    """Return where reading may go on: after the brace if it closes soon, else right here."""
    close = text.find("}", position, limit)
    unbroken = close != -1 and "[" not in text[position:close]
    return close + 1 if unbroken else position


def _why(text: str, position: int) -> str:
    word = re.compile(r"[^\s{}]{1,40}").match(text, position)
    return f'"{word.group()}" is not understood' if word else "there is a brace inside"
