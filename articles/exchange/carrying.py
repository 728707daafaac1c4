"""What was read of a file as JSON values and back: between processes, and from page to page."""

from dataclasses import asdict
from typing import Any

from articles.draft import Draft
from articles.exchange.imported import Furniture, Imported, Proposal


def to_json(imported: Imported) -> dict[str, Any]:
    """Return what was read as JSON values."""
    return {
        "draft": imported.draft.model_dump(mode="json"),
        "marks": dict(imported.marks),
        "dangling": list(imported.dangling),
        "proposals": [
            asdict(proposal) | {"keys": list(proposal.keys)} for proposal in imported.proposals
        ],
        "report": list(imported.report),
        "furniture": [asdict(line) for line in imported.furniture],
    }


def from_json(values: dict[str, Any]) -> Imported:
    """Return what `to_json` was given."""
    return Imported(
        draft=Draft.model_validate(values["draft"]),
        marks=dict(values["marks"]),
        dangling=tuple(values["dangling"]),
        proposals=tuple(
            Proposal(**{**one, "keys": tuple(one["keys"])}) for one in values["proposals"]
        ),
        report=tuple(values["report"]),
        furniture=tuple(Furniture(**line) for line in values["furniture"]),
    )
