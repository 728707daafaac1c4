"""Citation File Format: how software and data sets ask to be cited (citation-file-format.org).

A small part of YAML is read: no aliases and no tags, which could fill a machine's memory.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from references.formats.people import Person, body
from references.formats.records import Csl, Item, Unreadable

START = re.compile(r"^cff-version\s*:", re.MULTILINE)
LARGEST = 200_000
DEEPEST = 20
_TYPES = {
    "article": "article-journal", "book": "book", "conference-paper": "paper-conference",
    "conference": "paper-conference", "proceedings": "book", "data": "dataset",
    "dataset": "dataset", "database": "dataset", "manual": "book", "pamphlet": "pamphlet",
    "patent": "patent", "report": "report", "government-document": "report", "thesis": "thesis",
    "standard": "standard", "website": "webpage", "blog": "post-weblog",
    "magazine-article": "article-magazine", "newspaper-article": "article-newspaper",
    "unpublished": "manuscript", "edited-work": "book", "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary",
}  # fmt: skip
_SOFTWARE = "software"


class _Loader(yaml.SafeLoader):
    """Safe values as words: a date stays as it is written. No aliases, nothing too deep."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuse an alias, and what is nested without end."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("it refers to another part of itself (*)")
        self.depth += 1
        if self.depth > DEEPEST:
            raise yaml.YAMLError("it is nested too deep")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in held if tag.endswith((":null", ":merge"))]
    for first, held in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def items(text: str) -> Iterator[Item]:
    """Yield the work that the file is about, or the one it prefers, and then its references.

    Raises Unreadable when the file is no YAML, or larger than LARGEST.
    """
    if len(text) > LARGEST:
        raise Unreadable("The CFF file is larger than 200 kB. Split it.")
    try:
        value = yaml.load(text, Loader=_Loader)  # noqa: S506  # a safe loader, held to less
    except (yaml.YAMLError, ValueError, RecursionError) as trouble:
        line = getattr(getattr(trouble, "problem_mark", None), "line", 0) + 1
        said = getattr(trouble, "problem", None) or str(trouble).split("\n")[0]
        raise Unreadable(f"The CFF file is broken here: {said}. Correct it.", line) from trouble
    whole = value if isinstance(value, Mapping) else {}
    preferred = whole.get("preferred-citation")
    yield Item(1, _csl(preferred if isinstance(preferred, Mapping) else whole))
    for one in _list(whole.get("references")):
        if isinstance(one, Mapping):
            yield Item(_line(text, one), _csl(one))
        else:
            yield Item(1, trouble="A reference of the list is no record. Correct or remove it.")


def _line(text: str, one: Mapping[str, Any]) -> int:
    """Return the line in which a record's DOI or title stands, else the first."""
    said = next((str(one[name]) for name in ("doi", "title", "url") if one.get(name)), "")
    at = text.find(said) if said else -1
    return text.count("\n", 0, at) + 1 if at >= 0 else 1


def _csl(said: Mapping[str, Any]) -> Csl:
    type_ = _TYPES.get(str(said.get("type") or ""), _SOFTWARE)
    pages = [str(said.get(name) or "") for name in ("start", "end")]
    container = said.get("journal") or said.get("collection-title") or said.get("conference")
    if isinstance(container, Mapping):
        container = container.get("name")
    year = str(said.get("date-released") or said.get("date-published") or "")
    when = year or "/".join(str(said[n]) for n in ("year", "month") if said.get(n))
    identifiers = {
        str(one.get("type")): one.get("value")
        for one in reversed(_list(said.get("identifiers")))
        if isinstance(one, Mapping)
    }
    return {
        "type": type_,
        "title": said.get("title"),
        "author": _people(said.get("authors")),
        "editor": _people(said.get("editors")),
        "issued": when,
        "container-title": container if type_ != "book" else "",
        "volume": said.get("volume"),
        "issue": said.get("issue") or said.get("number"),
        "page": "-".join(page for page in pages if page) or said.get("pages"),
        "edition": said.get("edition"),
        "publisher": _name(said.get("publisher") or said.get("institution")),
        "version": said.get("version"),
        "DOI": said.get("doi") or identifiers.get("doi"),
        "PMCID": said.get("pmcid"),
        "ISBN": said.get("isbn"),
        "ISSN": said.get("issn"),
        "abstract": said.get("abstract"),
        "keyword": "; ".join(str(one) for one in _list(said.get("keywords"))),
        "URL": said.get("url") or identifiers.get("url") or said.get("repository-code"),
    }


def _people(value: Any) -> list[Person]:
    people: list[Person] = []
    for one in _list(value):
        if not isinstance(one, Mapping):
            continue
        family = " ".join(str(one[n]) for n in ("name-particle", "family-names") if one.get(n))
        if family:
            named = {
                "family": family,
                "given": one.get("given-names"),
                "suffix": one.get("name-suffix"),
            }
            people.append({part: str(words) for part, words in named.items() if words})
        elif name := one.get("name") or one.get("alias") or one.get("given-names"):
            people.append(body(str(name)))
    return people


def _name(value: Any) -> str:
    return str(value.get("name") or "") if isinstance(value, Mapping) else str(value or "")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
