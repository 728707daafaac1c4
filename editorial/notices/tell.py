"""Tell: write a notice for everybody whom a line of the record, or a reminder, concerns."""

from collections.abc import Iterable
from datetime import datetime

from articles.models import Article
from editorial.events import BY_CODE, TELLS, Event, Place
from editorial.models import AuditEvent, Notice, ReviewRound
from editorial.notices import keys
from editorial.notices.about import About, about_line, about_round
from editorial.notices.choices import due_at, mails_of
from editorial.notices.who import told_of
from editorial.reminders import Reminder

_MOST_AT_ONCE = 5_000


def tell(sequence: int, *, at: datetime) -> int:
    """Tell of a line of the record whoever may read of it now; return how many notices are new.

    Safe to do twice: everybody is told of a line once, as of one event.
    """
    line = AuditEvent.objects.select_related("article").get(sequence=sequence)
    about = about_line(line)
    told: set[int] = set()
    rows: list[Notice] = []
    for event in TELLS.get(line.action, ()):
        new = [each for each in told_of(event, about, at=at) if each not in told]
        told.update(new)
        named = {each: keys.of_line(sequence, each) for each in new}
        rows += _notices(event, about, named, happened=line.at, at=at)
    return _write(rows)


def remind(reminders: Iterable[Reminder], *, at: datetime) -> int:
    """Tell of reminders that are due, each once for its key, whom they still concern."""
    due = {reminder.key: reminder for reminder in reminders}
    new = [due[key] for key in sorted(due.keys() - _known(due))]
    rounds = ReviewRound.objects.select_related("version__article")
    found = rounds.in_bulk({reminder.round for reminder in new})
    rows: list[Notice] = []
    for reminder in new:
        event, about = BY_CODE[reminder.kind], about_round(found[reminder.round])
        if reminder.person in told_of(event, about, at=at, only=reminder.person):
            rows += _notices(event, about, {reminder.person: reminder.key}, happened=at, at=at)
    return _write(rows)


def _notices(
    event: Event, about: About, named: dict[int, str], *, happened: datetime, at: datetime
) -> list[Notice]:
    mails = mails_of(event, named)
    article: Article | None = about.article
    return [
        Notice(
            key=key,
            person_id=person,
            event=event.code,
            article=article,
            subject=_subject(event, about),
            at=happened,
            mail_due_at=due_at(mails[person], at=at),
        )
        for person, key in named.items()
    ]


def _subject(event: Event, about: About) -> str:
    """Return the row that the notice leads to, as the record would name it."""
    if event.place is Place.REVIEW and about.round is not None:
        return f"round:{about.round.pk}"
    return about.subject


def _write(rows: list[Notice]) -> int:
    known = _known(row.key for row in rows)
    new = [row for row in rows if row.key not in known]
    # What another worker told in between is left as it is.
    Notice.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _known(keys: Iterable[str]) -> set[str]:
    """Return which of these were told before; databases take only so many values at once."""
    asked, found = list(keys), set()
    for start in range(0, len(asked), _MOST_AT_ONCE):
        some = asked[start : start + _MOST_AT_ONCE]
        found |= set(Notice.objects.filter(key__in=some).values_list("key", flat=True))
    return found
