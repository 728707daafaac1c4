"""HTML as tags and words, in one pass: no input makes it look at a character twice.

What browsers forgive is forgiven here as well (HTML, §13.2.5), with one difference: a tag that
the end of the file cuts off stays as words, because words must not vanish.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_VALUE = 4_000
"""Characters of an attribute that are kept; a picture's data in an address are none of ours."""
RAW = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"})
"""Elements whose content is words and no tags, up to their own end."""
_KEPT = frozenset(
    "href src alt class id style start value colspan rowspan hidden role type cite "
    "aria-hidden datetime lang".split()
)
_NAME = re.compile(r"[a-zA-Z][^\s/>]*+")
_ATTRIBUTE = re.compile(r"[\s/]*+([^\s/>=][^\s/>=]*+)?+(\s*+=\s*+)?+")
_BARE = re.compile(r"[^\s>]*+")
_SPACES = re.compile(r"[\s/]*+")


@dataclass(frozen=True, slots=True)
class Words:
    """Characters as a reader sees them: entities are the characters that they name."""

    text: str


@dataclass(frozen=True, slots=True)
class Start:
    """The beginning of an element."""

    name: str
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class End:
    """The end of an element."""

    name: str


Token = Words | Start | End


def tokens(source: str) -> Iterator[Token]:
    """Yield the tags and words of a piece of HTML; comments and declarations are passed over."""
    return _Tokens(source).read()


class _Tokens:
    def __init__(self, source: str) -> None:
        self.source = source
        self.none_after: dict[str, int] = {}
        """From which place on a piece of text was looked for in vain."""

    def read(self) -> Iterator[Token]:
        position = 0
        while position < len(self.source):
            at = self._find("<", position)
            if at != position:
                end = len(self.source) if at < 0 else at
                yield Words(html.unescape(self.source[position:end]))
                position = end
                continue
            token, position = self._markup(at)
            if token is None:
                continue
            yield token
            if isinstance(token, Start) and token.name in RAW:
                end = self._end_of_raw(token.name, position)
                text = self.source[position:end]
                whole = token.name in ("title", "textarea")
                yield Words(html.unescape(text) if whole else text)
                position = end

    def _markup(self, at: int) -> tuple[Token | None, int]:
        source = self.source
        if source.startswith("<!--", at):
            # "<!-->" is a whole comment.
            end = self._find("-->", at + 2)
            return None, len(source) if end < 0 else end + 3
        if source.startswith(("<!", "<?"), at):
            end = self._find(">", at)
            return None, len(source) if end < 0 else end + 1
        closes = source.startswith("</", at)
        name = _NAME.match(source, at + 1 + closes)
        if name is None:
            if closes and source.startswith(">", at + 2):
                return None, at + 3
            return Words("<"), at + 1
        attributes, end = self._attributes(name.end())
        if end < 0:
            return Words(html.unescape(source[at:])), len(source)
        lower = name.group().lower()
        return (End(lower) if closes else Start(lower, attributes)), end

    def _attributes(self, position: int) -> tuple[dict[str, str], int]:
        """Return the attributes of a tag and where it ends, -1 where the file ends before."""
        source, found = self.source, dict[str, str]()
        while position < len(source):
            spaces = _SPACES.match(source, position)
            position = spaces.end() if spaces else position
            if source.startswith(">", position):
                return found, position + 1
            attribute = _ATTRIBUTE.match(source, position)
            if attribute is None or attribute.end() == position:
                position += 1
                continue
            name, position, value = (attribute[1] or "").lower(), attribute.end(), ""
            if attribute[2]:
                value, position = self._value(position)
            if name in _KEPT and name not in found:
                found[name] = html.unescape(value[:LONGEST_VALUE])
        return found, -1

    def _value(self, position: int) -> tuple[str, int]:
        quote = self.source[position : position + 1]
        if quote and quote in "\"'":
            end = self._find(quote, position + 1)
            if end >= 0:
                return self.source[position + 1 : end], end + 1
        bare = _BARE.match(self.source, position)
        end = bare.end() if bare else position
        return self.source[position:end], end

    def _end_of_raw(self, name: str, position: int) -> int:
        if position >= self.none_after.get(name, len(self.source) + 1):
            return len(self.source)
        found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.source, position)
        if found is None:
            self.none_after[name] = position
            return len(self.source)
        return found.start()

    def _find(self, text: str, position: int) -> int:
        if position >= self.none_after.get(text, len(self.source) + 1):
            return -1
        found = self.source.find(text, position)
        if found < 0:
            self.none_after[text] = position
        return found
