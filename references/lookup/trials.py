"""Trials by their number at ClinicalTrials.gov (https://clinicaltrials.gov/data-api/api)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings

from references.formats.records import Record
from references.lookup.answers import Answer, Pace, Unknown, as_json, asked, get, record

_NAME = "ClinicalTrials.gov"
_PACE = Pace()


def trial(nct: str, *, on: date) -> Answer:
    """Return what the register says of a trial's number; it was read on the day given."""
    return asked("clinical-trials", nct, lambda: _trial(nct, on))


def _trial(nct: str, on: date) -> Record:
    answer = get(
        _NAME, f"{settings.TRIALS_URL}/studies/{nct}", {"format": "json"}, pace=_PACE,
        a_second=1.0, accept="application/json",
    )  # fmt: skip
    said = _part(as_json(_NAME, answer), "protocolSection")
    names = _part(said, "identificationModule")
    title = names.get("officialTitle") or names.get("briefTitle")
    if not title or names.get("nctId") != nct:
        raise Unknown("ClinicalTrials.gov has no trial of this number. Check that it is right.")
    sponsor = _part(_part(said, "sponsorCollaboratorsModule"), "leadSponsor").get("name")
    status = _part(said, "statusModule")
    posted = _part(status, "studyFirstPostDateStruct").get("date")
    csl = {
        "type": "webpage",
        "title": title,
        "author": [{"literal": sponsor}] if sponsor else [],
        "container-title": _NAME,
        "publisher": "National Library of Medicine (US)",
        "number": nct,
        "URL": f"https://clinicaltrials.gov/study/{nct}",
        "issued": str(posted or ""),
        "accessed": {"date-parts": [[on.year, on.month, on.day]]},
    }
    return record(csl, ours="trial")


def _part(value: Any, name: str) -> Mapping[str, Any]:
    part = value.get(name) if isinstance(value, Mapping) else None
    return part if isinstance(part, Mapping) else {}
