"""The services that are asked about sources, by name."""

_NAMES = {
    "crossref": "Crossref",
    "datacite": "DataCite",
    "pubmed": "PubMed",
    "open-library": "Open Library",
    "clinical-trials": "ClinicalTrials.gov",
    "web": "The page itself",
}


def name_of(service: str) -> str:
    """Return a service's name for people."""
    return _NAMES.get(service, service)
