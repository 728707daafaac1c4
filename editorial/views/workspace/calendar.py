"""The calendar of the staff: a month as a table, which a phone shows as a list, and one day."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from editorial import clock
from editorial.policies import Person, check_can_see_workspace
from editorial.views.workspace import agenda, look_up
from editorial.views.workspace.access import staff_page

MOST_OF_A_DAY = 3
PER_PAGE = 50
_WEEKS = Calendar(firstweekday=0)


@dataclass(frozen=True)
class Asked:
    """What is shown: one kind of date or all, of one person or of everybody."""

    kind: str = ""
    of: int | None = None


@dataclass(frozen=True)
class Day:
    """A day of the table: what is shown of it, and how much there is."""

    day: date
    is_of_month: bool
    is_today: bool
    entries: list[agenda.Entry]
    count: int

    @property
    def more(self) -> int:
        """Return how many are not shown."""
        return self.count - len(self.entries)


@dataclass(frozen=True)
class Week:
    """A row of the table."""

    days: list[Day]

    @property
    def is_bare(self) -> bool:
        """Whether a phone, which shows days with something on them, shows none of it."""
        return not any(day.is_of_month and (day.count or day.is_today) for day in self.days)


@staff_page(check_can_see_workspace)
@require_safe
def month(request: HttpRequest, who: Person) -> HttpResponse:
    """Show what falls on each day of a month."""
    today = clock.day(clock.now())
    first = look_up.month(request, today)
    days = _WEEKS.monthdatescalendar(first.year, first.month)
    asked = _asked(request, who)
    found = agenda.places(days[0][0], days[-1][-1], kind=asked.kind, of=asked.of)
    shown: dict[date, list[agenda.Entry]] = {}
    for entry in agenda.entries([each for of in found.values() for each in of[:MOST_OF_A_DAY]]):
        shown.setdefault(entry.day, []).append(entry)
    weeks = [
        Week(
            [
                Day(
                    day,
                    day.month == first.month,
                    day == today,
                    shown.get(day, []),
                    len(found.get(day, [])),
                )
                for day in week
            ]
        )
        for week in days
    ]
    return render(
        request,
        "workspace/calendar.html",
        {
            "first": first,
            "before": first - timedelta(days=1),
            "after": (first + timedelta(days=32)).replace(day=1),
            "names": [f"{day:%A}" for day in days[0]],
            "weeks": weeks,
            "any": any(day.is_of_month and day.count for week in weeks for day in week.days),
            "is_bare": all(week.is_bare for week in weeks),
            "kept": look_up.filters_kept(request, but="month"),
            "kinds": agenda.KINDS,
            "asked": asked,
        },
    )


@staff_page(check_can_see_workspace)
@require_safe
def day(request: HttpRequest, who: Person) -> HttpResponse:
    """List everything that falls on a day."""
    wanted = _day(request.GET.get("on"), clock.day(clock.now()))
    asked = _asked(request, who)
    found = agenda.places(wanted, wanted, kind=asked.kind, of=asked.of)
    page = look_up.page_of(request, found.get(wanted, []), PER_PAGE)
    return render(
        request,
        "workspace/calendar_day.html",
        {
            "day": wanted,
            "page": page,
            "kept": look_up.filters_kept(request),
            "narrowing": look_up.filters_kept(request, but="on"),
            "entries": agenda.entries(list(page.object_list)),
        },
    )


def _day(asked: str | None, today: date) -> date:
    """Return the day that is asked for, else today."""
    try:
        wanted = date.fromisoformat(asked) if asked else today
    except ValueError as trouble:
        raise Http404 from trouble
    return look_up.within_reckoning(wanted)


def _asked(request: HttpRequest, who: Person) -> Asked:
    kind = request.GET.get("kind", "")
    is_mine = request.GET.get("whose") == "me"
    return Asked(kind if kind in agenda.BY_CODE else "", who.id if is_mine else None)
