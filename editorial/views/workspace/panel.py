"""The panel beside a text: what the checks say of it, by level, each with its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.checks.finding import Finding, Level
from articles.content import Content
from articles.examine import counts
from editorial.views.workspace.places import Place, fix_of, place_of

# A page of thousands helps nobody, and the first hundred say what is wrong.
MOST_OF_A_LEVEL = 100
TITLES: Mapping[Level, str] = {
    "block": "In the way of submitting",
    "warn": "Warnings: change the text, or say why it stands",
    "advise": "Advice",
    "unchecked": "Not checked",
}


@dataclass(frozen=True)
class Row:
    """A finding with where it is on the page."""

    finding: Finding
    place: Place | None
    fix: str | None
    reference: int | None
    """The record of the reference that it is about."""


@dataclass(frozen=True)
class Group:
    """The findings of one level."""

    level: Level
    title: str
    rows: list[Row]
    of: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.of - len(self.rows)


@dataclass(frozen=True)
class Panel:
    """All that the panel shows."""

    groups: list[Group]
    counts: dict[str, int]
    of_what: str
    """"saved" or "typed": which text it is about."""


def panel_of(
    findings: list[Finding],
    content: Content,
    references: Iterable[tuple[str, int]],
    *,
    of_what: str,
) -> Panel:
    """Return the findings by level, gravest first; `references` are keys with their records."""
    records = dict(references)
    groups = []
    for level, title in TITLES.items():
        of_level = [finding for finding in findings if finding.level == level]
        rows = [_row(finding, content, records) for finding in of_level[:MOST_OF_A_LEVEL]]
        if rows:
            groups.append(Group(level, title, rows, len(of_level)))
    return Panel(groups, counts(findings), of_what)


def _row(finding: Finding, content: Content, records: Mapping[str, int]) -> Row:
    place = place_of(finding, content)
    kind, _, key = finding.where.partition(" ")
    reference = records.get(key) if kind == "reference" else None
    return Row(finding, place, fix_of(finding, place), reference)
