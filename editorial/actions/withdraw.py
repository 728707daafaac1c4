"""Withdraw: a live page comes down at once, with a public reason; its address stays."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from articles.languages import gettext_noop
from articles.models import Version
from articles.publishing.rendering.dates import in_full
from articles.publishing.rendering.words import words_in
from articles.status import Status
from editorial import clock, transitions
from editorial.actions.publish import publish, unpublish
from editorial.closing import end_reassessments
from editorial.models import Withdrawal
from editorial.policies import NotAllowed, check_can_withdraw
from editorial.queries import person, terms_for
from editorial.states import WITHDRAW, WITHDRAW_OVERDUE, Move

_ROLES = {
    "chair": gettext_noop("chair of the board"),
    "board": gettext_noop("board member"),
    "editor": gettext_noop("editor"),
}
_ADVICE = gettext_noop("ask a doctor, nurse or pharmacist whether it still holds")


@transaction.atomic
def withdraw(*, version: Version, reason: str, advice: str, by: Any, at: datetime) -> Version:
    """Take an approved version back and put the notice in its place in the same transaction.

    The board has the hours that the policy gives it to ratify this; the page stays down meanwhile.
    """
    who = person(by)
    check_can_withdraw(who)
    if not reason.strip():
        raise NotAllowed("Reason: it is empty. Readers are told why the page was withdrawn.")
    transitions.lock(version.article_id)
    _ = words_in(version.snapshot.value().language)
    role = _(next(words for name, words in _ROLES.items() if name in who.roles))
    return _take_down(
        version,
        WITHDRAW,
        {
            "withdrawal_reason": reason.strip(),
            "withdrawal_advice": advice.strip(),
            "withdrawn_by_name": who.name,
            "withdrawn_by_role": role,
        },
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_overdue(*, version: Version, at: datetime) -> bool:
    """Take an approved version back whose review is overdue for longer than the policy allows.

    False when it is not, or when the policy never does so; safe to ask again.
    """
    transitions.lock(version.article_id)
    version = Version.objects.select_related("snapshot", "article").get(pk=version.pk)
    allowed = terms_for(version.article, at=at).overdue_withdraw_days
    content = version.snapshot.value()
    review_by = content.next_review_on
    if version.status != Status.APPROVED or allowed is None or not review_by:
        return False
    if clock.day(at) <= date.fromisoformat(review_by) + timedelta(days=allowed):
        return False
    # Readers are told so: in the language of what they read.
    _ = words_in(content.language)
    _take_down(
        version,
        WITHDRAW_OVERDUE,
        {
            "withdrawal_reason": _("it had to be reviewed by {date} and was not").format(
                date=in_full(review_by, content.language)
            ),
            "withdrawal_advice": _(_ADVICE),
            "withdrawn_by_name": _("the editorial policy"),
        },
        by=None,
        at=at,
    )
    return True


def _take_down(
    version: Version, move: Move, sets: dict[str, Any], *, by: Any | None, at: datetime
) -> Version:
    ratify_by = at + timedelta(hours=terms_for(version.article, at=at).ratify_hours)
    withdrawn = transitions.move(
        version,
        move,
        by=by,
        at=at,
        sets={"withdrawn_at": at, **sets},
        details={
            "reason": sets["withdrawal_reason"],
            "ratify_by": clock.exactly(ratify_by),
        },
    )
    Withdrawal.objects.create(version=withdrawn, by=by, at=at, ratify_by=ratify_by)
    end_reassessments(withdrawn, "withdrawn", by=by, at=at)
    # Not left to the sweep: a notice needs no parsing, and what is wrong must go now. Should the
    # notice fail for any reason, readers get nothing rather than what was withdrawn, and the
    # sweep tries again.
    try:
        with transaction.atomic():
            publish(article=version.article, at=at)
    except Exception:  # noqa: BLE001
        unpublish(version.article, at=at)
    return withdrawn
