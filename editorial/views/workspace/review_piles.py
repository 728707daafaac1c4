"""Piles of the desk: the reviews that wait for a person, and those that she waits for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse

from editorial import queue
from editorial.models import ReviewRound
from editorial.policies import Person, check_can_assign, may
from editorial.queue import Narrowing
from editorial.states import AUTHOR, BOARD, CHAIR, EDITOR
from editorial.views.workspace.piles import COUNTED, MOST, Pile, Waiting
from editorial.views.workspace.queue_rows import Row, rows_of


@dataclass(frozen=True)
class _Tab:
    """A tab of the queue as a pile; its number leads to the tab."""

    title: str
    tab: str
    empty: str
    why: Callable[[Row, Person], str]
    to: Narrowing = field(default_factory=Narrowing)
    query: str = ""
    hers: bool = False
    """Only of articles that are the person's own."""


def piles_for(who: Person, *, at: datetime) -> list[Pile]:
    """Return the reviews that wait for a person, the gravest and most urgent first.

    What the rounds of all piles look like is read at once: as many questions as for one of them.
    """
    tabs = _tabs(who)
    found = []
    for tab in tabs:
        rows = queue.narrowed(queue.in_tab(tab.tab, who, at=at), tab.to, at=at)
        # Said twice, a condition is taken for two, and the database plans for fewer rows.
        if tab.tab == queue.DECIDED:
            rows = rows.filter(closed_at__isnull=True)
        if tab.hers:
            rows = rows.filter(queue.open_of(who.id))
        pks = list(rows.values_list("pk", flat=True)[: COUNTED + 1])
        found.append((tab, pks[:MOST], len(pks)))
    wanted = {pk for _, pks, _ in found for pk in pks}
    shown = {row.round.pk: row for row in rows_of(sorted(wanted), who, at=at)} if wanted else {}
    return [
        Pile(
            tab.title,
            count,
            f"{reverse('workspace:reviews')}?tab={tab.tab}{tab.query}",
            tab.empty,
            [_waiting(shown[pk], tab.why(shown[pk], who)) for pk in pks if pk in shown],
            most=COUNTED,
        )
        for tab, pks, count in found
    ]


def _tabs(who: Person) -> list[_Tab]:
    tabs = []
    if who.roles & {BOARD, CHAIR}:
        tabs += [
            _Tab(
                "Waiting for your review",
                queue.MINE,
                "Nothing waits for you. When an editor submits a version, it appears here.",
                _asked_of_her,
            ),
            _Tab(
                "Signed by you, waiting for others",
                queue.DECIDED,
                "There is no open round that you have signed.",
                _progress,
            ),
        ]
    if may(check_can_assign, who):
        tabs += [
            _Tab("Overdue reviews", queue.OVERDUE, "No review is overdue.", _progress),
            _Tab(
                "Nobody is asked to review",
                queue.ALL,
                "Somebody is asked for every review.",
                _progress,
                Narrowing(member=queue.NOBODY),
                f"&member={queue.NOBODY}",
            ),
        ]
    if who.roles & {AUTHOR, EDITOR}:
        tabs.append(
            _Tab(
                "My articles in review",
                queue.ALL,
                "None of your articles is before the board.",
                _progress,
                query="&whose=me",
                hers=True,
            )
        )
    return tabs


def _waiting(row: Row, why: str) -> Waiting:
    round = row.round
    return Waiting(
        round.version.article.question,
        reverse("workspace:review", args=[round.pk]),
        why,
        round.opened_at,
        _compared(round),
    )


def _compared(round: ReviewRound) -> str:
    """Return where a version is compared with the approved one that it would follow, or ""."""
    before = round.compared_with
    if before is None:
        return ""
    address = reverse("workspace:versions-compare", args=[round.version.article.slug])
    return f"{address}?from={before.number}&to={round.version.number}"


def _asked_of_her(row: Row, who: Person) -> str:
    said = _signatures(row)
    if row.work.assignment and row.mine is None:
        said.insert(0, "you are asked")
    mine = who.credential.specialty.casefold() if who.credential else ""
    if row.work.may_hold and mine in {name.casefold() for name in row.quorum.missing_specialties}:
        said.append(f"yours is needed: {mine}")
    return "; ".join(said)


def _progress(row: Row, who: Person) -> str:
    """Return how far the reviewers are: what is signed, what is missing, and who is at it."""
    said = _signatures(row)
    if row.quorum.missing_specialties:
        said.append(f"missing: {', '.join(row.quorum.missing_specialties)}")
    names = [each.name for each in row.work.at_it if each.asked]
    if names:
        said.append(f"asked: {', '.join(names)}")
    reading = [each.name for each in row.work.at_it if each.until is not None]
    if reading:
        said.append(f"reviewing now: {', '.join(reading)}")
    return "; ".join(said)


def _signatures(row: Row) -> list[str]:
    return [
        *(["high risk"] if row.is_high_risk else []),
        *([row.due] if row.due else []),
        f"version {row.round.version.number}, {row.quorum.signed} of {row.quorum.needed} signed",
    ]
