"""Piles of the desk: claims whose source fell, and what the board asks to change of them."""

from datetime import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse

from editorial import clock, deadlines
from editorial.counting import counted
from editorial.doubts import status_in_words
from editorial.models import Reaffirmation, Reassessment
from editorial.policies import Person
from editorial.states import BOARD, CHAIR, EDITOR
from editorial.views.workspace.fallen import rows_in
from editorial.views.workspace.piles import Pile, Waiting, first_of


def piles_for(who: Person, *, at: datetime) -> list[Pile]:
    """Return what waits for a person since a source fell, what is due first in front."""
    piles = []
    if who.roles & {BOARD, CHAIR}:
        answered = Reaffirmation.objects.filter(claim__reassessment=OuterRef("pk"), member=who.id)
        piles.append(
            _pile(
                "A source fell",
                "open",
                "Every claim that readers have rests on sources that stand.",
                at,
                but=Exists(answered),
            )
        )
    if EDITOR in who.roles:
        piles.append(
            _pile(
                "To change since a source fell",
                "change",
                "The board asks for no change of what rests on a source.",
                at,
            )
        )
    return piles


def _pile(title: str, show: str, empty: str, at: datetime, *, but: Exists | None = None) -> Pile:
    rows = rows_in(show, at=at)
    if but is not None:
        rows = rows.exclude(but)
    found, count = first_of(rows)
    return Pile(
        title,
        count,
        f"{reverse('workspace:reassessments')}?show={show}",
        empty,
        [
            Waiting(
                row.article.question,
                reverse("workspace:reassessment", args=[row.pk]),
                _why(row, at),
                row.opened_at,
            )
            for row in found
        ],
    )


def _why(row: Reassessment, at: datetime) -> str:
    """Return e.g. "stabler2013: retracted, 3 December 2026; 2 claims, due Friday"."""
    count = sum(bool(each.claim) for each in row.claims.all())
    what = counted(count, "claim") if count else "the text that cites it"
    due = deadlines.in_words(clock.day(row.due_at), clock.day(at))
    return (
        f"version {row.version.number}, {row.key}: {status_in_words(row.reference)}; {what}, {due}"
    )
