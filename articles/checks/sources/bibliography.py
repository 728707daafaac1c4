"""Reading a reference as an editor does: who stands behind it, when, and how it is quoted."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from articles.checks.site import Site
from articles.checks.sources.bodies import Body, Named
from articles.content import Reference
from references.formatting import dates, fields
from references.identifiers import identifiers_of

_ISSUERS = ("publisher", "authority", "archive", "event")
_SOURCES = ("container-title", "publisher", "collection-title", "authority")
SUMMARY = re.compile(
    r"\b(?:summar(?:y|ies)|overviews?|insights?|digests?|at a glance|explained|commentary|"
    r"key points|quick reference|cheat sheets?|takeaways?)\b",
    re.IGNORECASE,
)
# A label, a formulary and a systematic review are primary whoever printed them.
PRIMARY_KINDS = frozenset({"drug-label", "formulary", "systematic-review"})


def authors(reference: Reference) -> tuple[str, ...]:
    """Return the authors as written, people by family name, bodies by their name."""
    people = reference.csl.get("author") or reference.csl.get("editor") or ()
    if not isinstance(people, list | tuple):
        return ()
    return tuple(name for name in map(_name, people) if name)


def _name(person: Any) -> str:
    if not isinstance(person, Mapping):
        return str(person).strip()
    return fields.text(person, "literal", "family", "name")


def corporate(reference: Reference) -> tuple[str, ...]:
    """Return the bodies behind a source as written: corporate authors, then the publisher."""
    publishers = (fields.text(reference.csl, field) for field in _ISSUERS)
    return (*_corporate_authors(reference), *filter(None, publishers))


def _corporate_authors(reference: Reference) -> tuple[str, ...]:
    people = reference.csl.get("author") or ()
    people = people if isinstance(people, list | tuple) else ()
    names = (fields.text(person, "literal") for person in people if isinstance(person, Mapping))
    return tuple(filter(None, names))


def title(reference: Reference) -> str:
    """Return the title without markup, in one line."""
    return fields.text(reference.csl, "title")


def source(reference: Reference) -> str:
    """Return the journal, site or publisher."""
    return fields.text(reference.csl, *_SOURCES)


def year(reference: Reference) -> str:
    """Return the year of issue, "" when it is not known."""
    return dates.year(reference.csl)


def quoted(reference: Reference) -> str:
    """Return the words of the entry: title, where it appeared or who wrote it, and the year."""
    words = title(reference) or reference.key
    place = source(reference) or next(iter(authors(reference)), "")
    after = ", ".join(part for part in (place, year(reference)) if part)
    if not after:
        return words
    return f"{words}{' ' if words[-1] in '.?!' else '. '}{after}"


def host(reference: Reference) -> str:
    """Return the host of the source's address in lower case, "" when it has none."""
    try:
        return (urlsplit(str(reference.csl.get("URL") or "")).hostname or "").casefold()
    except ValueError:
        return ""


def custom(reference: Reference, name: str) -> Any:
    """Return a fact that an editor added to the record under CSL's "custom", or ""."""
    facts = reference.csl.get("custom")
    return facts.get(name) or "" if isinstance(facts, Mapping) else ""


def has_identifier(reference: Reference) -> bool:
    """Return whether a reader can find the source: DOI, PMID, PMCID or ISBN, or a dated address."""
    found = identifiers_of(reference.csl)
    lasting = {"doi", "pmid", "pmcid", "isbn"} & found.keys()
    return bool(lasting) or ("url" in found and bool(dates.year(reference.csl, "accessed")))


def issuers(reference: Reference, site: Site) -> tuple[Body, ...]:
    """Return the known bodies that issued a source: as author, publisher, by address or title.

    A journal's publisher issues nothing that stands in the journal. A title names its issuer
    ("2023 ESC Guidelines …") only where nothing says that the source is a summary by others.
    """
    known = site.bodies
    in_journal = str(reference.csl.get("type") or "").startswith("article")
    names = _corporate_authors(reference) if in_journal else corporate(reference)
    found = [named.body for name in names for named in known.named_in(name)]
    by_address = None if in_journal else known.of_host(host(reference))
    if by_address:
        found.append(by_address)
    if not found and not SUMMARY.search(quoted(reference)):
        found += [named.body for named in known.named_in(title(reference))]
    return tuple(dict.fromkeys(found))


def bodies_of(reference: Reference, site: Site) -> set[Body]:
    """Return every known body that the record names anywhere."""
    fields_named = (*corporate(reference), *authors(reference), title(reference))
    places = [fields.text(reference.csl, field) for field in _SOURCES]
    named: Iterable[Named] = (
        found for words in (*fields_named, *places) for found in site.bodies.named_in(words)
    )
    by_address = site.bodies.of_host(host(reference))
    return {found.body for found in named} | ({by_address} if by_address else set())


def is_own(reference: Reference, site: Site) -> bool:
    """Return whether a source is the site itself, which cannot vouch for itself."""
    if custom(reference, "own_data"):
        return False
    its = host(reference)
    if any(its == domain or its.endswith(f".{domain}") for domain in site.domains):
        return True
    return any(
        re.search(rf"(?<!\w){re.escape(own)}(?!\w)", name, re.IGNORECASE)
        for name in (*corporate(reference), *authors(reference))
        for own in site.names
        # Other bodies have boards of the same title.
        if not any(site.bodies.named_in(name))
    )


def is_primary(reference: Reference, site: Site) -> bool:
    """Return whether a dose may rest on it: label, formulary, systematic review, guideline."""
    if reference.kind in PRIMARY_KINDS:
        return True
    return reference.kind == "guideline" and bool(issuers(reference, site))


def jurisdictions(reference: Reference, site: Site) -> Iterator[str]:
    """Yield the regions whose rules a source states: as its editor said, else by its issuer."""
    said = str(custom(reference, "region"))
    if said:
        yield said.upper()
        return
    yield from dict.fromkeys(
        body.region for body in issuers(reference, site) if body.has_jurisdiction
    )
