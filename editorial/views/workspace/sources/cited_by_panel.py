"""The articles that cite a source: what readers have now, and the working copies."""

from typing import Any

from editorial.policies import Person
from editorial.views.workspace.sources import citing
from references.models import Reference


def panel(reference: Reference, who: Person) -> dict[str, Any]:
    """Return the articles with the claims that cite the source."""
    return {
        "live": citing.live_pages(reference),
        "drafts": citing.working_copies(reference),
        "most": citing.MOST,
    }
