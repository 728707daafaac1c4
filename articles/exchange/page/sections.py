"""The parts of a copied page: question, headline, answer, references, and what is furniture."""

import re
from dataclasses import dataclass, field

from articles.exchange.imported import Refused
from articles.exchange.page import furniture
from articles.exchange.page.lines import Line

_END = re.compile(r"[.!?…][”\"’')\]]*(?:\s*[\[\d⁰¹²³⁴-⁹][\]\d⁰¹²³⁴-⁹,; –-]{0,60})?$")


@dataclass
class Sections:
    """The lines of a page by what they are for; `dropped` pairs a line left out with its kind."""

    question: Line
    headline: Line | None = None
    answer: list[Line] = field(default_factory=list)
    references: list[Line] = field(default_factory=list)
    dropped: list[tuple[str, Line]] = field(default_factory=list)
    references_title: Line | None = None

    @property
    def disclaimer(self) -> str:
        """The words of the page's disclaimer, "" when it has none."""
        return " ".join(line.text for kind, line in self.dropped if kind == "disclaimer")


def split(lines: tuple[Line, ...]) -> Sections:
    """Return the parts of a page. Refused when it does not begin with its question."""
    position, dropped = _question_at(lines)
    sections = Sections(question=lines[position], dropped=dropped)
    position = _above_headline(lines, position + 1, sections)
    references_at = _references_at(lines, position)
    _answer(lines[position:references_at], sections, before_references=references_at < len(lines))
    if references_at < len(lines):
        sections.references_title = lines[references_at]
    _tail(lines[references_at + 1 :], sections)
    return sections


def _question_at(lines: tuple[Line, ...]) -> tuple[int, list[tuple[str, Line]]]:
    dropped = []
    for position, line in enumerate(lines):
        if not line.text:
            continue
        kind = furniture.name_of(line.text, above_headline=True)
        if kind:
            dropped.append((kind, line))
        elif furniture.bare(line.text).endswith("?"):
            return position, dropped
        else:
            raise Refused(
                f"Line {line.number}: the page begins with “{line.text[:60]}”, which is no "
                "question. Put the question that the article answers, ending in “?”, on the "
                "first line."
            )
    number = lines[0].number if lines else 1
    raise Refused(
        f"Line {number}: there is no question on the page. Put the question that the article "
        "answers, ending in “?”, on the first line."
    )


def _above_headline(lines: tuple[Line, ...], position: int, sections: Sections) -> int:
    """Drop furniture, take the headline, and return where the answer begins."""
    while position < len(lines):
        line = lines[position]
        if line.text and furniture.tail_of(line.text) == "disclaimer":
            position = _take_tail(lines, position, "disclaimer", sections, most=1)
            continue
        kind = furniture.name_of(line.text, above_headline=True) if line.text else ""
        if kind:
            sections.dropped.append((kind, line))
        elif line.text:
            if is_sentence(line.text) or furniture.opens_references(line.text):
                return position
            sections.headline = line
            return position + 1
        position += 1
    return position


def _references_at(lines: tuple[Line, ...], position: int) -> int:
    """Return where the list of references is titled: the last such line with words below it."""
    words_below = False
    for at in range(len(lines) - 1, position - 1, -1):
        text = lines[at].text
        if text and furniture.opens_references(text) and words_below:
            return at
        words_below = words_below or bool(text)
    return len(lines)


def _answer(lines: tuple[Line, ...], sections: Sections, *, before_references: bool) -> None:
    position = 0
    while position < len(lines):
        line = lines[position]
        tail = furniture.tail_of(line.text) if line.text else ""
        if tail:
            # Before the references the answer may go on below a box, so only the box is taken.
            most = 1 if before_references else len(lines)
            position = _take_tail(lines, position, tail, sections, most=most)
            continue
        kind = furniture.name_of(line.text, above_headline=False) if line.text else ""
        if kind:
            sections.dropped.append((kind, line))
        else:
            sections.answer.append(line)
        position += 1


def _take_tail(
    lines: tuple[Line, ...], position: int, kind: str, sections: Sections, *, most: int
) -> int:
    """Drop a line that opens furniture with the sentences under it; return what comes next."""
    sections.dropped.append((kind, lines[position]))
    if is_sentence(lines[position].text) and kind != "follow-up question":
        most -= 1
    position += 1
    while position < len(lines) and most > 0:
        line = lines[position]
        if line.text:
            if not is_sentence(line.text) or furniture.tail_of(line.text):
                break
            sections.dropped.append((kind, line))
            most -= 1
        position += 1
    return position


def _tail(lines: tuple[Line, ...], sections: Sections) -> None:
    kind = ""
    for line in lines:
        opened = furniture.tail_of(line.text) if line.text else ""
        kind = opened or kind
        alone = furniture.name_of(line.text, above_headline=False) if line.text else ""
        if kind or alone:
            if line.text:
                sections.dropped.append((kind or alone, line))
        else:
            sections.references.append(line)


def is_sentence(text: str) -> bool:
    """Return whether a line reads as running text: a long one, or one that ends as sentences do."""
    return len(text) > 120 or (_END.search(text) is not None and not text.endswith("?"))
