"""When two records are of one source, and what the second adds to the first."""

import re
from collections.abc import Mapping
from typing import Any

from references.identifiers import normalise_doi, normalise_pmcid, normalise_pmid
from references.said_by_records import FIELDS

Csl = Mapping[str, Any]

# A source has one of each: the first that both records have decides.
STRONG = ("DOI", "PMID", "PMCID")
_NORMALISE = {"DOI": normalise_doi, "PMID": normalise_pmid, "PMCID": normalise_pmcid}
_PLACES = ("volume", "issue", "page", "edition", "collection-title", "publisher")


def strong_identifiers(csl: Csl) -> dict[str, str]:
    """Return the DOI, PubMed and PubMed Central numbers of a record, in one spelling."""
    said = {name: _NORMALISE[name](str(csl.get(name) or "")) for name in STRONG}
    return {name: value for name, value in said.items() if value}


def title_words(title: str) -> str:
    """Return a title without case, markup and signs: what two spellings of it share."""
    return " ".join(re.findall(r"\w+", re.sub(r"<[^<>]{0,200}>", "", title).casefold()))


def titles_agree(one: str, other: str) -> bool:
    """Return whether two titles share half of their words, or all of the shorter's."""
    first, second = set(title_words(one).split()), set(title_words(other).split())
    shared = len(first & second)
    shorter = min(len(first), len(second))
    return shared == shorter or 2 * shared >= len(first | second)


def contradiction(known: Csl, new: Csl) -> str:
    """Return in which identifier two records differ that share another, or ""."""
    left, right = strong_identifiers(known), strong_identifiers(new)
    return next((n for n in STRONG if n in left and n in right and left[n] != right[n]), "")


def mismatched(known: Csl, new: Csl) -> bool:
    """Return whether records with one identifier tell of different works.

    Titles may be translated and years may be those of print or screen: only when title and
    year or first author differ is the identifier not believed.
    """
    if not known.get("title") or not new.get("title"):
        return False
    if titles_agree(str(known["title"]), str(new["title"])):
        return False
    authors = (first_author(known), first_author(new))
    years = (year(known), year(new))
    return (all(authors) and authors[0] != authors[1]) or (all(years) and years[0] != years[1])


def same_without_identifiers(known: Csl, new: Csl, *, same_kind: bool) -> bool:
    """Return whether two records of one title are of one source, with no identifier in common.

    Year, first author, journal and place must agree. A notice often has its paper's title: where
    only one of them has an identifier, volume and first page must be the same in both, and the
    kind too.
    """
    left, right = strong_identifiers(known), strong_identifiers(new)
    if left and right:
        return False
    if (year(known), first_author(known)) != (year(new), first_author(new)):
        return False
    if not _containers_agree(known, new):
        return False
    if bool(left) != bool(right):
        pages = (_first_page(known), _first_page(new))
        volumes = (known.get("volume"), new.get("volume"))
        return same_kind and all(pages + volumes) and len(set(pages)) == len(set(volumes)) == 1
    if known.get("type") != new.get("type"):
        return False
    places = ((str(known.get(n) or ""), str(new.get(n) or "")) for n in (*_PLACES, "ISBN", "URL"))
    return all(a == b or not a or not b for a, b in places)


def merged(known: Csl, new: Csl) -> dict[str, Any]:
    """Return the known record with what it lacked; nothing that it says is changed.

    A date may become more exact. Merged again, nothing changes.
    """
    whole = dict(known)
    for name, value in new.items():
        if not whole.get(name):
            whole[name] = value
        elif name == "custom" and isinstance(value, Mapping) and isinstance(whole[name], Mapping):
            whole[name] = _facts(whole[name], value)
        elif name == "issued" and _more_exact(whole[name], value):
            whole[name] = value
    return {name: whole[name] for name in sorted(whole)}


def _facts(known: Csl, new: Csl) -> dict[str, Any]:
    """Return what registers and editors noted; of notices and types both lists, each entry once."""
    facts = {**new, **known}
    for name in FIELDS:
        here, there = known.get(name), new.get(name)
        if isinstance(here, list) and isinstance(there, list):
            facts[name] = [*here, *(one for one in there if one not in here)]
    return facts


def year(csl: Csl) -> str:
    """Return the year of a record, "" when it has none."""
    parts = date_parts(csl.get("issued"))
    return str(parts[0]) if parts else ""


def first_author(csl: Csl) -> str:
    """Return the family name of the first author or the name of a body, without case and signs."""
    people = csl.get("author") or csl.get("editor") or [{}]
    first = people[0] if isinstance(people, list) and isinstance(people[0], Mapping) else {}
    return title_words(str(first.get("family") or first.get("literal") or ""))


def _containers_agree(known: Csl, new: Csl) -> bool:
    names = ("container-title", "container-title-short")
    left, right = ({title_words(str(c.get(n) or "")) for n in names} - {""} for c in (known, new))
    return not left or not right or bool(left & right)


def _first_page(csl: Csl) -> str:
    return str(csl.get("page") or "").partition("-")[0]


def date_parts(date: Any) -> list[Any]:
    """Return year, month and day of a CSL date, as far as it says them."""
    parts = date.get("date-parts") if isinstance(date, Mapping) else None
    return list(parts[0]) if isinstance(parts, list) and parts and parts[0] else []


def _more_exact(known: Any, new: Any) -> bool:
    old, exact = date_parts(known), date_parts(new)
    return len(exact) > len(old) > 0 and exact[: len(old)] == old
