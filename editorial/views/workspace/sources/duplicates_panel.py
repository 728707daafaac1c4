"""Which other records may be of this source."""

from typing import Any

from editorial.policies import Person
from editorial.views.workspace.sources.duplicates import GRADES
from references.alike import pairs_of
from references.models import Reference

MOST = 5


def panel(reference: Reference, who: Person) -> dict[str, Any] | None:
    """Return the sources that are most like this one, and the keys that were merged into it."""
    found = pairs_of(reference)
    merged = reference.merged_keys.order_by("-at")
    if not found and not merged:
        return None
    return {
        "alike": [(other, GRADES[like.grade], like.words) for other, like in found[:MOST]],
        "merged": merged,
    }
