"""Which recorded act tells whom, in which words, by which mail: one table.

Pure: no tables, no clock. Who stands in a relation to a line of the record is looked up in
editorial/notices/. Never told is whoever did it.
"""

from editorial.events.acts import TELLS, TELLS_NOBODY
from editorial.events.known import (
    AT_ONCE,
    BY_CODE,
    DIGEST,
    EVENTS,
    NEVER,
    Event,
    chosen_by,
    readable_by,
)
from editorial.events.relations import ROLES_IN, Place, Relation

__all__ = [
    "AT_ONCE",
    "BY_CODE",
    "DIGEST",
    "EVENTS",
    "NEVER",
    "ROLES_IN",
    "TELLS",
    "TELLS_NOBODY",
    "Event",
    "Place",
    "Relation",
    "chosen_by",
    "readable_by",
]
