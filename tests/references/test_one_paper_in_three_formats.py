"""Real papers as PubMed, a reference manager and Crossref tell of them: each is one reference."""

import itertools
import json

import pytest

from references.formats.recognise import read
from references.intake import take_in
from references.models import Reference
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def papers(shared_data):
    for path in sorted((shared_data / "bib" / "pubmed-xml").glob("pmid-*.xml")):
        data = path.read_bytes()
        (record,) = read(data, path.name).records
        csl = record.csl
        if "DOI" in csl and csl.get("title"):
            yield data, csl


def as_ris(csl):
    """As a publisher's export: DOI as an address in capitals, title in capitals, one author."""
    first = csl.get("author", [{}])[0]
    name = f"AU  - {first['family']}, {first.get('given', '')}\n" if "family" in first else ""
    year = csl["issued"]["date-parts"][0][0]
    return (
        f"TY  - JOUR\nT1  - {csl['title'].upper()}\n{name}Y1  - {year}///\n"
        f"DO  - https://doi.org/{csl['DOI'].upper()}\nER  - \n"
    ).encode()


def as_crossref(csl):
    """As the register answers: lists for titles, its own type, no PubMed number."""
    return json.dumps(
        {
            "status": "ok",
            "message": {
                "DOI": csl["DOI"].upper(),
                "type": "journal-article",
                "title": [f"<b>{csl['title']}</b>"],
                "container-title": [csl.get("container-title", "")],
                "issued": {"date-parts": [csl["issued"]["date-parts"][0][:1]]},
                "publisher": "A publisher",
            },
        }
    ).encode()


def test_a_paper_is_one_reference_in_whatever_order_its_records_come(shared_data):
    every = list(papers(shared_data))
    assert len(every) > 60
    orders = itertools.cycle(itertools.permutations(range(3)))
    for (pubmed, csl), order in zip(every, orders, strict=False):
        files = (pubmed, as_ris(csl), as_crossref(csl))
        came = [
            outcome.what
            for place in order
            for outcome in take_in(read(files[place], "x").records, at=NOW)
        ]
        assert came[0] == "new" and set(came[1:]) <= {"merged", "known"}, csl["title"]
        reference = Reference.objects.get(doi=csl["DOI"])
        assert (reference.pmid, reference.publisher) == (csl["PMID"], "A publisher")

    assert Reference.objects.count() == len(every)
    before = list(Reference.objects.order_by("pk").values())
    again = [data for pubmed, csl in every for data in (pubmed, as_ris(csl), as_crossref(csl))]
    take_in([record for data in again for record in read(data, "x").records], at=NOW)
    assert list(Reference.objects.order_by("pk").values()) == before
