"""The answer of a copied page as blocks: headings, paragraphs, list items, tables."""

import re
from dataclasses import replace

from articles.exchange.page.levels import looks_like_heading, with_levels
from articles.exchange.page.lines import Line
from articles.exchange.page.shape import Block

_BULLET = re.compile(r"([•◦▪‣●○∙⁃])(?:\s+|(?=\S))|([*+–-])\s+")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*:?$")


def blocks_of(lines: list[Line]) -> tuple[Block, ...]:
    """Return the blocks of an answer in order, headings with their levels."""
    lines = _joined_bullets(lines)
    reader = _Reader(lines)
    return with_levels(reader.read())


def _joined_bullets(lines: list[Line]) -> list[Line]:
    """Put a bullet that a browser left alone on its line before the words that follow."""
    joined: list[Line] = []
    waiting: Line | None = None
    for line in lines:
        if re.fullmatch(r"[•◦▪‣●○∙⁃]|\d{1,3}[.)]", line.text):
            waiting = line
        elif waiting and line.text:
            joined.append(replace(waiting, text=f"{waiting.text} {line.text}"))
            waiting = None
        elif not waiting:
            joined.append(line)
    return joined


class _Reader:
    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.blocks: list[Block] = []
        self.lists: list[tuple[int, bool]] = []
        """The indent of each open list, outermost first, and whether it is numbered."""
        # A page without any empty line has one block on each line.
        self.spaced = any(not line.text for line in lines[:-1])
        self.hashes = any(_HASHES.match(line.text) for line in lines)
        self.after_blank = True

    def read(self) -> list[Block]:
        for at, line in enumerate(self.lines):
            if not line.text:
                self.after_blank = True
                continue
            self._line(at, line)
            self.after_blank = False
        return self.blocks

    def _line(self, at: int, line: Line) -> None:
        bullet, number = _BULLET.match(line.text), _NUMBER.match(line.text)
        if bullet or number:
            self._item(at, line, bullet, number)
            return
        hashes, bold = _HASHES.match(line.text), _BOLD.fullmatch(line.text)
        if hashes:
            self._add("heading", line, line.text[hashes.end() :].strip("# *"), len(hashes[1]))
        elif "\t" in line.text:
            self._row(line)
        elif self._is_heading(at, bold[1] if bold else line.text, bold is not None):
            self._add("heading", line, bold[1].strip() if bold else line.text, 0)
        else:
            self._words(line)

    def _is_heading(self, at: int, text: str, bold: bool) -> bool:
        following = self.lines[at + 1].text if at + 1 < len(self.lines) else ""
        more = any(line.text for line in self.lines[at + 1 :])
        opens_list = _BULLET.match(following) or _NUMBER.match(following)
        stands_alone = not following or opens_list is not None or not self.spaced
        begins = self.after_blank or not self.spaced
        if self.hashes and not bold:
            return False
        return more and begins and stands_alone and looks_like_heading(text, bold=bold)

    def _add(self, kind: str, line: Line, text: str, level: int = 0) -> None:
        self.lists.clear()
        self.blocks.append(Block(kind, text, line.number, level=level))

    def _words(self, line: Line) -> None:
        last = self.blocks[-1] if self.blocks else None
        goes_on = not self.after_blank and self.spaced
        if last and goes_on and (last.kind == "paragraph" or (last.kind == "item" and line.indent)):
            self.blocks[-1] = replace(last, text=f"{last.text} {line.text}")
            return
        inside = bool(self.lists) and line.indent > self.lists[0][0] and line.indent > 0
        if not inside:
            self.lists.clear()
        self.blocks.append(Block("paragraph", line.text, line.number, depth=len(self.lists)))

    def _row(self, line: Line) -> None:
        self.lists.clear()
        cells = tuple(cell.strip() for cell in line.text.split("\t"))
        last = self.blocks[-1] if self.blocks else None
        if last and last.kind == "table" and not self.after_blank:
            self.blocks[-1] = replace(last, rows=(*last.rows, (line.number, cells)))
        else:
            self.blocks.append(Block("table", "", line.number, rows=((line.number, cells),)))

    def _item(
        self, at: int, line: Line, bullet: re.Match[str] | None, number: re.Match[str] | None
    ) -> None:
        numbered = bullet is None
        found = bullet or number
        text = line.text[found.end() :] if found else line.text
        while self.lists and line.indent < self.lists[-1][0]:
            self.lists.pop()
        within = bool(self.lists) and line.indent >= self.lists[-1][0] + 2
        # Pages copied without indents: bullets between "1." and "2." belong to the "1.".
        flat = bool(self.lists) and self.lists[-1][1] and not numbered
        if not self.lists or within or (flat and self._number_follows(at)):
            self.lists.append((line.indent, numbered))
        elif numbered and any(was for _, was in self.lists[:-1]) and not self.lists[-1][1]:
            self._back_to_numbers(line.indent)
        else:
            self.lists[-1] = (line.indent, numbered)
        marker = f"{number[1]}." if numbered and number else "-"
        self.blocks.append(Block("item", text, line.number, depth=len(self.lists), marker=marker))

    def _back_to_numbers(self, indent: int) -> None:
        while len(self.lists) > 1 and self.lists[-2][0] >= indent:
            self.lists.pop()
        self.lists[-1] = (indent, True)

    def _number_follows(self, at: int) -> bool:
        """Return whether the numbered list goes on below, before any other text."""
        last = next((b for b in reversed(self.blocks) if b.marker not in {"", "-"}), None)
        expected = int(last.marker[:-1]) + 1 if last else 0
        for line in self.lines[at + 1 :]:
            number = _NUMBER.match(line.text)
            if number:
                return int(number[1]) == expected
            if line.text and not _BULLET.match(line.text):
                return False
        return False
