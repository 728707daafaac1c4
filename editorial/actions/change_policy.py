"""Change a policy: what approval takes, as the next number for a topic or the default."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from articles.models import Topic
from editorial import audit
from editorial.models import Policy
from editorial.policies import Conflict, NotAllowed, check_can_administer
from editorial.queries import person


@transaction.atomic
def change_policy(
    *,
    topic: Topic | None,
    signers: int,
    specialties: Sequence[str],
    review_months: int,
    show_pending: bool,
    note: str,
    by: Any,
    at: datetime,
) -> Policy:
    """Put the next policy in force for submissions from now on; open rounds keep theirs."""
    who = person(by)
    check_can_administer(who)
    if len(specialties) > signers:
        raise NotAllowed(
            f"Specialties: {len(specialties)} are named, and {signers} sign. Each signer fills "
            "one specialty, so ask for more signers or fewer specialties."
        )
    if not note.strip():
        raise NotAllowed("Note: it is empty. Say why the policy changes; readers may see it.")
    last = Policy.objects.filter(topic=topic).order_by("-number").first()
    try:
        with transaction.atomic():
            policy = Policy.objects.create(
                topic=topic,
                number=last.number + 1 if last else 1,
                signers=signers,
                specialties=list(specialties),
                review_months=review_months,
                show_pending=show_pending,
                in_force_from=at,
                made_by_name=who.name,
                note=note.strip(),
            )
    except IntegrityError as taken:
        raise Conflict("Somebody else changed this policy at the same moment. Reload.") from taken
    audit.record(
        action="policy_changed",
        by=by,
        at=at,
        article=None,
        subject=f"policy:{policy.pk}",
        details={
            "topic": topic.slug if topic else "",
            "number": policy.number,
            "signers": signers,
            "specialties": list(specialties),
            "review_months": review_months,
            "show_pending": show_pending,
            "note": policy.note,
        },
    )
    return policy
