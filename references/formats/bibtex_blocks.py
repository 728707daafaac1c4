"""BibTeX's blocks: "@type{key, name = value, …}", read in one pass, broken ones told apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from references.formats.records import Unreadable

START = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]{3,40}\s{0,20}[{(]", re.MULTILINE)
_NAME = re.compile(r"\s*([^\s={}(),\"#%]{1,80})\s*=\s*")
_KEY = re.compile(r"[^,={}\"\s]{1,300}")
_BARE = re.compile(r"[^\s,#{}()\"=]{1,200}")
_MONTHS = {
    name.lower()[:3]: name
    for name in (
        "January February March April May June July August September October November December"
    ).split()
}


MOST_BROKEN = 100
# A value longer than this has lost its closing brace.
LONGEST = 200_000


@dataclass
class Block:
    """An entry with its fields in LaTeX, names in lower case. A trouble says what is broken."""

    line: int
    type: str
    key: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    trouble: str = ""


class _Broken(ValueError):
    pass


def blocks(text: str) -> Iterator[Block]:
    """Yield each entry; comments, preambles and text between entries are none.

    A broken entry ends where the next begins at the start of a line.
    """
    strings = dict(_MONTHS)
    starts = [found.start() for found in START.finditer(text)]
    line, counted, done, broken = 1, 0, 0, 0
    for place, start in enumerate(starts):
        if start < done:
            continue  # inside the entry before: "@" at the start of a line of an abstract
        line += text.count("\n", counted, start)
        counted = start
        following = starts[place + 1] if place + 1 < len(starts) else len(text)
        opened = re.compile(r"\s*@\s*([A-Za-z]+)\s*([{(])").match(text, start)
        if opened is None:
            continue
        name = opened.group(1).lower()
        if name in {"comment", "preamble"}:
            # An unbalanced one must not take the entries after it along.
            done = _skip(text, opened.end() - 1, following)
            continue
        block = Block(line, name)
        try:
            done = _entry(text, opened.end(), opened.group(2), block, strings)
        except _Broken as trouble:
            block.trouble = str(trouble)
            done = following
            broken += 1
            if broken > MOST_BROKEN:
                # Each is searched to its end, or to that of the file.
                message = f"More than {MOST_BROKEN} entries are broken. Export the file again."
                raise Unreadable(message, line) from trouble
        if name != "string" or block.trouble:
            yield block


def _entry(text: str, at: int, opener: str, block: Block, strings: dict[str, str]) -> int:
    closer = "}" if opener == "{" else ")"
    if block.type != "string":
        at = _past(text, at, " \t\n")
        key = _KEY.match(text, at)
        end = _past(text, key.end() if key else at, " \t\n")
        if text[end : end + 1] == ",":
            block.key, at = key.group() if key else "", end + 1
        elif text[end : end + 1] not in ("=", "}", ")"):
            raise _Broken("the key is not followed by a comma")
    while True:
        at = _past(text, at, ", \t\n")
        if at >= len(text):
            raise _Broken(f"the entry “{block.key}” is not closed with {closer}")
        if text[at] == closer:
            return at + 1
        name = _NAME.match(text, at)
        if name is None:
            raise _Broken(f"“{text[at : at + 30].split(chr(10))[0]}” is no field")
        value, at = _value(text, name.end(), strings)
        if block.type == "string":
            strings[name.group(1).lower()] = value
        else:
            block.fields.setdefault(name.group(1).lower(), value)
        at = _past(text, at, " \t\n")
        if at < len(text) and text[at] not in (",", closer):
            raise _Broken(f"a comma is missing after the field “{name.group(1)}”")


def _value(text: str, at: int, strings: dict[str, str]) -> tuple[str, int]:
    parts = []
    while True:
        at = _past(text, at, " \t\n")
        sign = text[at] if at < len(text) else ""
        if sign == "{":
            end = _end_of_braces(text, at)
            parts.append(text[at + 1 : end - 1])
        elif sign == '"':
            end = _end_of_quotes(text, at)
            parts.append(text[at + 1 : end - 1])
        elif bare := _BARE.match(text, at):
            end = bare.end()
            parts.append(strings.get(bare.group().lower(), bare.group()))
        elif sign in (",", "}", ")"):
            return "", at
        else:
            raise _Broken("a field has no value")
        at = _past(text, end, " \t\n")
        if at >= len(text) or text[at] != "#":
            return "".join(parts), at
        at += 1


_SIGNS = re.compile(r"\\.|[{}]|\"", re.DOTALL)


def _end_of_braces(text: str, at: int) -> int:
    depth = 0
    for sign in _SIGNS.finditer(text, at, at + LONGEST):
        if sign.group() == "{":
            depth += 1
        elif sign.group() == "}":
            depth -= 1
            if depth == 0:
                return sign.end()
    raise _Broken("a brace is not closed")


def _end_of_quotes(text: str, at: int) -> int:
    depth = 0
    for sign in _SIGNS.finditer(text, at + 1, at + LONGEST):
        if sign.group() == '"' and depth == 0:
            return sign.end()
        depth += {"{": 1, "}": -1}.get(sign.group(), 0)
    raise _Broken("a quotation mark is not closed")


def _skip(text: str, at: int, following: int) -> int:
    if text[at] == "{":
        try:
            return _end_of_braces(text, at)
        except _Broken:
            pass
    return following


def _past(text: str, at: int, signs: str) -> int:
    while at < len(text) and text[at] in signs:
        at += 1
    return at
