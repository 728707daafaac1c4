"""Piles of the desk: what is scheduled, urgent or withdrawn."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from editorial import clock
from editorial.models import Emergency, Schedule, Withdrawal
from editorial.policies import Person
from editorial.states import BOARD, CHAIR, EDITOR
from editorial.views.workspace.piles import Pile, Waiting, first_of


def piles_for(who: Person, *, at: datetime) -> list[Pile]:
    """Return what was ordered and waits for a person, the most urgent first."""
    piles = []
    if who.roles & {BOARD, CHAIR, EDITOR}:
        piles.append(_emergencies())
    if who.roles & {BOARD, CHAIR}:
        piles.append(_withdrawals(who))
    if who.roles & {CHAIR, EDITOR}:
        piles += [_contested(), _refused()]
    return piles


def _emergencies() -> Pile:
    rows = Emergency.objects.filter(ended_at__isnull=True).order_by("sign_by")
    found, count = first_of(rows.select_related("round__version__article"))
    return Pile(
        "Published in an emergency",
        count,
        reverse("workspace:reviews"),
        "Readers see nothing that the board has not signed.",
        [
            Waiting(
                row.round.version.article.question,
                reverse("workspace:review", args=[row.round_id]),
                f"version {row.round.version.number}: sign by {clock.in_words(row.sign_by)}, or it "
                "is taken down",
                row.at,
            )
            for row in found
        ],
    )


def _withdrawals(who: Person) -> Pile:
    rows = Withdrawal.objects.filter(decided_at__isnull=True).order_by("ratify_by")
    if CHAIR not in who.roles:
        rows = rows.exclude(by_id=who.id)
    return _pile_of_withdrawals(
        "Withdrawals to ratify",
        rows,
        "Every withdrawal was answered by the board.",
        lambda row: (
            "not ratified in time, and brought before the chair"
            if row.escalated_at
            else f"withdrawn by {row.version.withdrawn_by_name}; answer by "
            f"{clock.in_words(row.ratify_by)}"
        ),
    )


def _contested() -> Pile:
    replaced = Q(version__article__versions__approved_at__gt=F("decided_at"))
    rows = Withdrawal.objects.filter(outcome="contested").exclude(replaced)
    return _pile_of_withdrawals(
        "Withdrawals that the board contests",
        rows.order_by("decided_at"),
        "The board contests no withdrawal.",
        lambda row: f"the page stays down until a new version is signed. {row.note}",
    )


def _pile_of_withdrawals(
    title: str, rows: QuerySet[Withdrawal], empty: str, why: Callable[[Withdrawal], str]
) -> Pile:
    found, count = first_of(rows.select_related("version__article"))
    return Pile(
        title,
        count,
        f"{reverse('workspace:articles')}?state=withdrawn",
        empty,
        [
            Waiting(
                row.version.article.question,
                reverse("workspace:article", args=[row.version.article.slug]),
                f"version {row.version.number}: {why(row)}",
                row.at,
            )
            for row in found
        ],
    )


def _refused() -> Pile:
    """Schedules that were not kept, while their round is open and no other time is set."""
    rows = Schedule.objects.filter(end="refused", round__closed_at__isnull=True)
    rows = rows.exclude(round__schedules__set_at__gt=F("set_at")).order_by("ended_at")
    found, count = first_of(rows.select_related("round__version__article"))
    return Pile(
        "Not gone live as scheduled",
        count,
        reverse("workspace:reviews"),
        "What was scheduled has gone live.",
        [
            Waiting(
                row.round.version.article.question,
                reverse("workspace:review", args=[row.round_id]),
                f"version {row.round.version.number}: {row.end_note}",
                row.ended_at,
            )
            for row in found
        ],
    )
