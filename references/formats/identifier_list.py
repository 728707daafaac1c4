"""A plain list: a DOI, PubMed number, ISBN or address on each line."""

import re
from collections.abc import Iterator

from references.formats.records import Csl, Item
from references.identifiers import find, normalise_isbn

_FIELDS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "isbn": "ISBN", "url": "URL"}
_BARE = re.compile(r"[\[(]?\d{1,8}[\])]?[.,;]?")
_NONE = "No DOI, PubMed number, ISBN or address was found here. Correct the line or remove it."


def is_list(text: str) -> bool:
    """Return whether most lines hold little but an identifier."""
    lines = [line for line in text.split("\n") if line.strip()][:1000]
    short = sum(bool(_csls(line)) and len(line.split()) <= 4 for line in lines)
    return bool(lines) and 2 * short > len(lines)


def items(text: str) -> Iterator[Item]:
    """Yield a record for each identifier; a line without one is refused."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _csls(line)
        for csl in found:
            yield Item(number, csl)
        if not found:
            yield Item(number, trouble=_NONE)


def _csls(line: str) -> list[Csl]:
    """Return what a line names; numbers alone are PubMed's, or ISBN where the digits say so."""
    found = [_csl(one.scheme, one.value) for one in find(line)]
    if found:
        return found
    words = re.split(r"[\s,;]+", line.strip())
    if isbn := normalise_isbn(line):
        return [_csl("isbn", isbn)]
    if all(_BARE.fullmatch(word) for word in words if word):
        numbers = [re.sub(r"\D", "", word).lstrip("0") for word in words]
        return [_csl("pmid", number) for number in numbers if number]
    return []


def _csl(scheme: str, value: str) -> Csl:
    types = {"isbn": "book", "url": "webpage"}
    return {"type": types.get(scheme, "article-journal"), _FIELDS[scheme]: value}
