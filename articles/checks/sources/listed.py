"""Whether the list of references and the marks in the text answer one another."""

import re
from collections.abc import Iterator

from articles.checks.check import Check
from articles.checks.finding import Trouble
from articles.checks.prepared import Prepared
from articles.checks.sources import bibliography

_TITLE = re.compile(
    r"(?:references?|reference list|list of references|bibliography|works cited|"
    r"literature cited|sources?|endnotes?)(?: \(\d+\))?:?",
    re.IGNORECASE,
)


def never_cited(prepared: Prepared) -> Iterator[Trouble]:
    """Find entries that no mark and no claim cites, in any text."""
    cited = {item.key for p in prepared.parts for mark in p.marks.citations for item in mark.items}
    cited |= {c.reference for claim in prepared.content.claims for c in claim.citations}
    for reference in prepared.content.references:
        if reference.key not in cited:
            yield Trouble(
                f"reference {reference.key}",
                bibliography.quoted(reference),
                f'Reference "{reference.key}" is listed, and no text cites it.',
                f"Cite it with [@{reference.key}] where it is relied on, or take it out.",
            )


def typed_list(prepared: Prepared) -> Iterator[Trouble]:
    """Find a list of references typed into a text: no mark leads there."""
    for part, block in prepared.blocks():
        titles = block.kind in ("heading", "paragraph") and part.where == "body"
        if titles and _TITLE.fullmatch(block.text):
            yield part.trouble(
                block,
                block.text,
                f'"{block.text}" is typed as a title: marks and numbers do not lead to a typed '
                "list.",
                "Put each source among the references and cite it with a mark such as [@key]. "
                "The page numbers them and makes the list.",
            )


CHECKS = (
    Check(
        "CIT-02",
        "warn",
        "Every source is used",
        "Each entry of the list is cited in at least one text.",
        "JAMA 1997, attribution: a list shows what was relied on, not what was near at hand.",
        never_cited,
    ),
    Check(
        "CIT-13",
        "block",
        "References are numbered, and marks lead to them",
        "The page makes the list from the records; none is typed into a text.",
        "HONcode principle 4; found on a published page: a list without numbers under numbered "
        "marks.",
        typed_list,
    ),
)
