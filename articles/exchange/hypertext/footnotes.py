"""Footnotes, of which the dialect has none: a mark in words, and the notes under a title."""

import re

from references.formats.xml_tree import Node

TITLE = "Notes"
_NUMBER = re.compile(r"[0-9]{1,4}|[a-z*†‡§¶]{1,2}")


def points_to_one(node: Node) -> bool:
    """Return whether an element is the mark of a footnote."""
    return node.get("role") == "doc-noteref" or "footnote-ref" in node.get("class").split()


def mark(node: Node) -> str:
    """Return the words that stand for a footnote's mark."""
    number = _NUMBER.search(node.text())
    return f" (note {number.group()})" if number else " (note)"


def are_listed_in(node: Node) -> bool:
    """Return whether an element lists the footnotes of a page."""
    return node.get("role") == "doc-endnotes" or "footnotes" in node.get("class").split()
