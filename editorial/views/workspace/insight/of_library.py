"""Figures of the library: states, findings, readability, and how fresh the evidence is."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from editorial import clock
from editorial.insight import days, evidence, library
from editorial.plots.lines import Series, lines
from editorial.plots.ranges import Range, ranges
from editorial.views.workspace import article_filters
from editorial.views.workspace.insight.figure import NOTHING, Cell, Figure, counts, number


def states() -> Figure:
    return _choices(
        "states",
        "Articles by state",
        library.by_state(),
        "state",
        says="Where the newest version of each article stands; a draft has none yet.",
        column="State",
        empty="No article has been written yet.",
    )


def rules() -> Figure:
    return _choices(
        "rules",
        "Checks that fire most",
        library.by_rule(),
        "finding",
        says="In how many working copies, when they were examined last.",
        column="Check",
        empty="No check fires in any working copy.",
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
    found, by_level = days.over_time(at=at)
    blocked, warned = by_level[days.BLOCKED], by_level[days.WARNED]
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
    return counts(
        "evidence",
        "Freshness of the evidence",
        [(each.words, each.count, _sources(each)) for each in aged],
        says="The sources of the library by the year in which they came out.",
        told=", ".join(f"{each.count} {each.words.lower()}" for each in aged),
        columns=("Came out", "Sources"),
        empty="There is no source yet.",
    )


def _choices(
    id: str,
    title: str,
    rows: Sequence[library.Counted],
    parameter: str,
    *,
    says: str,
    column: str,
    empty: str,
) -> Figure:
    """Return a figure of articles, each row of which is one choice of the library's filter."""
    return counts(
        id,
        title,
        [
            (row.words, row.count, article_filters.address_of(**{parameter: row.code}))
            for row in rows
        ],
        says=says,
        told=", ".join(f"{row.words} {row.count}" for row in rows) or "nothing",
        columns=(column, "Articles"),
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
