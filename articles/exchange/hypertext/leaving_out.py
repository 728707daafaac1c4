"""Which elements are no part of a text, and what readers of the report are told of each."""

from typing import Literal

from articles.exchange.hypertext.look import is_hidden
from references.formats.xml_tree import Node

Changes = Literal["neither", "accepted", "rejected"]
"""What becomes of tracked changes: neither side is text, or one of them is."""

_KINDS = {
    "ins": "inserted",
    "del": "deleted",
    **dict.fromkeys(("s", "strike"), "struck"),
    **dict.fromkeys(("input", "select", "textarea", "button", "option"), "control"),
    **dict.fromkeys(("iframe", "object", "embed", "applet", "video", "audio"), "left out"),
    **dict.fromkeys(("svg", "canvas", "map"), "picture"),
    # Nothing that a reader sees.
    **dict.fromkeys(("script", "style", "template", "head", "noembed", "noframes"), ""),
}
_TAKEN = {"accepted": "ins", "rejected": "del"}


def left_out(node: Node, style: dict[str, str], changes: Changes) -> str | None:
    """Return the kind of note on an element that is left out, "" for none, None when it stays."""
    if node.name in _KINDS:
        return None if _TAKEN.get(changes) == node.name else _KINDS[node.name]
    if node.get("role") == "doc-backlink" or node.get("class") == "footnote-back":
        return ""
    if style.get("text-decoration") == "line-through":
        return "struck"
    if is_hidden(node, style):
        return "hidden"
    classes = node.get("class").split()
    if "MsoCommentReference" in classes or "msocomanchor" in classes:
        # The bracket with initials that stands for the comment below.
        return ""
    if style.get("mso-element") in ("comment-list", "comment") or "MsoCommentText" in classes:
        return "comment"
    if style.get("mso-list") == "ignore":
        # The bullet or number that a word processor draws before an item.
        return ""
    return None
