"""A record made fit to be printed: what registers and exports spoil is put right, where certain.

What comes out is CSL-JSON as the specification has it, which any processor of CSL can be given. It
serves printing alone: the library keeps the record as it came.
"""

import re
from collections.abc import Mapping
from typing import Any

from references.formatting import fields
from references.formatting.capitals import name_in_capitals, sentence_of_capitals
from references.formatting.fields import Csl
from references.formatting.quotes import curled
from references.identifiers import normalise_doi, normalise_pmcid, normalise_pmid

# Crossref's own words for the types of CSL, and those that the styles print alike.
TYPES = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "reference-entry": "entry-encyclopedia",
    "entry": "entry-encyclopedia",
    "proceedings-article": "paper-conference",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-series": "book",
    "book-set": "book",
    "proceedings": "book",
    "dissertation": "thesis",
    "posted-content": "article",
    "preprint": "article",
    "peer-review": "review",
    "journal": "periodical",
    "journal-issue": "periodical",
    "report-component": "report",
    "component": "document",
    "database": "dataset",
    "grant": "document",
    # Neither style has a form for standards: they are reports of the body that set them.
    "standard": "report",
}
_TEXTS = (
    "collection-title", "publisher", "publisher-place", "genre", "number", "medium",
    "article-number", "ISBN", "language", "event-title", "event-place", "version",
)  # fmt: skip
# No title, name or address is longer; what hostile files make of one must not stall a page.
LONGEST = 5_000
# What is longer is no volume and no issue.
LONGEST_NUMBER = 100
_SUPPLEMENT = re.compile(r"(.*?)\(?\bsuppl(?:ement)?s?\b\.?[ _]*([\w-]*)\)?", re.IGNORECASE)
_PARTICLES = ("dropping-particle", "non-dropping-particle")
_PARTS = ("literal", "name", "family", "given", "suffix", *_PARTICLES)
_ROLES = ("author", "editor", "translator")
_DATES = ("issued", "accessed", "updated")
_SERIALS = {
    "", "article-journal", "article-magazine", "article-newspaper", "periodical", "post-weblog",
    "review", "review-book",
}  # fmt: skip


def clean(csl: Csl) -> dict[str, Any]:
    """Return what the styles print of a record, each field in one shape; nothing empty is there."""
    type_ = _said(csl, "type")
    made: dict[str, Any] = {"type": TYPES.get(type_, type_)}
    made["title"] = _title(csl, "title")
    book = _said(csl, "container-title")
    serial = made["type"] in _SERIALS
    made["container-title"] = curled(book).rstrip(".") if serial else _stopless(book)
    made["container-title-short"] = _short(csl)
    for name in _TEXTS:
        made[name] = curled(_said(csl, name)) if name in csl else ""
    if made["type"] == "thesis":
        made["genre"] = made["genre"] or "Dissertation"
    made["publisher"] = made["publisher"].rstrip(".")
    made["edition"] = fields.edition_number(csl)
    made["volume"] = fields.number(csl, "volume")
    made["issue"] = fields.number(csl, "issue")
    made["chapter-number"] = fields.number(csl, "chapter-number")
    made["supplement-number"] = _said(csl, "supplement-number")
    _supplement(made)
    made["page"] = fields.pages(csl)
    if made["type"] in _SERIALS:
        # What stands where the pages would is the article's own number.
        made["page"] = made["page"] or made["article-number"] or made["number"]
        made["number"] = ""
    del made["article-number"]
    for role in _ROLES:
        made[role] = clean_people(csl, role) if role in csl else []
    for name in _DATES:
        made[name] = fields.date_of(csl, name) if name in csl else {}
    _identifiers(made, csl)
    return {name: value for name, value in made.items() if value}


def _said(csl: Csl, *names: str) -> str:
    return fields.text(csl, *names)[:LONGEST]


def _title(csl: Csl, name: str) -> str:
    runs = fields.title(csl, name)
    words = "".join(f"<i>{run.text}</i>" if run.italic else run.text for run in runs)
    return sentence_of_capitals(curled(words[:LONGEST]))


def _stopless(words: str) -> str:
    return sentence_of_capitals(curled(words).rstrip("."))


def _short(csl: Csl) -> str:
    short = _said(csl, "container-title-short", "journalAbbreviation", "short-container-title")
    short = curled(short)
    return re.sub(r"\.(?=\s|$)", "", short) if " " in short else short.replace(".", "")


def _supplement(made: dict[str, Any]) -> None:
    """Tell a supplement from the volume or the issue that it stands in."""
    for name in ("issue", "volume"):
        made[name] = re.sub(r"^\((.*)\)$", r"\1", made[name][:LONGEST_NUMBER])
        found = _SUPPLEMENT.fullmatch(made[name].replace("_", " "))
        if found and not made["supplement-number"]:
            made[name] = found[1].strip(" ,;-")
            made["supplement-number"] = found[2] or "suppl"


def clean_people(csl: Csl, role: str) -> list[dict[str, str]]:
    """Return the people of a role who have a name, each in one shape."""
    value = csl.get(role)
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, list | tuple):
        return []
    people = [_person(one) for one in value if isinstance(one, Mapping)]
    return [one for one in people if one]


def _person(one: Mapping[str, Any]) -> dict[str, str]:
    said = {part: value for part in _PARTS if part in one and (value := _said(one, part))}
    whole, family, given = said.get("literal"), said.get("family"), said.get("given", "")
    whole = whole or said.get("name")
    if whole or not family:
        whole = (whole or given).rstrip(".")
        return {"literal": curled(whole)} if re.search(r"\w", whole) else {}
    if not re.search(r"\w", family):
        return {}
    made = {"family": curled(family)}
    if given:
        made["family"] = name_in_capitals(made["family"])
        # What somebody is called by is not part of her name.
        given = (re.sub(r"\s*\(.*?\)", "", given) or given) if "(" in given else given
    # Exporters leave "van der" with the given names; it is printed before the family name.
    words = given.split()
    particles = [word for word in words if word.islower() and word.isalpha()]
    if particles and len(particles) < len(words):
        given = " ".join(word for word in words if word not in particles)
    else:
        particles = []
    particles += [said[part] for part in _PARTICLES if part in said]
    rest = {
        "given": given,
        "non-dropping-particle": " ".join(particles),
        "suffix": said.get("suffix", "").rstrip("."),
    }
    return made | {name: value for name, value in rest.items() if value}


def _identifiers(made: dict[str, Any], csl: Csl) -> None:
    """Keep an address only where no identifier leads there: it is printed for want of one."""
    made["DOI"] = normalise_doi(_said(csl, "DOI")) or ""
    made["PMID"] = normalise_pmid(_said(csl, "PMID")) or ""
    made["PMCID"] = normalise_pmcid(_said(csl, "PMCID")) or ""
    url = _said(csl, "URL")
    if not made["DOI"]:
        made["DOI"] = (normalise_doi(url) if "doi.org/" in url else "") or ""
    first = re.split(r"[\s;,]+(?=https?://)", url)[0]
    made["URL"] = "" if made["DOI"] else first
