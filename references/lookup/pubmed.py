"""Papers by their PubMed number, or found there by DOI or PMCID (NCBI's E-utilities).

https://www.ncbi.nlm.nih.gov/books/NBK25497/ says what is asked of who asks: name, contact, and
no more than 3 questions a second, or 10 with a key.
"""

from collections.abc import Iterable, Mapping
from functools import partial

from django.conf import settings

from references.fetching import Fetched, Unreachable
from references.formats import recognise
from references.formats.records import Record
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

BATCH = 200
_NAME = "PubMed"
_PACE = Pace()


def paper(pmid: str) -> Answer:
    """Return what PubMed says of a number."""
    return asked("pubmed", pmid, lambda: _one(pmid))


def paper_of(scheme: str, value: str) -> Answer:
    """Return the paper that PubMed has under a DOI or a PMCID ("doi", "pmcid")."""
    return asked("pubmed", value, lambda: _found(scheme, value))


def papers(pmids: Iterable[str]) -> list[Answer]:
    """Return an answer for each number, in order; each question is about BATCH of them."""
    wanted = list(dict.fromkeys(pmids))
    answers: list[Answer] = []
    for start in range(0, len(wanted), BATCH):
        answers += _batch(wanted[start : start + BATCH])
    return answers


def _batch(pmids: list[str]) -> list[Answer]:
    records: Mapping[str, Record] = {}
    trouble: Exception | None = None
    if settings.LOOK_UPS:
        try:
            records = _records(pmids)
        except (NoAnswer, Unknown, Unreachable) as failed:
            trouble = failed

    def one(pmid: str) -> Record:
        if trouble is not None:
            raise trouble
        return _of(records, pmid)

    return [asked("pubmed", pmid, partial(one, pmid)) for pmid in pmids]


def _one(pmid: str) -> Record:
    return _of(_records([pmid]), pmid)


def _of(records: Mapping[str, Record], pmid: str) -> Record:
    if pmid not in records:
        raise Unknown("PubMed does not know this number. Check that it is typed right.")
    return records[pmid]


def _found(scheme: str, value: str) -> Record:
    """Return the one paper that itself says to have this identifier.

    PubMed's search falls back on parts of what it does not find: what it names is not believed
    before the record says so.
    """
    term = f'"{value}"[doi]' if scheme == "doi" else f"{value}[pmcid]"
    said = as_json(_NAME, _ask("esearch", {"term": term, "retmode": "json", "retmax": "5"}))
    result = said.get("esearchresult") if isinstance(said, Mapping) else None
    if not isinstance(result, Mapping):
        raise unreadable(_NAME)
    ids = result.get("idlist")
    pmids = [one for one in ids if isinstance(one, str) and one.isascii() and one.isdigit()][:5] \
        if isinstance(ids, list) else []  # fmt: skip
    column = {"doi": "DOI", "pmcid": "PMCID"}[scheme]
    matching = [
        one for one in (_records(pmids) if pmids else {}).values() if one.csl.get(column) == value
    ]
    if len(matching) != 1:
        raise Unknown("PubMed has no paper under it. Papers of many journals are not there.")
    return matching[0]


def _records(pmids: list[str]) -> dict[str, Record]:
    """Return by number the records of those that PubMed knows."""
    answer = _ask("efetch", {"id": ",".join(pmids), "retmode": "xml"})
    read = recognise.read(answer.body, _NAME)
    if read.format != "PubMed XML":
        # Of numbers that it does not know PubMed makes an empty set.
        if b"<PubmedArticleSet" in answer.body[:2000]:
            return {}
        raise unreadable(_NAME)
    return {str(one.csl["PMID"]): one for one in read.records if one.csl.get("PMID")}


def _ask(tool: str, query: Mapping[str, str]) -> Fetched:
    key = settings.NCBI_API_KEY
    who = {"db": "pubmed", "tool": "imprimatur", "email": settings.CONTACT_EMAIL}
    return get(
        _NAME, f"{settings.PUBMED_URL}/{tool}.fcgi",
        {**who, **query, **({"api_key": key} if key else {})}, pace=_PACE,
        a_second=9.0 if key else 2.8, accept="text/xml, application/xml, application/json",
        most=20_000_000,
    )  # fmt: skip
