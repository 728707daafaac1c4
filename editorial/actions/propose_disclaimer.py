"""Propose a disclaimer: the next wording for an audience and a state; nobody reads it yet."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from articles import languages
from articles.models import Disclaimer
from editorial import audit
from editorial.policies import Conflict, NotAllowed, check_can_propose_disclaimer
from editorial.queries import person


@transaction.atomic
def propose_disclaimer(
    *,
    audience: str,
    state: str,
    text: str,
    by: Any,
    at: datetime,
    language: str = languages.FIRST.code,
) -> Disclaimer:
    """Add the next number of a wording. Raises Conflict while another one waits for approval."""
    check_can_propose_disclaimer(person(by))
    if not text.strip():
        raise NotAllowed("Text: it is empty. Write what readers should be told.")
    rows = Disclaimer.objects.filter(language=language, audience=audience, state=state)
    last = rows.order_by("-number").first()
    if last is None:
        raise NotAllowed("There is no such disclaimer. Choose one from the list.")
    if last.approved_at is None:
        raise Conflict(
            f"Wording {last.number} of this disclaimer already waits for the chair's approval."
        )
    if last.text == text.strip():
        raise NotAllowed("Text: it is the wording in force. Change it, then propose it.")
    try:
        with transaction.atomic():
            row = Disclaimer.objects.create(
                language=language,
                audience=audience,
                state=state,
                number=last.number + 1,
                text=text.strip(),
                proposed_by=by,
                proposed_at=at,
            )
    except IntegrityError as taken:
        raise Conflict("Somebody else proposed a wording at the same moment. Reload.") from taken
    audit.record(
        action="disclaimer_proposed",
        by=by,
        at=at,
        article=None,
        subject=f"disclaimer:{row.pk}",
        details={
            "language": language,
            "audience": audience,
            "state": state,
            "number": row.number,
            "text": row.text,
        },
    )
    return row
