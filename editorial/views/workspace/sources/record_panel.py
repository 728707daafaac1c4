"""What a source's record says: what it is, whose it is, and how it stands."""

from dataclasses import dataclass
from typing import Any

from editorial.issuing import issuing_bodies
from editorial.policies import Person
from references.formatting import ama_html
from references.models import Reference


@dataclass(frozen=True)
class Identifier:
    """One name that a source has elsewhere, with the page that it leads to ("" for none)."""

    name: str
    value: str
    address: str


def panel(reference: Reference, who: Person) -> dict[str, Any]:
    """Return the record in words, with links to where the source can be read."""
    return {
        "printed": ama_html(reference.csl, reference.kind),
        "identifiers": identifiers(reference),
        "issuers": issuing_bodies(reference.kind, reference.csl),
        "notice": reference.notices.filter(gone_at__isnull=True).first(),
    }


def identifiers(reference: Reference) -> list[Identifier]:
    """Return what a source is known by, the strongest first."""
    found = [
        Identifier("DOI", reference.doi, f"https://doi.org/{reference.doi}"),
        Identifier("PMID", reference.pmid, f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"),
        Identifier(
            "PMCID", reference.pmcid, f"https://pmc.ncbi.nlm.nih.gov/articles/{reference.pmcid}/"
        ),
        Identifier("Trial", reference.nct, f"https://clinicaltrials.gov/study/{reference.nct}"),
        Identifier("ISBN", reference.isbn, ""),
        Identifier("Web address", reference.url, _safe(reference.url)),
    ]
    return [each for each in found if each.value]


def _safe(url: str) -> str:
    return url if url.startswith(("https://", "http://")) else ""
