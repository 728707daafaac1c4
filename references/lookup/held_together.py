"""Holding together what registers answered about a source and what its record says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from references.identifiers import normalise_url
from references.identity import mismatch
from references.lookup.services import name_of
from references.models import LookUp, Reference

_HERE = "the record here"
# Who vouches for a number; books and pages have too many titles and years to be held to them.
OF_PAPERS = frozenset({"crossref", "datacite", "pubmed"})
_AT_ONCE = 500


def settle_mismatches(references: Sequence[Reference]) -> None:
    """Note of each source in what its record and the registers' newest answers differ.

    What was answered about an identifier that a source does not have (any more) says nothing.
    """
    for start in range(0, len(references), _AT_ONCE):
        some = {one.pk: one for one in references[start : start + _AT_ONCE]}
        stored = dict(Reference.objects.filter(pk__in=some).values_list("pk", "mismatch"))
        asked = LookUp.objects.filter(
            reference__in=some, outcome="found", service__in=sorted(OF_PAPERS)
        )
        answers: dict[int, list[LookUp]] = defaultdict(list)
        for row in asked:
            answers[row.reference_id].append(row)  # type: ignore[index]  # asked for by reference
        for pk, reference in some.items():
            reference.mismatch = _differs(reference, newest_of(reference, answers[pk]))
            if reference.mismatch != stored.get(pk, ""):
                Reference.objects.filter(pk=pk).update(mismatch=reference.mismatch)


def newest_found(reference: Reference) -> list[LookUp]:
    """Return the newest answer of each register about what the source is known by now."""
    return newest_of(reference, reference.look_ups.filter(outcome="found"))


def newest_of(reference: Reference, answers: Iterable[LookUp]) -> list[LookUp]:
    """Return of these answers, the newest first, the first of each register that fits."""
    newest: dict[str, LookUp] = {}
    for one in answers:
        if one.service not in newest and is_of(one, reference):
            newest[one.service] = one
    return list(newest.values())


def is_of(answer: LookUp, reference: Reference) -> bool:
    """Return whether an answer is about something that the source is known by."""
    said: Mapping[str, Any] = answer.record or {}
    if answer.service == "pubmed":
        if reference.pmid:
            return bool(said.get("PMID") == reference.pmid)
        return bool(reference.doi) and said.get("DOI") == reference.doi
    names = (reference.doi, reference.isbn, reference.nct, normalise_url(reference.url))
    return answer.identifier in names


def _differs(reference: Reference, answers: list[LookUp]) -> str:
    said = [(name_of(one.service), one.record or {}) for one in answers]
    said.append((_HERE, reference.csl))
    differences = (
        mismatch((one[0], other[0]), one[1], other[1])
        for place, one in enumerate(said)
        for other in said[place + 1 :]
    )
    return next((words for words in differences if words), "")
