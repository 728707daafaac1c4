"""Ask the registers about a source again, on the record: the record stays as it is."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit
from editorial.policies import check_can_keep_library
from editorial.queries import person
from references.looking_up import ask_again, keep_answers
from references.models import LookUp, Reference


def look_up_source(*, reference: Reference, by: Any, at: datetime) -> list[LookUp]:
    """Ask the registers about a source, and keep what each answered or that it did not.

    Others are asked before anything is locked. Raises NotAllowed.
    """
    check_can_keep_library(person(by))
    gathered = ask_again(reference, at=at)
    with transaction.atomic():
        locked = Reference.objects.select_for_update().get(pk=reference.pk)
        rows = keep_answers(locked, gathered.answers, by=by, at=at)
        audit.record(
            action="source_looked_up",
            by=by,
            at=at,
            article=None,
            subject=f"source:{locked.pk}",
            details={
                "key": locked.key,
                "answers": {row.service: row.outcome for row in rows},
                "mismatch": locked.mismatch,
            },
        )
    return rows
