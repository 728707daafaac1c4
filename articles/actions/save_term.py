"""Save a term of the site's glossary: one by hand, or a whole list that was imported."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from articles.actions.save_draft import Stale
from articles.fields import Unfit
from articles.models import Term
from articles.terms.entry import Entry, same_word, trouble_with
from articles.terms.matching import opening

_COMPARED = ("word", "plain", "definition", "later", "active", "note", "credit", "licence")
_BATCH = 500


@dataclass
class Imported:
    """What an import did with its entries; the counts add up to their number."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0
    """Left as they are: somebody wrote or changed them here, or they came from elsewhere."""


@transaction.atomic
def save_term(
    *, entry: Entry, by: Any, at: datetime, term: Term | None = None, read: int | None = None
) -> Term:
    """Add a term, or change the one given; `read` is the lock_version its form was made from.

    Raises Unfit for what cannot be kept or for a word that has an entry for this audience, and
    Stale when the term has been saved since.
    """
    entry = entry.tidied()
    if trouble := trouble_with(entry):
        raise Unfit(trouble)
    term = term or Term(lock_version=0)
    if term.pk:
        won = Term.objects.filter(pk=term.pk, lock_version=read or 0).update(
            lock_version=F("lock_version") + 1
        )
        if not won:
            raise Stale(
                "Somebody else saved this term after you opened it. Reload the page and make "
                "your change again."
            )
    _fill(term, entry, at=at)
    term.changed_by = by
    term.lock_version = (read or 0) + 1
    try:
        with transaction.atomic():
            term.save()
    except IntegrityError as taken:
        raise Unfit(
            f"Word: “{entry.word}” has an entry for this audience already. Change that one."
        ) from taken
    return term


@transaction.atomic
def import_terms(*, entries: Iterable[Entry], at: datetime) -> Imported:
    """Add the entries and bring those that came from the same source up to date.

    What somebody of the staff wrote or changed is left as it is. Raises Unfit for an entry that
    cannot be kept; then none of them is.
    """
    done = Imported()
    added: list[Term] = []
    changed: list[Term] = []
    known = {(row.key, row.audience): row for row in Term.objects.select_for_update()}
    for entry in (given.tidied() for given in entries):
        if trouble := trouble_with(entry):
            raise Unfit(f"“{entry.word[:60]}”. {trouble}")
        row = known.get((same_word(entry.word), entry.audience))
        if row is None:
            row = known[same_word(entry.word), entry.audience] = Term()
            _fill(row, entry, at=at)
            added.append(row)
        elif row.changed_by_id is not None or row.source != entry.source:
            done.kept += 1
        elif all(getattr(row, name) == getattr(entry, name) for name in _COMPARED):
            done.unchanged += 1
        else:
            _fill(row, entry, at=at)
            row.lock_version += 1
            changed.append(row)
    Term.objects.bulk_create(added, batch_size=_BATCH)
    fields = [*asdict(Entry("", "")), "key", "opening", "changed_at", "lock_version"]
    Term.objects.bulk_update(changed, fields, batch_size=_BATCH)
    done.new, done.changed = len(added), len(changed)
    return done


def _fill(term: Term, entry: Entry, *, at: datetime) -> None:
    for name, value in asdict(entry).items():
        setattr(term, name, value)
    term.key = same_word(entry.word)
    term.opening = opening(entry.word)
    term.changed_at = at
