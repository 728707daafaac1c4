"""What is ordered around approval, in words: for the article's page, the review and the desk."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse

from articles.models import Article, Version
from articles.publishing.rendering.dates import in_full
from articles.status import Status
from editorial import clock
from editorial.actions.remind_of_review import BEFORE
from editorial.models import Emergency, ReviewRound, Schedule, Withdrawal
from editorial.naming import full_name
from editorial.orders import schedule_of
from editorial.policies import (
    Person,
    check_can_end_emergency,
    check_can_publish_in_emergency,
    check_can_ratify,
    check_can_schedule,
    may,
)
from editorial.queries import quorum_of, terms_for
from editorial.reassessments import open_ones


@dataclass(frozen=True)
class Act:
    """Something that the reader of the page may do about it."""

    words: str
    url: str
    is_danger: bool = False


@dataclass(frozen=True)
class Order:
    """One order that stands, or how the last one ended, with what may be done."""

    words: str
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True)
class Orders:
    """Everything that is ordered for a round or an article, and what may be ordered."""

    running: tuple[Order, ...] = ()
    acts: tuple[Act, ...] = ()


def of_round(round: ReviewRound | None, who: Person, *, at: datetime) -> Orders:
    """Return what is ordered for a round, and what the person may order."""
    if round is None or round.closed_at is not None:
        return Orders()
    waiting, emergency = schedule_of(round), round.emergencies.first()
    running = [
        *([_scheduled(round, waiting, who, at)] if waiting else _refused(round)),
        *([_emergency(round, emergency, who)] if emergency else []),
    ]
    acts = []
    is_shown = emergency is not None and emergency.ended_at is None
    if waiting is None and not is_shown and may(check_can_schedule, who):
        acts.append(Act("Schedule…", reverse("workspace:schedule", args=[round.pk])))
    contributors = frozenset(round.contributors.values_list("pk", flat=True))
    if emergency is None and may(check_can_publish_in_emergency, who, contributors=contributors):
        url = reverse("workspace:emergency", args=[round.pk])
        acts.append(Act("Publish in an emergency…", url, is_danger=True))
    return Orders(tuple(running), tuple(acts))


def of_article(article: Article, round: ReviewRound | None, who: Person, *, at: datetime) -> Orders:
    """Return what is ordered for an article's open round, its review date and its withdrawals."""
    of_its_round = of_round(round, who, at=at)
    found = list(of_its_round.running)
    for row in Withdrawal.objects.filter(version__article=article).select_related(
        "version", "decided_by", "by"
    ):
        found.append(_withdrawn(article, row, who))
    approved = article.versions.filter(status=Status.APPROVED).select_related("snapshot").first()
    if approved is not None:
        found += _fallen(approved)
    if approved is not None and (words := review_words(approved, at=at)):
        found.append(Order(words))
    return Orders(tuple(found), of_its_round.acts)


def _fallen(version: Version) -> list[Order]:
    """Return what the board is looking at again since a source of the live version fell."""
    rows = open_ones().filter(version=version)
    return [
        Order(
            f"A source fell: {row.key} was {row.get_status_display().lower()}. The board looks at "
            f"its claims until {clock.in_words(row.due_at)}, and readers are told.",
            (Act("See the claims", reverse("workspace:reassessment", args=[row.pk])),),
        )
        for row in rows
    ]


def review_words(version: Version, *, at: datetime) -> str:
    """Return what an approved version's review date asks for; "" while it is far ahead."""
    review_by = version.snapshot.value().next_review_on
    today = clock.day(at)
    if not review_by or today < date.fromisoformat(review_by) - BEFORE:
        return ""
    day = date.fromisoformat(review_by)
    if today <= day:
        return f"Version {version.number} is to be reviewed by {in_full(review_by)}."
    words = f"The review of version {version.number} is overdue since {in_full(review_by)}."
    allowed = terms_for(version.article, at=at).overdue_withdraw_days
    if allowed is None:
        return f"{words} Readers are told so."
    last = in_full((day + timedelta(days=allowed)).isoformat())
    return f"{words} Readers are told so, and after {last} the policy withdraws the page."


def _scheduled(round: ReviewRound, row: Schedule, who: Person, at: datetime) -> Order:
    quorum = quorum_of(round, on=clock.day(at))
    signed = "Signed by the board, goes" if quorum.reached else "Goes"
    words = f"{signed} live on {clock.in_words(row.publish_at)}"
    words += "." if quorum.reached else f", if the board has signed by then. {quorum.in_words()}"
    if not may(check_can_schedule, who):
        return Order(words)
    change = Act("Change the time", reverse("workspace:schedule", args=[round.pk]))
    cancel = reverse("workspace:schedule-cancel", args=[round.pk])
    publish = "Publish now" if quorum.reached else "Cancel the schedule"
    return Order(words, (change, Act(publish, cancel)))


def _refused(round: ReviewRound) -> list[Order]:
    last = round.schedules.order_by("-set_at", "-pk").first()
    if last is None or last.end != "refused":
        return []
    return [Order(f"It did not go live on {clock.in_words(last.publish_at)}. {last.end_note}")]


def _emergency(round: ReviewRound, row: Emergency, who: Person) -> Order:
    if row.ended_at is not None:
        ended = clock.in_words(row.ended_at)
        how = {"expired": "the board had not signed in time", "ended": "it was taken down by hand"}
        return Order(
            f"It was published in an emergency on {clock.in_words(row.at)} by {row.by_name}, until "
            f"{ended}: {how.get(row.end, row.get_end_display().lower())}. Only the board's "
            "signatures bring it back to readers."
        )
    words = (
        f"Readers see it, published in an emergency on {clock.in_words(row.at)} by {row.by_name}, "
        f"because {row.reason.rstrip('.')}. The board must sign by {clock.in_words(row.sign_by)}, "
        "or it is taken down."
    )
    if not may(check_can_end_emergency, who):
        return Order(words)
    url = reverse("workspace:emergency-end", args=[round.pk])
    return Order(words, (Act("Take it down…", url, is_danger=True),))


def _withdrawn(article: Article, row: Withdrawal, who: Person) -> Order:
    said = f"The withdrawal of version {row.version.number}"
    if row.decided_at is not None and row.decided_by is not None:
        name = full_name(row.decided_by)
        words = f"{said} was {row.outcome} on {clock.in_words(row.decided_at)} by {name}."
        if row.note:
            words += f" {row.note.rstrip('.')}."
        if row.outcome == "contested":
            words += " The page stays down until the board has signed a new version."
        return Order(words)
    words = f"{said} waits for the board to ratify it, by {clock.in_words(row.ratify_by)}."
    if row.escalated_at is not None:
        words = f"{said} was not ratified by {clock.in_words(row.ratify_by)}. The chair decides."
    if not may(check_can_ratify, who, withdrawn_by=row.by_id):
        return Order(words)
    url = reverse("workspace:ratify", args=[article.slug, row.version.number])
    return Order(words, (Act("Ratify or contest…", url),))
