"""Whether pictures, headings, tables and links serve those who cannot see them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from articles.checks.check import Check
from articles.checks.finding import Trouble
from articles.checks.prepared import Part, Prepared
from articles.markup import inline, lines
from articles.markup.inline import DECORATIVE
from articles.markup.lines import FENCE, Leaf
from articles.markup.plain import plain_inline

_ADDRESS = r"\((?P<address>[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?)\)"
_IMAGE = re.compile(rf"(?<!\\)!\[(?P<words>[^\[\]]{{0,500}})\]{_ADDRESS}")
_LINK = re.compile(rf"(?<![!\\])\[(?P<words>[^\[\]]{{1,500}})\]{_ADDRESS}")
_FILE_NAME = re.compile(r"[\w .-]*\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|avif)", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"(?:image|picture|photo(?:graph)?|figure|graphic|icon|img|screenshot)[\s_-]?\d*", re.IGNORECASE
)


def images_without_words(prepared: Prepared) -> Iterator[Trouble]:
    """Find pictures whose description is missing, or is the name of a file."""
    for mark in _marks(prepared, _IMAGE):
        words = mark.found["words"].strip()
        if mark.leaf.text.startswith(DECORATIVE, mark.found.end()) and not words:
            continue
        name = mark.found["address"].rsplit("/", 1)[-1]
        stem = name.rsplit(".", 1)[0].casefold()
        if not words:
            message = "This picture has no description: who cannot see it learns nothing."
        elif _FILE_NAME.fullmatch(words) or words.casefold() in (name.casefold(), stem):
            message = f'"{words}" is the name of a file and describes nothing.'
        elif _SAYS_NOTHING.fullmatch(words):
            message = f'"{words}" does not say what the picture shows.'
        else:
            continue
        yield mark.trouble(
            message,
            "Write what it shows between the brackets: ![Side view of the spinal cord](…). If it "
            "only adorns, put {.decorative} behind it.",
        )


_POINTS_NOWHERE = frozenset(
    (
        "click|click here|here|read more|more|learn more|find out more|see more|more information|"
        "more info|link|this link|this|this page|this site|this website|this article|details|"
        "see here|go|continue|download|continue reading|view more"
    ).split("|")
)


def empty_link_words(prepared: Prepared) -> Iterator[Trouble]:
    """Find links whose whole text does not say where they lead."""
    for mark in _marks(prepared, _LINK):
        words = plain_inline(mark.found["words"])
        if words.strip(" .:…>»").casefold() in _POINTS_NOWHERE:
            yield mark.trouble(
                f'The link "{words}" does not say where it leads.',
                "Let its words name the page: [B12 injections leaflet](…).",
            )


@dataclass(frozen=True)
class _Mark:
    """A link or picture as written, whether or not the dialect takes its address."""

    part: Part
    leaf: Leaf
    found: re.Match[str]

    def trouble(self, message: str, cure: str) -> Trouble:
        at = self.leaf.at(self.found.start())
        return Trouble(self.part.where, self.found[0], message, cure, self.part.audience, at)


def _marks(prepared: Prepared, pattern: re.Pattern[str]) -> Iterator[_Mark]:
    for part in prepared.parts:
        if part.where == "headline" or "](" not in part.source:
            continue
        for leaf in lines.read(part.source).leaves:
            if "](" not in leaf.text:
                continue
            code = [span for span in inline.read(leaf.text).spans if span.kind == "code"]
            for found in pattern.finditer(leaf.text):
                before = bisect_right(code, found.start(), key=lambda span: span.start) - 1
                if before < 0 or code[before].end <= found.start():
                    yield _Mark(part, leaf, found)


_BOLD_LINE = re.compile(r"(\*\*|__)(?P<words>[^*_\n]{2,80})\1:?")
_BLANK_HEADER = re.compile(
    r"^[ \t]*\|(?:[ \t]*\|)+[ \t]*(?=\n[ \t]*\|?[ \t]*:?-{2,})", re.MULTILINE
)
_ROW = re.compile(r"\|[^|\n]*\|[^|\n]*\|[ \t]*$", re.MULTILINE)


def structure(prepared: Prepared) -> Iterator[Trouble]:
    """Find heading levels left out, bold lines that act as headings, tables without header."""
    for part in prepared.parts:
        if part.where != "body":
            continue
        yield from _skipped_levels(part)
        for found in _BLANK_HEADER.finditer(part.source):
            yield _at_line(
                part,
                found[0],
                found.start(),
                "The header of this table is empty: its columns have no names.",
                "Name each column in the first row.",
            )


def _skipped_levels(part: Part) -> Iterator[Trouble]:
    levels = [0]
    for leaf in lines.read(part.source).leaves:
        if leaf.kind == "fence":
            if leaf.text.strip(FENCE[0] + " "):
                levels.append(0)
            elif len(levels) > 1:
                levels.pop()
        elif leaf.kind == "heading":
            if levels[-1] and leaf.level > levels[-1] + 1:
                yield _at_line(
                    part,
                    leaf.text,
                    leaf.start,
                    f"This heading is of level {leaf.level}, below one of level {levels[-1]}.",
                    f"Give it {levels[-1] + 1} #, so that no level is left out.",
                )
            levels[-1] = leaf.level
        elif leaf.kind == "paragraph":
            yield from _disguised(part, leaf)


def _disguised(part: Part, leaf: Leaf) -> Iterator[Trouble]:
    bold = _BOLD_LINE.fullmatch(leaf.text.strip())
    if bold and not bold["words"].rstrip().endswith((".", "!", "?")):
        yield _at_line(
            part,
            leaf.text,
            leaf.start,
            "This bold line acts as a heading, and is none for those who listen.",
            "Write it as a heading, with # before it.",
        )
    elif _ROW.match(leaf.text):
        yield _at_line(
            part,
            leaf.text.split("\n", 1)[0],
            leaf.start,
            "These rows are no table: they have no header.",
            "Put a header and a line of |---|---| above them.",
        )


def _at_line(part: Part, quote: str, start: int, message: str, cure: str) -> Trouble:
    return Trouble(part.where, quote, message, cure, part.audience, start)


_WCAG = "WCAG 2.2, success criterion"

CHECKS = (
    Check(
        "ACC-01",
        "block",
        "Pictures in words",
        "Every picture has a description that says what it shows, or is marked as decoration.",
        f"{_WCAG} 1.1.1.",
        images_without_words,
    ),
    Check(
        "ACC-02",
        "warn",
        "Structure that can be heard",
        "Headings leave out no level, headings are no bold lines, tables have headers.",
        f"{_WCAG} 1.3.1.",
        structure,
    ),
    Check(
        "ACC-03",
        "warn",
        "Links that say where they lead",
        "The whole text of a link names what it leads to.",
        f"{_WCAG} 2.4.4.",
        empty_link_words,
    ),
)
