"""The marks inside one leaf: escapes, code, images, links, citations and claims.

One pass from left to right with a stack of open brackets; no construct is looked for twice, so
that a page of open brackets costs no more than a page of words. What is not a well-formed mark
stays text, and a problem says so.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from articles.markup import attributes, links, wording
from articles.markup.citing import CitationItem, items_of
from articles.markup.claiming import ClaimFacts, facts_of
from articles.markup.problem import Problem

SpanKind = Literal["escape", "code", "image", "link", "citation", "claim"]

_NEXT = re.compile(
    r"\\[!-/:-@\[-`{-~]|`+|!\[|\[|\]|\{(?=[#.]\S|:)|&(?:#\w{1,8}|[A-Za-z]\w{1,30});"
    r"|(?<![^\s;(\[-])@(?=[A-Za-z0-9])"
)
_TARGET = re.compile(
    r"\(<([^<>\n]{0,2000})>\)"
    r"|\(([^\s()<>]{0,2000}(?:\([^\s()<>]{0,2000}\)[^\s()<>]{0,2000}){0,20})\)"
)
_TICKS = re.compile(r"`+")
_SPACES = re.compile(r"\s*")
_BEFORE_BRACES = re.compile(r"[ \t]+(?=\{#)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")

DECORATIVE = "{.decorative}"
"""Stands behind an image that says nothing, and needs no description."""

LONGEST_CITATION = 2000
"""Characters between the brackets of a citation."""


@dataclass(frozen=True)
class Span:
    """One mark: where it stands in the leaf's text, and the words it holds."""

    kind: SpanKind
    start: int
    end: int
    inner: tuple[int, int]
    words: str = ""
    """What a reader reads of an escape, code span or image; links and claims hold source."""
    address: str = ""
    items: tuple[CitationItem, ...] = ()
    facts: ClaimFacts | None = None


@dataclass(frozen=True)
class Inline:
    """The marks of one leaf, ordered by where they start, and its problems."""

    spans: tuple[Span, ...]
    problems: tuple[Problem, ...]


@dataclass
class _Bracket:
    start: int
    inner: int
    spans: int
    """How many marks stood before it."""
    cites: bool = False
    """Whether an @key stands directly in it."""


# Marks, words and the page are read from the same leaves, each by its own path.
@lru_cache(maxsize=1024)
def read(text: str) -> Inline:
    """Return the marks in a leaf's text; time grows with its length only."""
    reader = _Reader(text)
    reader.read()
    spans = sorted(reader.spans, key=lambda span: (span.start, -span.end))
    problems = sorted(reader.problems, key=lambda problem: (problem.start, problem.end))
    return Inline(tuple(spans), tuple(problems))


