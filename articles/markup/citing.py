"""What stands between the brackets of a citation: [@key, locator; @key]."""

import re
from dataclasses import dataclass

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.#$%&+?<>~/-]{0,99}")


@dataclass(frozen=True)
class CitationItem:
    """One source in a citation, and where in it: key "nice-ng239", locator "p. 5" or ""."""

    key: str
    locator: str = ""


def items_of(inner: str) -> tuple[CitationItem, ...] | str:
    """Return the sources that a citation names, or what is wrong with it and the cure."""
    items = []
    for part in inner.split(";"):
        item = _item(part.strip())
        if isinstance(item, str):
            return item
        items.append(item)
    return tuple(items)


def _item(part: str) -> CitationItem | str:
    if not part:
        return "A citation names no source after a semicolon. Remove it, or write [@one; @two]."
    if not part.startswith("@"):
        return f'"{part[:40]}" in a citation lacks its @. Write [@one; @two].'
    found = _KEY.match(part, 1)
    if found is None:
        return "A citation has no key after @. Write [@key], the key of a reference."
    rest = part[found.end() :].strip()
    if rest and not rest.startswith(","):
        return f'"{part[:40]}" is no key. Put a comma before a locator: [@key, p. 4].'
    return CitationItem(found.group(), " ".join(rest[1:].split()))
