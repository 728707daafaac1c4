"""Figures of the library: states, findings, readability, and how fresh the evidence is."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from editorial import clock
from editorial.insight import days, evidence, library
from editorial.plots.bars import Bar, bars
from editorial.plots.lines import Series, lines
from editorial.plots.ranges import Range, ranges
from editorial.views.workspace import article_filters
from editorial.views.workspace.insight.figure import NOTHING, Cell, Figure, number


def states() -> Figure:
    return _counted(
        "states",
        "Articles by state",
        "Where the newest version of each article stands; a draft has none yet.",
        library.by_state(),
        "state",
        ("State", "Articles"),
        "No article has been written yet.",
    )


def rules() -> Figure:
    return _counted(
        "rules",
        "Checks that fire most",
        "In how many working copies, when they were examined last.",
        library.by_rule(),
        "finding",
        ("Check", "Articles"),
        "No check fires in any working copy.",
    )


def readability() -> Figure:
    rows = library.reading()
    return Figure(
        id="reading",
        title="Readability by audience",
        says="School years that a text takes: the band holds eight of ten texts, the dot is their "
        "median, the stroke the aim.",
        plot=ranges(
            [
                Range(
                    row.audience.name,
                    f"median {row.grades.middle:.1f}, aim {row.aim:.0f}"
                    if row.grades.middle is not None
                    else "none measured",
                    row.grades.low,
                    row.grades.middle,
                    row.grades.high,
                    aim=row.aim,
                )
                for row in rows
            ],
            says="Readability in school years: "
            + "; ".join(
                f"{row.audience.name} median {_grade(row.grades.middle)}, aim {row.aim:.0f}"
                for row in rows
            )
            + ".",
        ),
        columns=("Audience", "Texts", "Median", "90th percentile", "Above the aim"),
        rows=tuple(
            (
                row.audience.name,
                (
                    number(row.grades.count, _harder(row, 0)),
                    Cell(_grade(row.grades.middle), _harder(row, row.grades.middle)),
                    Cell(_grade(row.grades.high), _harder(row, row.grades.high)),
                    number(row.harder, _harder(row, row.aim)),
                ),
            )
            for row in rows
        )
        if any(row.grades.count for row in rows)
        else (),
        empty="No text is long enough to be measured yet.",
    )


def findings(at: datetime) -> Figure:
    found, counts = days.over_time(at=at)
    blocked, warned = counts[days.BLOCKED], counts[days.WARNED]
    today = clock.day(at)
    return Figure(
        id="findings",
        title="Findings over time",
        says="Articles in whose working copy something blocks, or warns, at the end of each day. "
        "Today is as it is now; lists are of today alone.",
        plot=lines(
            [Series("something blocks", tuple(blocked)), Series("something warns", tuple(warned))],
            [f"{day:%-d %b}" for day in found],
            says=f"Findings over time: today something blocks in {blocked[-1]} articles and "
            f"something warns in {warned[-1]}.",
        ),
        columns=("Day", "Blocks", "Warns"),
        rows=tuple(
            (
                f"{day:%-d %B %Y}",
                tuple(
                    number(count, article_filters.address_of(finding=level) if day == today else "")
                    for count, level in ((blocks, "block"), (warns, "warn"))
                ),
            )
            for day, blocks, warns in reversed(list(zip(found, blocked, warned, strict=True)))
        ),
    )


def freshness(at: datetime) -> Figure:
    aged = evidence.sources_by_age(today=clock.day(at))
    return Figure(
        id="evidence",
        title="Freshness of the evidence",
        says="The sources of the library by the year in which they came out.",
        plot=bars(
            [Bar(each.words, each.count) for each in aged],
            says="Freshness of the evidence: "
            + ", ".join(f"{each.count} {each.words.lower()}" for each in aged)
            + ".",
        ),
        columns=("Came out", "Sources"),
        rows=tuple((each.words, (number(each.count, _sources(each)),)) for each in aged)
        if any(each.count for each in aged)
        else (),
        empty="There is no source yet.",
    )


def _counted(
    id: str,
    title: str,
    says: str,
    rows: Sequence[library.Counted],
    parameter: str,
    columns: tuple[str, str],
    empty: str,
) -> Figure:
    """Return a figure of bars, each of which is one choice of the library's filter."""
    return Figure(
        id=id,
        title=title,
        says=says,
        plot=bars([Bar(row.words, row.count) for row in rows], says=f"{title}: {_told(rows)}."),
        columns=columns,
        rows=tuple(
            (row.words, (number(row.count, article_filters.address_of(**{parameter: row.code})),))
            for row in rows
        )
        if any(row.count for row in rows)
        else (),
        empty=empty,
    )


def _harder(row: library.Reading, grade: float | None) -> str:
    if grade is None or not row.grades.count:
        return ""
    return article_filters.address_of(harder=f"{row.audience.code}:{grade:g}")


def _sources(each: evidence.Aged) -> str:
    if each.year_from is None and each.year_to is None:
        return f"{reverse('workspace:sources')}?only=no-year"
    years = {"from": each.year_from, "to": each.year_to}
    asked = urlencode({name: year for name, year in years.items() if year is not None})
    return f"{reverse('workspace:sources')}?{asked}"


def _grade(grade: float | None) -> str:
    return NOTHING if grade is None else f"{grade:.1f}"


def _told(rows: Sequence[library.Counted]) -> str:
    return ", ".join(f"{row.words} {row.count}" for row in rows) or "nothing"
