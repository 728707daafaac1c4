"""Change the glossary: one term by hand, on the record."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from articles.actions.save_term import save_term
from articles.models import Term
from articles.terms.entry import Entry
from editorial import audit
from editorial.policies import check_can_keep_glossary
from editorial.queries import person


@transaction.atomic
def change_term(
    *, entry: Entry, by: Any, at: datetime, term: Term | None = None, read: int | None = None
) -> Term:
    """Add a term or change one. What is with the board or live keeps the wording it has.

    Raises fields.Unfit and save_draft.Stale as save_term does.
    """
    check_can_keep_glossary(person(by))
    added = term is None
    saved = save_term(entry=entry, by=by, at=at, term=term, read=read)
    audit.record(
        action="term_added" if added else "term_changed",
        by=by,
        at=at,
        article=None,
        subject=f"term:{saved.pk}",
        details=asdict(entry.tidied()),
    )
    return saved
