"""What the head of a web page says of the page, read without trusting a byte of it. Pure."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

MOST_CHARACTERS = 400_000
_MOST_TAGS = 3_000
_MOST_ATTRIBUTES = 40
_LONGEST = 4_000
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:-]{0,40}")
_ATTRIBUTE = re.compile(r"[\s/]*([^\s=<>\"'/]{1,60})(\s*=\s*)?")
_BARE = re.compile(r"[^\s<>\"']{0,2000}")
_END = re.compile(r"[\s/]*>")
# Web encodings that are only tables of letters (https://encoding.spec.whatwg.org).
_ENCODING = re.compile(
    r"utf-?8|us-ascii|iso-8859-\d{1,2}|windows-125[0-8]|koi8-[ru]|shift_jis|euc-jp|euc-kr|gbk|"
    r"gb2312|gb18030|big5",
    re.IGNORECASE,
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{1,40})", re.IGNORECASE
)


@dataclass
class Head:
    """A page's title, its metas by name in lower case, and its blocks of JSON-LD."""

    title: str = ""
    metas: dict[str, list[str]] = field(default_factory=dict)
    linked: list[Mapping[str, Any]] = field(default_factory=list)

    def first(self, *names: str) -> str:
        """Return the first thing said under the first of these names that says any."""
        return next((said for name in names for said in self.metas.get(name, ())), "")


def text_of(body: bytes, content_type: str) -> str:
    """Return a page's text by the encoding that its header or its head names, else UTF-8."""
    named = re.search(r"charset\s*=\s*[\"']?([\w-]{1,40})", content_type, re.IGNORECASE)
    declared = _DECLARED.search(body[:2048])
    for name in (
        named.group(1) if named else "",
        declared.group(1).decode("ascii") if declared else "",
    ):
        if _ENCODING.fullmatch(name):
            try:
                return body[: 4 * MOST_CHARACTERS].decode(name, "replace")
            except LookupError:
                continue
    return body[: 4 * MOST_CHARACTERS].decode("utf-8", "replace")


def read_head(text: str) -> Head:
    """Return what a page says of itself. Linear in the text, of which a bounded part is read."""
    head = Head()
    text = text[:MOST_CHARACTERS]
    for name, attributes, start in _tags(text):
        if name == "meta":
            key = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
            said = _words(attributes.get("content", ""))
            if key and said and len(said) <= _LONGEST:
                head.metas.setdefault(key.lower(), []).append(said)
        elif name == "title" and not head.title:
            head.title = _words(text[start : start + _LONGEST].partition("<")[0])
        elif name == "script" and attributes.get("type", "").lower() == "application/ld+json":
            end = text.find("</", start)
            head.linked += _nodes(text[start : end if end >= 0 else start])
    return head


def _tags(text: str) -> Iterator[tuple[str, dict[str, str], int]]:
    """Yield each opening tag with its attributes and where it ends; scripts are stepped over."""
    at = 0
    for _ in range(_MOST_TAGS):
        at = text.find("<", at)
        if at < 0:
            return
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
            if end < 0:
                return
            at = end + 3
            continue
        found = _NAME.match(text, at + 1)
        if not found:
            at += 1
            continue
        name = found.group().lower()
        attributes, at = _attributes(text, found.end())
        yield name, attributes, at
        if name in ("script", "style"):
            at = text.find("</", at)
            if at < 0:
                return


def _attributes(text: str, at: int) -> tuple[dict[str, str], int]:
    said: dict[str, str] = {}
    for _ in range(_MOST_ATTRIBUTES):
        found = _ATTRIBUTE.match(text, at)
        if not found:
            break
        at, value = found.end(), ""
        if found.group(2):
            quote = text[at : at + 1]
            if quote in ("'", '"') and quote:
                end = text.find(quote, at + 1, at + 2 * _LONGEST)
                if end < 0:
                    break
                value, at = text[at + 1 : end], end + 1
            else:
                bare = _BARE.match(text, at)
                value, at = (bare.group(), bare.end()) if bare else ("", at)
        said.setdefault(found.group(1).lower(), unescape(value))
    closed = _END.match(text, at)
    return said, closed.end() if closed else at


def _words(text: str) -> str:
    return " ".join(re.sub(r"<[^<>]{0,200}>", " ", unescape(text)).split())


def _nodes(text: str) -> list[Mapping[str, Any]]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return []
    flat = value if isinstance(value, list) else [value]
    nodes: list[Any] = []
    for one in flat[:50]:
        graph = one.get("@graph") if isinstance(one, Mapping) else None
        nodes += [one, *(graph[:50] if isinstance(graph, list) else [])]
    return [one for one in nodes if isinstance(one, Mapping)]
