"""From a day and a time on a wall clock to a moment; clocks that change have hours of their own.

Pure: the zone is given. When clocks go forward some times do not exist, when they go back some
come twice; neither is guessed.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


class NoSuchTime(ValueError):
    """Clocks were put forward over this time, so no moment has it."""

    def __init__(self, before: datetime, after: datetime) -> None:
        super().__init__("No moment has this time.")
        self.before, self.after = before, after
        """The wall-clock times as far off on either side of the change."""


class TwoSuchTimes(ValueError):
    """Clocks were put back over this time, so two moments have it."""

    def __init__(self, first: datetime, second: datetime) -> None:
        super().__init__("Two moments have this time.")
        self.first, self.second = first, second
        """Both moments, in UTC."""


def moment_of(day: date, at: time, zone: ZoneInfo, *, which: str = "") -> datetime:
    """Return the moment, in UTC, at which clocks in a zone show a day and time.

    `which` is "first" or "second", for a time that comes twice. Raises NoSuchTime for one that
    does not exist, TwoSuchTimes for one that comes twice while `which` is neither.
    """
    shown = datetime.combine(day, at)
    moments = [shown.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    fitting = [each for each in moments if each.astimezone(zone).replace(tzinfo=None) == shown]
    if not fitting:
        after, before = (each.astimezone(zone).replace(tzinfo=None) for each in moments)
        raise NoSuchTime(before, after)
    first, second = fitting[0], fitting[-1]
    if first != second and which not in ("first", "second"):
        raise TwoSuchTimes(first, second)
    return second if which == "second" else first
