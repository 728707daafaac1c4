"""Propose a policy: what approval should take from now on; nothing changes yet."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Topic
from editorial import audit
from editorial.models import Policy, PolicyProposal
from editorial.policies import Conflict, NotAllowed, check_can_propose_policy
from editorial.policies.terms import Terms, check_terms
from editorial.queries import person


@transaction.atomic
def propose_policy(
    *, topic: Topic | None, terms: Terms, note: str, by: Any, at: datetime
) -> PolicyProposal:
    """Put a change of policy before somebody else; one at a time for each topic.

    Raises NotAllowed where the terms cannot hold or change nothing, Conflict while another
    proposal for the topic waits.
    """
    check_can_propose_policy(person(by))
    check_terms(terms)
    if not note.strip():
        raise NotAllowed("Why: it is empty. Say why the policy changes; readers may see it.")
    # Locked, so that two proposals at once cannot both find none waiting.
    current = Policy.objects.select_for_update().filter(topic=topic).order_by("-number").first()
    if current is not None and Terms.of(current) == terms:
        raise NotAllowed("Nothing is different from the policy in force. Change it, then propose.")
    if PolicyProposal.objects.filter(topic=topic, decided_at__isnull=True).exists():
        raise Conflict(
            "A change of this policy already waits for a decision. Have it decided first."
        )
    proposal = PolicyProposal.objects.create(
        topic=topic, terms=terms.to_json(), note=note.strip(), proposed_by=by, proposed_at=at
    )
    audit.record(
        action="policy_proposed",
        by=by,
        at=at,
        article=None,
        subject=f"policy_proposal:{proposal.pk}",
        details={"topic": topic.slug if topic else "", "note": proposal.note, **proposal.terms},
    )
    return proposal
