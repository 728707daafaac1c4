"""What the page itself says, typed into a text: its state, and what it is not liable for."""

import re
from collections.abc import Iterator

from articles.checks.check import Check
from articles.checks.finding import WHOLE_ARTICLE, Trouble
from articles.checks.pages.page_rules import WAIVER
from articles.checks.prepared import Part, Prepared
from articles.markup.plain import TextBlock

STATE = re.compile(
    r"(?:(?:draft|submitted|pending(?: review)?|under review|changes requested|approved|"
    r"published)\b\W*)+",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"(?:article |page |review |content )?(?:review )?status\s?:\s?(?:draft|submitted|pending|"
    r"under review|approved|published|reviewed)\b.{0,40}",
    re.IGNORECASE,
)


def typed_state(prepared: Prepared) -> Iterator[Trouble]:
    """Find states of review typed into a text: several in a row, or one behind "Status:"."""
    for part in prepared.parts:
        row: list[TextBlock] = []
        for block in part.blocks:
            if STATE.fullmatch(block.text):
                row.append(block)
                continue
            yield from _row(part, row)
            row = []
            if _STATUS.fullmatch(block.text):
                yield _typed(part, [block])
        yield from _row(part, row)


def _row(part: Part, row: list[TextBlock]) -> Iterator[Trouble]:
    if len(row) > 1:
        yield _typed(part, row)


def _typed(part: Part, row: list[TextBlock]) -> Trouble:
    words = " ".join(block.text for block in row)
    return Trouble(
        part.where,
        words,
        f'"{words}" is typed: it says nothing of the state that this article is in.',
        "Take it out. The page shows its one current state with the date.",
        part.audience,
        part.offset(row[0], row[0].text),
    )


def waivers(prepared: Prepared) -> Iterator[Trouble]:
    """Find blanket waivers of liability in texts and disclaimers."""
    for part, block, sentence in prepared.sentences():
        if WAIVER.search(sentence.text):
            at = part.offset(block, sentence.text)
            yield _waived(part.where, sentence.text, part.audience, at)
    for disclaimer in prepared.content.disclaimers:
        if WAIVER.search(disclaimer.text):
            yield _waived(WHOLE_ARTICLE, disclaimer.text, disclaimer.audience, None)


def _waived(where: str, words: str, audience: str, at: int | None) -> Trouble:
    return Trouble(
        where,
        words,
        "This waives liability as a whole; it may not hold, and it helps no reader.",
        "Have it read by a lawyer, and say instead what the page cannot do for the reader.",
        audience,
        at,
        level="advise",
    )


CHECKS = (
    Check(
        "GOV-09",
        "block",
        "The page says which state it is in",
        "Exactly one state is marked as current, with its date; none is typed into a text.",
        "JAMA 1997, currency; found on a published page: three states, none of them current.",
        typed_state,
    ),
    Check(
        "GOV-10",
        "warn",
        "A reader can report a problem",
        "Every page has a form, link or address for reports. A blanket waiver of liability is "
        "advised against.",
        "HONcode principle 6; PIF TICK criterion 8.",
        waivers,
    ),
)