@dataclass
class _Reader:
    text: str
    spans: list[Span] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    brackets: list[_Bracket] = field(default_factory=list)
    latest: dict[SpanKind, int] = field(default_factory=dict)
    """Where the latest mark of each kind starts: what a bracket holds, without looking again."""

    def read(self) -> None:
        position = 0
        self.ticks = self._find_ticks()
        while found := _NEXT.search(self.text, position):
            position = self._take(found.group(), found.start(), found.end())
        for bracket in self.brackets:
            self._refuse(bracket.start, bracket.inner, wording.UNCLOSED)

    def _take(self, token: str, start: int, end: int) -> int:
        """Handle one token and return where reading goes on."""
        match token[0]:
            case "\\":
                return self._mark(Span("escape", start, end, (start + 1, end), token[1]))
            case "`":
                return self._code(start, end)
            case "[" | "!":
                self.brackets.append(_Bracket(start, end, len(self.spans)))
            case "@":
                if self.brackets:
                    self.brackets[-1].cites = True
            case "]":
                return self._close(start) if self.brackets else end
            case "{":
                return self._stray(start)
            case "&":
                self._refuse(start, end, wording.ENTITY.format(token=token))
        return end

    def _find_ticks(self) -> dict[int, list[int]]:
        ticks: dict[int, list[int]] = {}
        for run in _TICKS.finditer(self.text):
            ticks.setdefault(len(run.group()), []).append(run.start())
        return ticks

    def _code(self, start: int, end: int) -> int:
        runs = self.ticks.get(end - start, [])
        index = bisect_left(runs, end)
        if index == len(runs):
            return end
        close = runs[index]
        words = self.text[end:close].replace("\n", " ")
        if words.strip() and words[0] == words[-1] == " ":
            words = words[1:-1]
        return self._mark(Span("code", start, close + end - start, (end, close), words))

    def _close(self, close: int) -> int:
        bracket = self.brackets.pop()
        follows = self.text[close + 1 : close + 2]
        is_image = bracket.inner - bracket.start == 2
        if follows == "(":
            return self._image(bracket, close) if is_image else self._link(bracket, close)
        if is_image:
            return self._refuse(bracket.start, close + 1, wording.IMAGE_WITHOUT_ADDRESS)
        if follows == "{":
            return self._claim(bracket, close)
        if self.text.startswith("@", self._first(bracket, close)):
            return self._citation(bracket, close)
        if bracket.cites:
            return self._refuse(bracket.start, close + 1, wording.NOT_A_CITATION)
        if gap := _BEFORE_BRACES.match(self.text, close + 1):
            end = attributes.read(self.text, gap.end()).end
            return self._refuse(bracket.start, end, wording.SPACE_BEFORE_BRACES)
        return close + 1

    def _link(self, bracket: _Bracket, close: int) -> int:
        address, end, wrong = self._address(bracket, close, links.may_lead_to)
        if not wrong and self._holds(bracket, "link", "citation"):
            wrong = wording.MARK_IN_LINK
        if wrong:
            return self._refuse(bracket.start, end, wrong)
        inner = (bracket.inner, close)
        return self._mark(Span("link", bracket.start, end, inner, address=address))

    def _image(self, bracket: _Bracket, close: int) -> int:
        address, end, wrong = self._address(bracket, close, links.may_show)
        if not wrong and self._holds(bracket, "claim", "citation", "link", "image", "code"):
            wrong = wording.MARK_IN_DESCRIPTION
        if wrong:
            return self._refuse(bracket.start, end, wrong)
        words = " ".join(_ESCAPE.sub(r"\1", self.text[bracket.inner : close]).split())
        if self.text.startswith(DECORATIVE, end):
            end += len(DECORATIVE)
            if words:
                return self._refuse(bracket.start, end, wording.DECORATIVE_WITH_WORDS)
        del self.spans[bracket.spans :]
        inner = (bracket.inner, close)
        return self._mark(Span("image", bracket.start, end, inner, words, address))

    def _address(
        self, bracket: _Bracket, close: int, allowed: Callable[[str], bool]
    ) -> tuple[str, int, str]:
        """Return the address after the bracket, where it ends, and what is wrong with it."""
        target = _TARGET.match(self.text, close + 1)
        if target is None:
            return "", close + 1, wording.UNREADABLE_ADDRESS
        address = _ESCAPE.sub(r"\1", target[2] if target[1] is None else target[1])
        return address, target.end(), "" if allowed(address) else wording.ADDRESS_NOT_ALLOWED

    def _citation(self, bracket: _Bracket, close: int) -> int:
        if close - bracket.inner > LONGEST_CITATION:
            return self._refuse(bracket.start, close + 1, wording.CITATION_TOO_LONG)
        if self._holds(bracket, "claim", "citation", "link", "image", "code"):
            return self._refuse(bracket.start, close + 1, wording.MARK_IN_CITATION)
        items = items_of(self.text[bracket.inner : close])
        if isinstance(items, str):
            return self._refuse(bracket.start, close + 1, items)
        del self.spans[bracket.spans :]
        inner = (bracket.inner, close)
        return self._mark(Span("citation", bracket.start, close + 1, inner, items=items))

    def _claim(self, bracket: _Bracket, close: int) -> int:
        braces = attributes.read(self.text, close + 1)
        if isinstance(braces, attributes.Unreadable):
            why = wording.UNREADABLE_CLAIM.format(why=braces.why)
            return self._refuse(bracket.start, braces.end, why)
        facts = facts_of(braces, has_words=self._first(bracket, close) < close)
        if isinstance(facts, str):
            return self._refuse(bracket.start, braces.end, facts)
        if self._holds(bracket, "claim"):
            return self._refuse(bracket.start, braces.end, wording.CLAIM_IN_CLAIM)
        inner = (bracket.inner, close)
        return self._mark(Span("claim", bracket.start, braces.end, inner, facts=facts))

    def _stray(self, start: int) -> int:
        end = max(attributes.read(self.text, start).end, start + 1)
        return self._refuse(start, end, wording.STRAY_BRACES)

    def _first(self, bracket: _Bracket, close: int) -> int:
        """Return where the first character stands that is no white space."""
        spaces = _SPACES.match(self.text, bracket.inner, close)
        return spaces.end() if spaces else bracket.inner

    def _holds(self, bracket: _Bracket, *kinds: SpanKind) -> bool:
        return any(self.latest.get(kind, -1) >= bracket.start for kind in kinds)

    def _mark(self, span: Span) -> int:
        self.spans.append(span)
        self.latest[span.kind] = span.start
        return span.end

    def _refuse(self, start: int, end: int, message: str) -> int:
        """Leave the words as text, say why, and return where reading goes on."""
        self.problems.append(Problem(start, end, message))
        return end
