"""Publish in an emergency: readers are shown a version before the board has signed, and told so."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from articles.publishing.actions.make_renderings import CannotPublish
from editorial import audit, clock, transitions
from editorial.actions.publish import publish
from editorial.actions.submit import Blocked
from editorial.checking import findings_of
from editorial.models import Emergency, ReviewRound
from editorial.naming import full_name
from editorial.orders import schedule_of, spent_emergency
from editorial.policies import Conflict, NotAllowed, check_can_publish_in_emergency
from editorial.queries import person, quorum_of
from editorial.reauthentication import Reauthentication, check_fresh


def publish_in_emergency(
    *,
    round: ReviewRound,
    digest_shown: str,
    reason: str,
    proof: Reauthentication,
    by: Any,
    at: datetime,
) -> Emergency:
    """Show readers what the board has before it, under a caution notice and until a deadline.

    Never with a finding that stands in the way (Blocked). Raises NotAllowed for whoever had a
    hand in it, Conflict when it is not what was shown or was shown in an emergency before.
    """
    contributors = frozenset(round.contributors.values_list("pk", flat=True))
    check_can_publish_in_emergency(person(by), contributors=contributors)
    check_fresh(proof, by=by, at=at)
    if not reason.strip():
        raise NotAllowed("Reason: it is empty. Readers are told why this could not wait.")
    # Checked before the lock, which must not be held for as long as that takes.
    _check_findings(round, at)
    with transaction.atomic():
        article = transitions.lock(round.version.article_id)
        round = ReviewRound.objects.select_related("version", "snapshot", "policy").get(pk=round.pk)
        check_may_begin(round, at=at)
        if digest_shown != round.snapshot.digest or round.snapshot_id != round.version.snapshot_id:
            raise Conflict(
                "What you were shown is not what the board has now. Nothing was published. Reload "
                "the page and look at it."
            )
        row = _write(round, reason.strip(), by, at)
        line = audit.record(
            action="publish_in_emergency",
            by=by,
            at=at,
            article=article,
            subject=f"emergency:{row.pk}",
            details={**told_of(row), "reauthentication": proof.method},
        )
        transitions.ask_for_page(line)
    # At once, and not when the sweep comes round; it tries again where this fails.
    with suppress(CannotPublish):
        publish(article=article, at=at)
    return row


def told_of(row: Emergency) -> dict[str, Any]:
    """Return what the record says of an emergency publication when it begins."""
    return {
        "round": row.round_id,
        "version": row.round.version.number,
        "digest": row.round.digest,
        "reason": row.reason,
        "sign_by": clock.exactly(row.sign_by),
    }


def _check_findings(round: ReviewRound, at: datetime) -> None:
    found = findings_of(round.snapshot.value(), on=clock.day(at))
    blocking = [finding for finding in found if finding.level == "block"]
    if blocking:
        raise Blocked(
            "Nothing goes to readers with a finding that stands in the way, not even in an "
            "emergency. Recall the version, put the text right, and submit it again.",
            blocking,
        )


def check_may_begin(round: ReviewRound, *, at: datetime) -> None:
    """Raise Conflict where an emergency publication of a round is over, or is not the way."""
    if round.closed_at is not None:
        raise Conflict("This round is over. Reload the page to see where the version stands.")
    if schedule_of(round) is not None and quorum_of(round, on=clock.day(at)).reached:
        raise Conflict(
            "The board has signed this version. Cancel its schedule, and it goes live as approved."
        )
    if round.emergencies.exists():
        raise Conflict(
            "This version was published in an emergency before. Now only the board's signatures "
            "bring it to readers."
        )
    spent = spent_emergency(round.version.article)
    if spent is not None:
        raise Conflict(
            f"The emergency publication of {clock.in_words(spent.at)} ran out unsigned. Until the "
            "board has approved a version of this article, there is no other."
        )


def _write(round: ReviewRound, reason: str, by: Any, at: datetime) -> Emergency:
    try:
        with transaction.atomic():
            return Emergency.objects.create(
                round=round,
                reason=reason,
                by=by,
                by_name=full_name(by),
                at=at,
                sign_by=at + timedelta(hours=round.asks().emergency_hours),
            )
    except IntegrityError as taken:
        raise Conflict("Somebody published it at the same moment. Reload the page.") from taken
