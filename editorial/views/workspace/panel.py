"""The panel beside a text: what the checks say of it, by level, each with its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles import queries
from articles.assemble import assemble
from articles.checks.finding import Finding, Level
from articles.content import Content
from articles.draft import Draft
from articles.examine import counts
from articles.models import Article
from editorial import clock, found_lately
from editorial.checking import findings_of
from editorial.views.workspace.places import Place, fix_of, place_of
from references.models import Reference

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


def panel_of_saved(saved: Draft, references: Iterable[Reference]) -> Panel | None:
    """Return what was found last in the saved text; None where it has to be looked at first.

    Opening a page waits for no check: the page itself asks for them, or who reads it does.
    """
    content = assemble(saved)
    findings = found_lately.known(content, on=clock.day(clock.now()))
    if findings is None:
        return None
    return panel_of(findings, content, [(row.key, row.pk) for row in references], of_what="saved")


def panel_of_typed(article: Article, draft: Draft, saved: Draft) -> Panel:
    """Return what the checks find in what is typed, which may be what is saved."""
    today = clock.day(clock.now())
    content = queries.content_from(draft, on=today)
    records = article.references.values_list("key", "pk")
    of_what = "saved" if draft == saved else "typed"
    return panel_of(findings_of(content, on=today), content, records, of_what=of_what)


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
