"""Works by their DOI at Crossref (https://api.crossref.org), elsewhere at DataCite."""

from collections.abc import Mapping
from urllib.parse import quote

from django.conf import settings

from references.formats import recognise
from references.formats.records import Record
from references.identifiers import normalise_doi
from references.lookup.answers import (
    Answer,
    NoAnswer,
    Pace,
    Unknown,
    as_json,
    asked,
    get,
    unreadable,
)

# Whoever names a contact may ask 10 times a second for single works; half of that is polite
# (https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/).
_A_SECOND = 5.0
_CROSSREF, _DATACITE = Pace(), Pace()


def work(doi: str) -> Answer:
    """Return what Crossref says of a DOI in its one spelling."""
    return asked("crossref", doi, lambda: _work(doi))


def elsewhere(doi: str) -> Answer:
    """Return what DataCite says of a DOI that Crossref does not know."""
    return asked("datacite", doi, lambda: _elsewhere(doi))


def _work(doi: str) -> Record:
    name = "Crossref"
    answer = get(
        name, f"{settings.CROSSREF_URL}/works/{quote(doi, safe='')}",
        {"mailto": settings.CONTACT_EMAIL}, pace=_CROSSREF, a_second=_A_SECOND,
        accept="application/json",
    )  # fmt: skip
    said = as_json(name, answer)
    if not isinstance(said, Mapping) or not isinstance(said.get("message"), Mapping):
        raise unreadable(name)
    return _read(name, answer.body, doi)


def _elsewhere(doi: str) -> Record:
    name = "DataCite"
    answer = get(
        name, f"{settings.DATACITE_URL}/dois/{quote(doi, safe='')}", {}, pace=_DATACITE,
        a_second=_A_SECOND, accept="application/vnd.api+json",
    )  # fmt: skip
    as_json(name, answer)
    return _read(name, answer.body, doi)


def _read(name: str, body: bytes, doi: str) -> Record:
    records = recognise.read(body, name).records
    if not records or not records[0].csl.get("title"):
        raise Unknown(f"{name} knows the DOI, but no title for it. Type the record.")
    if normalise_doi(str(records[0].csl.get("DOI") or "")) != doi:
        raise NoAnswer(f"{name} answered about another work. Type the record.")
    return records[0]
