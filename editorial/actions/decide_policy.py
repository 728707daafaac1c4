"""Decide on a proposed policy: put it in force for submissions from now on, or refuse it."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from editorial import audit
from editorial.models import Policy, PolicyProposal
from editorial.naming import full_name
from editorial.policies import Conflict, NotAllowed, check_can_decide_policy
from editorial.policies.terms import Terms, check_terms
from editorial.queries import person


@transaction.atomic
def decide_policy(
    *, proposal: PolicyProposal, accept: bool, note: str, by: Any, at: datetime
) -> Policy | None:
    """Record the decision and return the policy that is now in force; open rounds keep theirs.

    Raises NotAllowed to whoever proposed it and for a refusal without a reason, Conflict where
    somebody decided meanwhile.
    """
    who = person(by)
    check_can_decide_policy(who, proposed_by=proposal.proposed_by_id)
    if not accept and not note.strip():
        raise NotAllowed("Reason: it is empty. Say why the change is refused.")
    won = PolicyProposal.objects.filter(pk=proposal.pk, decided_at__isnull=True).update(
        decided_by=by,
        decided_at=at,
        outcome="accepted" if accept else "refused",
        decision_note=note.strip(),
    )
    if not won:
        raise Conflict("This change is already decided. Reload the page.")
    proposal.refresh_from_db()
    policy = _put_in_force(proposal, at) if accept else None
    audit.record(
        action="policy_changed" if accept else "policy_refused",
        by=by,
        at=at,
        article=None,
        subject=f"policy:{policy.pk}" if policy else f"policy_proposal:{proposal.pk}",
        details={
            "proposal": proposal.pk,
            "topic": proposal.topic.slug if proposal.topic else "",
            "proposed_by": proposal.proposed_by_id,
            "note": note.strip(),
            **({"number": policy.number} if policy else {}),
            **proposal.terms,
        },
    )
    return policy


def _put_in_force(proposal: PolicyProposal, at: datetime) -> Policy:
    terms = Terms.from_json(proposal.terms)
    check_terms(terms)
    last = Policy.objects.filter(topic=proposal.topic).order_by("-number").first()
    try:
        with transaction.atomic():
            policy = Policy.objects.create(
                topic=proposal.topic,
                number=last.number + 1 if last else 1,
                in_force_from=at,
                made_by_name=full_name(proposal.proposed_by),
                note=proposal.note,
                **terms.to_json(),
            )
    except IntegrityError as taken:
        raise Conflict("Somebody else changed this policy at the same moment. Reload.") from taken
    PolicyProposal.objects.filter(pk=proposal.pk).update(policy=policy)
    return policy
