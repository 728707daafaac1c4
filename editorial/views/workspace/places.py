"""Where on the edit page a finding's words stand: the field, and the range to select in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.assemble import marks_of
from articles.checks.finding import Finding
from articles.content import Content, Text
from articles.markup.scan import ClaimMark, scan

# What a finding without words of its own is about, where one field puts it right.
_FIELDS = {"GOV-02": "id_next_review_on", "GOV-06": "id_ai_kind"}
_LONGEST = 400


@dataclass(frozen=True)
class Place:
    """A range in a field, counted as browsers count: in units of UTF-16."""

    field: str
    start: int = 0
    end: int = 0
    words: str = ""
    """What stands in the range; with it a page knows whether the text has moved since."""


def place_of(finding: Finding, content: Content) -> Place | None:
    """Return where the finding's words stand, or the nearest place there is; None for nowhere."""
    kind, _, id = finding.where.partition(" ")
    if kind == "claim":
        return _in_claim(finding, content, id)
    text = content.text_for(finding.audience) if finding.audience else None
    if text is not None and kind in ("headline", "short_answer", "body"):
        source = getattr(text, kind)
        return _in_field(_field(text, kind), source, _range(finding, source, 0, len(source)))
    if finding.quote and finding.quote in content.question:
        at = content.question.index(finding.quote)
        return _in_field("id_question", content.question, (at, at + len(finding.quote)))
    field = _FIELDS.get(finding.id)
    return Place(field) if field else None


def place_in(text: Text, part: str, start: int, end: int) -> Place:
    """Return a range of a text's headline, short answer or body as a place."""
    return _in_field(_field(text, part), getattr(text, part), (start, end))


def fix_of(finding: Finding, place: Place | None) -> str | None:
    """Return what to put in the place; None where it does not hold exactly the words."""
    return finding.fix if place is not None and place.words == finding.quote else None


def _in_claim(finding: Finding, content: Content, id: str) -> Place | None:
    marks = [
        (text, name, mark)
        for text in content.texts
        if finding.audience in ("", text.audience)
        for name, mark in _marks(text, id)
    ]
    if not marks:
        return None
    text, name, mark = next((each for each in marks if each[2].start == finding.at), marks[0])
    source = getattr(text, name)
    at = source.find(finding.quote, mark.start, mark.end) if finding.quote else -1
    if at >= 0:
        found = (at, at + len(finding.quote))
    elif mark.left_out:
        found = (mark.start, mark.end)
    else:
        found = (mark.words_start, mark.words_end)
    return _in_field(_field(text, name), source, found)


def _marks(text: Text, id: str) -> Iterator[tuple[str, ClaimMark]]:
    """Yield every mark of a claim in a text with the part that it stands in."""
    if not any(mark.id == id for mark in marks_of(text)):
        return
    for name in ("short_answer", "body"):
        for mark in scan(getattr(text, name)).claims:
            if mark.id == id:
                yield name, mark


def _range(finding: Finding, source: str, start: int, end: int) -> tuple[int, int]:
    """Return the words' range; where they were quoted without marks, the rest of their line."""
    begin = min(finding.at or start, end)
    at = source.find(finding.quote, begin, end) if finding.quote else -1
    if at < 0 and finding.quote:
        at = source.find(finding.quote, start, end)
    if at >= 0:
        return at, at + len(finding.quote)
    if finding.at is None:
        return start, start
    line_end = source.find("\n", begin, end)
    return begin, min(line_end if line_end >= 0 else end, begin + _LONGEST)


def _field(text: Text, name: str) -> str:
    return f"id_text-{text.audience}-{name}"


def _in_field(field: str, source: str, found: tuple[int, int]) -> Place:
    start, end = found
    before = _units(source[:start])
    words = source[start:end]
    return Place(field, before, before + _units(words), words)


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
