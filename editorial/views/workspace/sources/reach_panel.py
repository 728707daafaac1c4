"""What rests on a source, in a sentence, with the way to the whole of it."""

from typing import Any

from editorial.policies import Person
from editorial.source_reach import reach_of
from references.models import Reference


def panel(reference: Reference, who: Person) -> dict[str, Any]:
    """Return what each article would lose."""
    return {"reach": reach_of(reference)}
