"""Piles of the desk: the reviews that wait for a person, and those that nobody is asked for."""

from datetime import datetime

from django.urls import reverse

from editorial import queue
from editorial.policies import Person, check_can_assign, may
from editorial.queue import Narrowing
from editorial.states import BOARD, CHAIR
from editorial.views.workspace.queue_rows import Row, rows_of
from editorial.views.workspace.worklists import MOST, Pile, Waiting


def piles_for(who: Person, *, at: datetime) -> list[Pile]:
    """Return the reviews that wait for a person, the gravest and most urgent first."""
    piles = []
    if who.roles & {BOARD, CHAIR}:
        piles += _of_the_board(who, at)
    if may(check_can_assign, who):
        piles += _of_who_asks(who, at)
    return piles


def _of_the_board(who: Person, at: datetime) -> list[Pile]:
    return [
        _pile_of_rounds(
            "Waiting for your review",
            queue.MINE,
            who,
            at,
            "Nothing waits for you. When an editor submits a version, it appears here.",
        ),
        _pile_of_rounds(
            "Signed by you, waiting for others",
            queue.DECIDED,
            who,
            at,
            "There is no open round that you have signed.",
        ),
    ]


def _of_who_asks(who: Person, at: datetime) -> list[Pile]:
    return [
        _pile_of_rounds("Overdue reviews", queue.OVERDUE, who, at, "No review is overdue."),
        _pile_of_rounds(
            "Nobody is asked to review",
            queue.ALL,
            who,
            at,
            "Somebody is asked for every review.",
            Narrowing(member=queue.NOBODY),
        ),
    ]


def _pile_of_rounds(
    title: str, tab: str, who: Person, at: datetime, empty: str, to: Narrowing | None = None
) -> Pile:
    """Return a tab of the queue as a pile; its number leads to the tab."""
    rows = queue.narrowed(queue.in_tab(tab, who, at=at), to or Narrowing(), at=at)
    rows = rows.filter(closed_at__isnull=True)
    url = f"{reverse('workspace:reviews')}?tab={tab}"
    return Pile(
        title,
        rows.count(),
        f"{url}&member={to.member}" if to else url,
        empty,
        [
            Waiting(
                row.round.version.article.question,
                reverse("workspace:review", args=[row.round.pk]),
                _why(row, who),
                row.round.opened_at,
            )
            for row in rows_of(list(rows.values_list("pk", flat=True)[:MOST]), who, at=at)
        ],
    )


def _why(row: Row, who: Person) -> str:
    said = [
        *(["high risk"] if row.is_high_risk else []),
        *([row.due] if row.due else []),
        f"version {row.round.version.number}, {row.quorum.signed} of {row.quorum.needed} signed",
    ]
    if row.work.assignment and row.mine is None:
        said.insert(0, "you are asked")
    mine = who.credential.specialty.casefold() if who.credential else ""
    if row.work.may_hold and mine in {name.casefold() for name in row.quorum.missing_specialties}:
        said.append(f"yours is needed: {mine}")
    return "; ".join(said)
