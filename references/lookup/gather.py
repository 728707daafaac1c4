"""Which registers are asked about a source, and what they say together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from time import monotonic

from references.formats.records import Record
from references.identity import mismatch
from references.lookup import crossref, open_library, pubmed, trials, web_page
from references.lookup.answers import Answer
from references.lookup.services import name_of
from references.merging import merged

# What is asked only to be sure is left out once this many seconds have gone.
_PATIENCE = 6.0
_PLAIN_KINDS = frozenset({"other", "research"})


@dataclass(frozen=True)
class Gathered:
    """The answers of all that were asked, and the record that they give together.

    Where two registers tell of different works, `mismatch` says in what, and the record is that of
    the register which was asked by the number given.
    """

    record: Record | None
    mismatch: str
    answers: tuple[Answer, ...]

    @property
    def trouble(self) -> str:
        """Why nothing was found: the first register's word, "" where something was."""
        said = (one.detail for one in self.answers if one.outcome != "found" and one.detail)
        return "" if self.record else next(said, "No register knows sources by this.")


def gather(known: Mapping[str, str], *, on: date) -> Gathered:
    """Ask who may know a source by these identifiers, by scheme: "doi", "pmid", "pmcid", "isbn",
    "nct", "url", each in its one spelling. Never raises."""
    until = monotonic() + _PATIENCE
    answers: list[Answer] = []
    known = dict(known)
    fallback: Record | None = None
    if not known.keys() - {"url"} and "url" in known:
        answers.append(web_page.page(known["url"], on=on))
        fallback = answers[-1].record
        # A journal's page names the paper; the registers know it better.
        for scheme, field in (("doi", "DOI"), ("pmid", "PMID")):
            if fallback and fallback.csl.get(field):
                known[scheme] = str(fallback.csl[field])
    papers = _papers(known, until)
    answers += papers
    if not papers and "isbn" in known:
        answers.append(open_library.book(known["isbn"]))
    if not papers and "nct" in known:
        answers.append(trials.trial(known["nct"], on=on))
    found = [one for one in answers if one.record and one.service != "web"]
    if not found:
        return Gathered(fallback, "", tuple(answers))
    return _together(found, tuple(answers))


def _papers(known: Mapping[str, str], until: float) -> list[Answer]:
    """Return the answers of PubMed and of the registers of DOIs, the one asked for first."""
    answers: list[Answer] = []
    doi = known.get("doi", "")
    if pmid := known.get("pmid"):
        answers.append(pubmed.paper(pmid))
    elif (pmcid := known.get("pmcid")) and not doi:
        answers.append(pubmed.paper_of("pmcid", pmcid))
    paper = answers[0].record if answers else None
    if not doi and paper and monotonic() < until:
        doi = str(paper.csl.get("DOI") or "")
    if doi:
        answers.append(crossref.work(doi))
        if answers[-1].outcome == "not_found":
            answers.append(crossref.elsewhere(doi))
        is_sure = "pmid" in known or paper is not None or answers[-1].outcome != "found"
        if not is_sure and monotonic() < until:
            answers.append(pubmed.paper_of("doi", doi))
    return answers


def _together(found: list[Answer], answers: tuple[Answer, ...]) -> Gathered:
    first, *others = [(one.service, one.record) for one in found if one.record]
    whole, kind, differs = first[1].csl, first[1].kind, ""
    for service, record in others:
        if said := mismatch((name_of(first[0]), name_of(service)), first[1].csl, record.csl):
            differs = differs or said
            continue
        whole = merged(whole, record.csl)
        if kind in _PLAIN_KINDS and record.kind not in _PLAIN_KINDS:
            kind = record.kind
    return Gathered(Record(whole, kind, 1, 1), differs, answers)
