"""What registers were asked about a source, and what they answered."""

from typing import Any

from editorial.policies import Person, check_can_keep_library, may
from references.lookup.held_together import newest_found
from references.lookup.offers import offers
from references.lookup.services import name_of
from references.models import LookUp, Reference

_SHOWN = 8


def panel(reference: Reference, who: Person) -> dict[str, Any]:
    """Return the last look-ups with their services' names, and how much could be taken over."""
    rows = list(reference.look_ups.all()[:_SHOWN])
    answers = newest_found(reference) if rows else []
    offered = {row.pk: len(offers(reference.csl, row.record or {})) for row in answers}
    return {
        "rows": [Shown(row, offered.get(row.pk, 0)) for row in rows],
        "offered": sum(offered.values()),
        "may_look_up": may(check_can_keep_library, who),
        "can_be_looked_up": any(
            getattr(reference, name) for name in ("doi", "pmid", "pmcid", "nct", "isbn", "url")
        ),
    }


class Shown:
    """A look-up as its row shows it."""

    def __init__(self, row: LookUp, offered: int) -> None:
        self.row = row
        self.name = name_of(row.service)
        self.offered = offered
