"""The YAML above the texts: a small, plain part of YAML, read with the line of every value.

No anchors, aliases, tags or repeated keys: the first two can make a page of text fill a machine's
memory, the last would lose what the author wrote. Outside bibliographic records every value is
words, so that "no" stays Norway and a date stays the date that was written.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from articles.exchange.imported import Refused

LARGEST = 500_000
"""Characters of front matter; it holds no texts, so this is some 1,000 references."""
DEEPEST = 20

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?[0-9]{1,30}\.[0-9]{0,30}(?:[eE][-+][0-9]{1,3})?")
_CONSTANTS = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "null": None,
    "Null": None,
    "NULL": None,
    "~": None,
    "": None,
}
# What may stand without quotes; everything else is quoted and exact.
_PLAIN = re.compile(r"[^\W\d_](?:[\w .,;()/’–-]*[\w.)])?")


@dataclass(frozen=True)
class Node:
    """A value of the front matter with its line in the file, counted from 1."""

    line: int
    value: "str | tuple[Node, ...] | Mapping[str, Node]"
    quoted: bool = True

    def text(self, name: str) -> str:
        """Return the value as words, "" for nothing; Refused if it is a list or a mapping."""
        if not isinstance(self.value, str):
            raise Refused(f"Line {self.line}: {name} must be words on one line. Put it in quotes.")
        return "" if not self.quoted and _CONSTANTS.get(self.value, 0) is None else self.value

    def items(self, name: str) -> tuple["Node", ...]:
        """Return the values of a list; nothing written is an empty list."""
        if isinstance(self.value, tuple):
            return self.value
        if self.value == "":
            return ()
        raise Refused(f"Line {self.line}: {name} must be a list. Begin each line with “- ”.")

    def mapping(self, name: str) -> Mapping[str, "Node"]:
        """Return the values by their keys; nothing written is an empty mapping."""
        if isinstance(self.value, Mapping):
            return self.value
        if self.value == "":
            return {}
        raise Refused(f"Line {self.line}: {name} must have keys. Write “key: value” below it.")

    def json(self) -> Any:
        """Return the value as JSON has it: numbers, true, false and null where unquoted."""
        if isinstance(self.value, tuple):
            return [node.json() for node in self.value]
        if isinstance(self.value, Mapping):
            return {key: node.json() for key, node in self.value.items()}
        if self.quoted:
            return self.value
        if self.value in _CONSTANTS:
            return _CONSTANTS[self.value]
        if _INTEGER.fullmatch(self.value):
            return int(self.value)
        return float(self.value) if _FLOAT.fullmatch(self.value) else self.value


class _Loader(yaml.SafeLoader):
    """Composes nodes and refuses on the way what the file form does not have."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event: Any = self.peek_event()
        line = event.start_mark.line
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise _at(line, "anchors and aliases (& and *) are not read", "Write the value out")
        if event.tag and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!"):
            raise _at(line, f"the tag “{event.tag}” is not read", "Remove it")
        if self.depth >= DEEPEST:
            raise _at(line, f"values stand more than {DEEPEST} deep", "Flatten them")
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _represent(dumper: yaml.SafeDumper, words: str) -> yaml.ScalarNode:
    style = None if _PLAIN.fullmatch(words) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style=style)


_Dumper.add_representer(str, _represent)


def _at(line: int, trouble: str, cure: str) -> Refused:
    return Refused(f"Line {line + 1}: {trouble}. {cure}.")


def read(text: str, *, above: int) -> Node:
    """Return the front matter as nodes; `above` is the number of lines above it in the file."""
    if len(text) > LARGEST:
        raise Refused(
            f"Line {above + 1}: the front matter has {len(text):,} characters, and at most "
            f"{LARGEST:,} are read. Move texts below it, and split long lists of references."
        )
    padding = "\n" * above
    try:
        root = yaml.compose(padding + text, Loader=_Loader)
    except yaml.MarkedYAMLError as trouble:
        mark = trouble.problem_mark or trouble.context_mark
        line = mark.line if mark else above
        trouble_is = f"the front matter is no YAML here ({trouble.problem})"
        raise _at(line, trouble_is, "Mend it, or put the words in quotes") from None
    except yaml.reader.ReaderError as trouble:
        line = (padding + text).count("\n", 0, trouble.position)
        unseen = f"the character U+{trouble.character:04X} cannot stand here"
        raise _at(line, unseen, "Delete it") from None
    if root is None:
        return Node(above + 1, {})
    node = _node(root)
    if not isinstance(node.value, Mapping):
        raise _at(above, "the front matter has no keys", "Write “question: …” and so on")
    return node


def _node(node: yaml.Node) -> Node:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return Node(line, tuple(_node(item) for item in node.value))
    if isinstance(node, yaml.MappingNode):
        return Node(line, dict(_pairs(node)))
    return Node(line, node.value, quoted=getattr(node, "style", None) is not None)


def _pairs(mapping: yaml.MappingNode) -> Iterator[tuple[str, Node]]:
    seen: set[str] = set()
    for key, value in mapping.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _at(key.start_mark.line, "a key is no word", "Write “key: value”")
        if key.value in seen:
            raise _at(key.start_mark.line, f"“{key.value}” stands twice", "Remove one of them")
        seen.add(key.value)
        yield key.value, _node(value)


def write(value: Mapping[str, Any]) -> str:
    """Return JSON values as YAML that `read` gives back exactly."""
    written: str = yaml.dump(
        dict(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9
    )
    return written
