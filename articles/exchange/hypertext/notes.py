"""What a document had and the dialect has not: counted while reading, told in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_TOLD = 40
"""Lines of one kind; what is more is counted."""
LONGEST_WORDS = 300
PLACE = 60
"""Characters of what stands before, by which a place is found."""


@dataclass
class Notes:
    """What was dropped or changed on the way, by kind, with the words concerned."""

    words: dict[str, list[str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    """All words concerned, whole: what is lost without a note is looked for in them."""

    def say(self, kind: str, words: str = "", *, after: str = "") -> None:
        """Count one thing of a kind, and keep its words to be told.

        `after` are the words that stand before them in their paragraph, to find the place by.
        """
        self.counts[kind] = self.counts.get(kind, 0) + 1
        self.told.append(words)
        told = self.words.setdefault(kind, [])
        short = " ".join(words[: 4 * LONGEST_WORDS].split())
        if short and len(told) < MOST_TOLD:
            whole = short if len(short) <= LONGEST_WORDS else f"{short[:LONGEST_WORDS]}…"
            told.append(f"“{whole}”{_place(after)}")

    def sentences(self) -> tuple[str, ...]:
        """Return what there is to tell, a sentence for each kind."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[str]:
        for kind, count in self.counts.items():
            words = self.words.get(kind, [])
            if not words:
                yield f"{KINDS[kind]} ({count})." if count > 1 else f"{KINDS[kind]}."
                continue
            more = count - len(words)
            listed = "; ".join(words) + (f"; and {more} more" if more else "")
            yield f"{KINDS[kind]}{f' ({count})' if count > 1 else ''}: {listed}."


def _place(after: str) -> str:
    words = " ".join(after[-4 * PLACE :].split())
    if len(words) > PLACE:
        words = f"…{words[-PLACE:].partition(' ')[2]}"
    return f" (after “{words}”)" if words else ""


KINDS = {
    "deleted": "Tracked deletion, not kept in the text",
    "inserted": "Tracked insertion, not accepted, so not in the text",
    "comment": "Comment, not in the text",
    "hidden": "Hidden words, left out",
    "outside": "Words outside the main part of the page, left out",
    "picture": "Picture left out; upload it where it belongs",
    "left out": "Left out, because an article has no place for it",
    "link": "Link whose address was not kept; its words stay",
    "control": "Form field left out",
    "formula": "Formula written as plain characters; check it",
    "quote": "Quotation written as a paragraph; its words stay",
    "layout": "Table that only arranged things, written as paragraphs",
    "headerless": "Table without a header row: its first row was taken for one; check it",
    "spanned": "Table cell that spanned several was repeated or followed by empty ones; check it",
    "list in cell": "List in a table's cell, written in one line",
    "lines": "Row of a table whose cells have several lines; check what belongs together",
    "rows": "Row of a table whose cells had as many lines each, written as a row a line; check it",
    "caption": "Caption of a table, written above it",
    "unseen": "Unseen characters removed",
    "struck": "Words that were struck through, left out",
    "header": "Header or footer of the pages, left out",
    "footnote": "Footnote, put at the end of the text",
    "heading": "Bold line taken for a heading; check it",
    "embedded": "Embedded document, not read",
    "textbox": "Text box, put after its paragraph; check where it belongs",
    "part": "Part of the document, left out",
    "symbol": "Character of a symbol font that is not known, shown as \ufffd; check it",
    "refused": "Words that could not be placed",
}
