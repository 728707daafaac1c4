"""A piece of HTML in the dialect: what a browser or a word processor puts on the clipboard."""

from dataclasses import dataclass

from articles.exchange.hypertext.flow import Flow
from articles.exchange.hypertext.notes import Notes
from articles.exchange.hypertext.tree import tree
from articles.exchange.hypertext.writing import Manuscript, write_parts


@dataclass(frozen=True)
class Converted:
    """A text in the dialect, and what did not come along."""

    text: str
    dropped: tuple[str, ...]
    """A sentence for each kind of thing that was left out or changed, with its words."""


def to_dialect(html: str) -> Converted:
    """Return a piece of HTML in the dialect, in time that grows with its length.

    Words, headings, lists, tables, stress and links to the web are kept; raised digits become
    raised characters, so that "10⁹" stays what it is. Nothing in it becomes a claim or a
    citation. Never raises.
    """
    notes = Notes()
    flow = Flow(notes)
    flow.read(tree(html))
    flow.close()
    manuscript = Manuscript()
    write_parts(manuscript, flow.parts)
    return Converted(manuscript.text, notes.sentences())


def to_dialect_json(html: str) -> dict[str, str | list[str]]:
    """Return the same as JSON values, for a call under limits: {"text": …, "dropped": […]}."""
    made = to_dialect(html)
    return {"text": made.text, "dropped": list(made.dropped)}
