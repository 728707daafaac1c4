"""An article as one Markdown file: YAML front matter, then a fenced text for each audience.

Reading what was written gives the same draft, letter for letter. Disclaimers and terms belong to
the site and do not travel.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from articles.content import AiUse, Author, NotApplicable, Reference
from articles.draft import Draft, Evidence
from articles.exchange import fenced_texts, front_matter
from articles.exchange.front_matter import Node
from articles.exchange.imported import Imported, Refused, check_readable
from articles.exchange.slug import slug_of
from articles.markup.scan import scan

LARGEST = 5_000_000
"""Characters of a file with all its texts."""

T = TypeVar("T", bound=BaseModel)

_WORDS = ("question", "slug", "kind", "language", "region", "next_review_on")
_LISTS = ("topics", "authors", "not_applicable")
_KEYS = (*_WORDS, *_LISTS, "ai_use", "evidence", "references", "texts")
_KIND = "x-kind"
# A record's own "id" would be taken for the key, so it travels under this prefix.
_OWN = "x-own-"


def read(text: str) -> Imported:
    """Return the draft of a file. Refused names the line of what cannot be read, and the cure."""
    check_readable(text, largest=LARGEST)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    opened, closed = _front(lines)
    front = front_matter.read("\n".join(lines[opened + 1 : closed]) + "\n", above=opened + 1)
    fields = front.mapping("the front matter")
    _check_keys(fields, _KEYS, "the front matter")
    if "question" not in fields:
        raise Refused(
            f"Line {opened + 1}: there is no question. Add “question: …” to the front matter."
        )
    texts = fenced_texts.read(lines[closed + 1 :], above=closed + 1)
    texts += [_value(fenced_texts.Text, node, "a text") for node in _items(fields, "texts")]
    fenced_texts.check_once_each(texts, closed + 1)
    draft = _build(
        Draft,
        front.line,
        **{name: fields[name].text(name) for name in _WORDS if name in fields},
        **({} if "slug" in fields else {"slug": slug_of(fields["question"].text("question"))}),
        topics=tuple(node.text("a topic") for node in _items(fields, "topics")),
        ai_use=_value(AiUse, fields["ai_use"], "ai_use") if "ai_use" in fields else AiUse(),
        authors=tuple(_value(Author, node, "an author") for node in _items(fields, "authors")),
        not_applicable=tuple(
            _value(NotApplicable, node, "a part that is not applicable")
            for node in _items(fields, "not_applicable")
        ),
        evidence=tuple(_evidence(fields["evidence"])) if "evidence" in fields else (),
        references=_references(_items(fields, "references")),
        texts=tuple(texts),
    )
    marks = _marks(draft)
    known = {reference.key for reference in draft.references}
    return Imported(draft, marks, dangling=tuple(key for key in marks if key not in known))


def _front(lines: list[str]) -> tuple[int, int]:
    """Return the lines that open and close the front matter, counted from 0."""
    opened = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if lines[opened].rstrip() != "---":
        raise Refused(
            f"Line {opened + 1}: the file does not begin with front matter. Put a line “---”, "
            "the keys (question, slug, references …) and another line “---” at its head."
        )
    for at in range(opened + 1, len(lines)):
        if lines[at].rstrip() == "---":
            return opened, at
    raise Refused(
        f"Line {opened + 1}: the front matter is not closed. Put a line “---” below its last key."
    )


def _items(fields: Mapping[str, Node], name: str) -> tuple[Node, ...]:
    return fields[name].items(name) if name in fields else ()


def _check_keys(fields: Mapping[str, Node], known: tuple[str, ...], where: str) -> None:
    for key, node in fields.items():
        if key not in known:
            raise Refused(
                f"Line {node.line}: “{key[:60]}” is no key of {where}. Known are: "
                f"{', '.join(known)}."
            )


def _build(model: type[T], line: int, **values: Any) -> T:
    try:
        return model(**values)
    except ValidationError as trouble:
        first = trouble.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or model.__name__.lower()
        raise Refused(
            f"Line {line}: {name} does not fit ({first['msg']}). Correct it and import again."
        ) from None


def _value(model: type[T], node: Node, name: str) -> T:
    fields = node.mapping(name)
    _check_keys(fields, tuple(model.model_fields), name)
    return _build(model, node.line, **{key: value.text(key) for key, value in fields.items()})


def _evidence(node: Node) -> list[Evidence]:
    """Read evidence by claim and reference, or as a list where one pair has it twice."""
    if isinstance(node.value, tuple):
        return [_value(Evidence, item, "evidence") for item in node.value]
    found = []
    for claim, references in node.mapping("evidence").items():
        for reference, noted in references.mapping(f"evidence of {claim}").items():
            fields = noted.mapping("evidence")
            _check_keys(fields, ("locator", "quote", "stance"), "evidence")
            words = {key: value.text(key) for key, value in fields.items()}
            found.append(_build(Evidence, noted.line, claim=claim, reference=reference, **words))
    return found


def _references(nodes: tuple[Node, ...]) -> tuple[Reference, ...]:
    references: dict[str, Reference] = {}
    for node in nodes:
        fields = dict(node.mapping("a reference"))
        if "id" not in fields:
            raise Refused(f"Line {node.line}: this reference has no id. Add “id: its-key”.")
        key = fields.pop("id").text("id")
        kind = fields.pop(_KIND).text(_KIND) if _KIND in fields else "other"
        if key in references:
            raise Refused(f"Line {node.line}: the id “{key}” stands twice. Give one another id.")
        csl = {name.removeprefix(_OWN): value.json() for name, value in fields.items()}
        references[key] = _build(Reference, node.line, key=key, kind=kind, csl=csl)
    return tuple(references.values())


def _marks(draft: Draft) -> dict[str, int]:
    cited = Counter(
        item.key
        for text in draft.texts
        for source in (text.short_answer, text.body)
        for citation in scan(source).citations
        for item in citation.items
    )
    return dict(sorted(cited.items()))


def write(draft: Draft) -> str:
    """Return a draft as a file that `read` gives back exactly.

    Raises Refused for a draft that no file can hold (a NUL character, records nested too deep).
    """
    written = [fenced_texts.write(text) for text in draft.texts]
    texts = [text for text in written if text is not None]
    # One text that no fence can hold takes all with it, so that their order stays.
    fits = len(texts) == len(written)
    front = _front_of(draft, with_texts=not fits)
    texts = texts if fits else []
    file = "\n".join(["---\n" + front_matter.write(front) + "---\n", *texts])
    if read(file).draft != draft:
        raise Refused("The article cannot be written as a file. Look for repeated texts or keys.")
    return file


def _front_of(draft: Draft, *, with_texts: bool) -> dict[str, Any]:
    values = draft.model_dump(mode="json", exclude={"evidence", "references"})
    front = {name: values[name] for name in _WORDS if values[name] or name in {"question", "slug"}}
    front["language"] = draft.language
    front |= {name: values[name] for name in _LISTS if values[name]}
    front["ai_use"] = values["ai_use"]
    if draft.evidence:
        front["evidence"] = _written_evidence(draft.evidence)
    front["references"] = [_written_reference(reference) for reference in draft.references]
    if with_texts:
        front["texts"] = values["texts"]
    return front


def _written_evidence(evidence: tuple[Evidence, ...]) -> Any:
    by_claim: dict[str, dict[str, Any]] = {}
    for item in evidence:
        noted = item.model_dump(mode="json", exclude={"claim", "reference"}, exclude_defaults=True)
        by_claim.setdefault(item.claim, {})[item.reference] = noted
    pairs = [(claim, reference) for claim in by_claim for reference in by_claim[claim]]
    if pairs == [(item.claim, item.reference) for item in evidence]:
        return by_claim
    return [item.model_dump(mode="json") for item in evidence]


def _written_reference(reference: Reference) -> dict[str, Any]:
    csl = reference.model_dump(mode="json")["csl"]
    return {"id": reference.key, _KIND: reference.kind} | {
        _OWN + name if name in {"id", _KIND} or name.startswith(_OWN) else name: value
        for name, value in csl.items()
    }
