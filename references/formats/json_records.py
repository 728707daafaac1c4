"""JSON in which references come: CSL-JSON, Zotero's, Crossref's answers, one record a line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from references.formats import crossref, datacite
from references.formats.records import Csl, Item, Unreadable

# NaN and Infinity are no JSON, and no data base takes them.
_DECODER = json.JSONDecoder(parse_constant=lambda _name: None)
_BROKEN = "The JSON is broken here: {}. Correct it, or export the references again."


def items(text: str) -> Iterator[tuple[str, Item]]:
    """Yield each record with the name of its format.

    An array, or a record a line, is read record by record: what follows a broken one is refused
    with it. Raises Unreadable when no record could be read.
    """
    at = _start(text, 0)
    line, counted, found = 1, 0, 0
    in_array = text[at : at + 1] == "["
    at = _start(text, at + 1) if in_array else at
    while at < len(text) and not (in_array and text[at] == "]"):
        line += text.count("\n", counted, at)
        counted = at
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as trouble:
            said = getattr(trouble, "msg", "it is nested too deep")
            if not found:
                raise Unreadable(_BROKEN.format(said), line) from trouble
            yield "JSON", Item(line, trouble=_BROKEN.format(said))
            return
        for one in _records(value):
            found += 1
            yield _item(one, line)
        at = _start(text, at)
        if at < len(text) and text[at] == ",":
            at = _start(text, at + 1)
    if in_array and at >= len(text):
        yield "JSON", Item(line, trouble=_BROKEN.format("the list is not closed"))


def _start(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n":
        at += 1
    return at


def _records(value: Any) -> Iterator[Any]:
    """Yield the records in a value: itself, or those in the envelope of an answer."""
    if isinstance(value, list):
        yield from value
        return
    if not isinstance(value, Mapping):
        yield value
        return
    message = value.get("message")
    if isinstance(message, Mapping) and isinstance(message.get("items"), list):
        yield from message["items"]
    elif isinstance(message, Mapping) and value.get("status"):
        yield message
    elif isinstance(value.get("work"), Mapping):
        yield value["work"]
    elif isinstance(value.get("items"), list) and "title" not in value:
        yield from value["items"]
    elif isinstance(value.get("references"), list) and "title" not in value:
        yield from value["references"]
    elif isinstance(value.get("data"), list):
        yield from value["data"]
    elif isinstance(value.get("data"), Mapping) and "attributes" in value["data"]:
        yield value["data"]
    else:
        yield value


def _item(value: Any, line: int) -> tuple[str, Item]:
    if not isinstance(value, Mapping):
        kind = type(value).__name__
        return "JSON", Item(line, trouble=f"This is a {kind}, not a record. Remove it.")
    if isinstance(value.get("attributes"), Mapping):
        return "DataCite JSON", Item(line, datacite.csl(value["attributes"]))
    if isinstance(value.get("title"), list) or "reference-count" in value or "prefix" in value:
        return "Crossref JSON", Item(line, crossref.csl(value))
    return "CSL-JSON", Item(line, csl(value))


def csl(value: Mapping[str, Any]) -> Csl:
    """Return CSL as it came: whole, but for the key that it had in another library."""
    made = {str(name): said for name, said in value.items() if name != "id"}
    if (type_ := str(made.get("type"))) not in crossref.CSL_TYPES:
        made["type"] = crossref.TYPES.get(type_, "document")
    return made
