"""An answer in plain text, as lists of questions and answers hold it, written in the dialect.

An empty line parts paragraphs, and a line that begins with "- " is an item of a list. All else is
shown letter for letter: what the dialect would read as a mark gets a backslash.
"""

import re

from articles.markup.characters import one_line
from articles.markup.plain import blocks_of_text

_MARK = re.compile(r"[\\`*_\[\]{}|<]|!(?=\\?\[)")
_OPENING = re.compile(r"(?:#{1,6}|[-+*])(?=\s|$)|(?=[=~:-]{2,}\s*$)|(?=[:~]{3,})")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_ITEM = re.compile(r"[-•*]\s+(?=\S)")


def body_of(answer: str) -> str:
    """Return the answer as the body of a text."""
    written: list[str] = []
    before = ""
    for line in _lines(answer):
        item = _ITEM.match(line)
        kind = "item" if item else "words" if line else ""
        if kind and written and kind != before:
            written.append("")
        if kind:
            written.append(f"- {_shown(line[item.end() :])}" if item else _shown(line))
        before = kind
    return "\n".join(written)


def words_lost(answer: str, body: str) -> str:
    """Return where a body first does not say what the answer says, in some words, or ""."""
    read = " ".join(block.text for block in blocks_of_text(body)).split()
    said = " ".join(
        one_line(line[item.end() :] if (item := _ITEM.match(line)) else line)
        for line in _lines(answer)
    ).split()
    if read == said:
        return ""
    same = 0
    while same < min(len(read), len(said)) and read[same] == said[same]:
        same += 1
    return " ".join((said if same < len(said) else read)[same : same + 6])


def _lines(answer: str) -> list[str]:
    return [" ".join(line.split()) for line in answer.replace("\r", "\n").split("\n")]


def _shown(line: str) -> str:
    numbered = _NUMBERED.match(line)
    if numbered:
        return f"{numbered[1]}\\{numbered[2]}{_escaped(line[numbered.end() :])}"
    if _OPENING.match(line):
        return f"\\{line[0]}{_escaped(line[1:])}"
    return _escaped(line)


def _escaped(words: str) -> str:
    return _MARK.sub(lambda found: f"\\{found[0]}", words)
