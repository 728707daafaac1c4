"""The services and registers that say something of sources, by name."""

_NAMES = {
    "crossref": "Crossref",
    "datacite": "DataCite",
    "pubmed": "PubMed",
    "open-library": "Open Library",
    "clinical-trials": "ClinicalTrials.gov",
    "web": "The page itself",
    "retraction-watch": "Retraction Watch",
}


def name_of(service: str) -> str:
    """Return a service's name for people."""
    return _NAMES.get(service, service)


def said_by(register: str, *, by_hand: str) -> str:
    """Return who says a notice: a register's name, or `by_hand` for what an editor noted."""
    return by_hand if register == "editor" else name_of(register)
