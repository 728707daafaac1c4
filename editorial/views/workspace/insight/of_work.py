"""Figures of the board's work: times of decisions, age of the queue, load of reviewers."""

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from editorial.insight import decisions, work
from editorial.plots.bars import Bar, bars
from editorial.plots.lines import Series, lines
from editorial.views.workspace.insight.figure import NOTHING, Cell, Figure, counts, lasted, number


def times(at: datetime) -> Figure:
    months = decisions.by_month(at=at)
    known = [month for month in months if month.hours.count]
    series = [
        Series("half within", tuple(_days(month.hours.middle) for month in months)),
        Series("nine of ten within", tuple(_days(month.hours.high) for month in months)),
    ]
    address = reverse("workspace:insight-decided")
    last = known[-1] if known else None
    return Figure(
        id="times",
        title="From submission to decision",
        says="Days that the board took, by the month in which it decided: the median, and what "
        "nine of ten did not exceed.",
        plot=lines(
            series,
            [f"{month.first:%b %Y}" for month in months],
            says=f"From submission to decision, in days: in {last.first:%B %Y} half within "
            f"{_lasted(last.hours.middle)}, nine of ten within {_lasted(last.hours.high)}."
            if last
            else "From submission to decision: none yet.",
        ),
        columns=("Month", "Decisions", "Median", "90th percentile"),
        rows=tuple(
            (
                f"{month.first:%B %Y}",
                (
                    number(month.hours.count, f"{address}?month={month.code}"),
                    Cell(_lasted(month.hours.middle), f"{address}?month={month.code}#middle"),
                    Cell(_lasted(month.hours.high), f"{address}?month={month.code}"),
                ),
            )
            for month in reversed(known)
        ),
        empty="The board has decided nothing in the past twelve months.",
    )


def queue(at: datetime) -> Figure:
    waits = work.queue_by_age(at=at)
    address = f"{reverse('workspace:reviews')}?tab=all"
    return counts(
        "queue",
        "Age of the queue",
        [
            (each.words, each.count, f"{address}&age={each.days}" if each.days else address)
            for each in waits
        ],
        says="How many versions are before the board, and for how long at least.",
        told=", ".join(f"{each.count} {each.words.lower()}" for each in waits),
        columns=("Waiting", "Versions"),
        empty="Nothing is before the board.",
    )


def load(at: datetime) -> Figure:
    loads = work.load_of_members(at=at)
    address = reverse("workspace:reviews")

    def rounds(tab: str, member: str) -> str:
        return f"{address}?{urlencode({'tab': tab, 'member': member})}"

    return Figure(
        id="load",
        title="Load of reviewers",
        says="Open reviews that each member is asked for, and how many of them are overdue.",
        plot=bars(
            [Bar(each.name, each.open, part=each.overdue) for each in loads],
            says="Load of reviewers: "
            + "; ".join(f"{each.name} {each.open}, {each.overdue} overdue" for each in loads)
            + ".",
            part="overdue",
        ),
        columns=("Member", "Open", "Overdue"),
        rows=tuple(
            (
                each.name,
                (
                    number(each.open, rounds("all", each.username)),
                    number(each.overdue, rounds("overdue", each.username)),
                ),
            )
            for each in loads
        ),
        empty="Nobody is asked for a review now.",
    )


def _days(hours: float | None) -> float | None:
    return None if hours is None else hours / 24


def _lasted(hours: float | None) -> str:
    return NOTHING if hours is None else lasted(hours)
