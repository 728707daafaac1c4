"""Single dangerous edits of an article, each with the rules that may find it."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.content import Text
from articles.draft import Draft
from articles.markup.scan import ClaimMark, scan
from bench.edits_of_words import edits_of_words

_CARD = re.compile(r"^::: \{\.(?:urgent|emergency|nonurgent)\}.*?^:::$\n?", re.M | re.S)
_NUMBER = re.compile(r"(?<!\d)(?:999|111|112)(?!\d)")


@dataclass(frozen=True)
class Edit:
    """One change of an article: what was done, which rules may find it, and the result."""

    kind: str
    what: str
    rules: frozenset[str]
    draft: Draft
    without_notices: bool = False
    """Whether the notices for readers are left out when the draft becomes content."""


def edits(draft: Draft) -> Iterator[Edit]:
    """Yield every edit that can be made of an article."""
    for text in draft.texts:
        for where in ("short_answer", "body"):
            yield from _of_claims(draft, text, where)
        yield from _of_text(draft, text)
    yield from _of_article(draft)


def chosen(draft: Draft, most: int, seed: int = 7) -> list[Edit]:
    """Return up to so many edits, the kinds in turn, always the same ones."""
    by_kind: dict[str, list[Edit]] = {}
    for edit in edits(draft):
        by_kind.setdefault(edit.kind, []).append(edit)
    order = random.Random(seed)
    for some in by_kind.values():
        order.shuffle(some)
    found: list[Edit] = []
    while len(found) < most and any(by_kind.values()):
        found += [some.pop() for some in by_kind.values() if some]
    return found[:most]


def _of_claims(draft: Draft, text: Text, where: str) -> Iterator[Edit]:
    source = getattr(text, where)
    for mark in scan(source).claims:
        if mark.left_out:
            yield from _of_left_out(draft, text, where, mark)
            continue
        head, tail = source[: mark.words_start], source[mark.words_end :]
        for kind, rules, changed in edits_of_words(mark.words, mark.certainty):
            what = f"{text.audience} {mark.id}: {_difference(mark.words, changed)}"
            yield Edit(kind, what, rules, _with(draft, text, where, head + changed + tail))
        for kind, rules, changed in _of_marks(source, mark):
            what = f"{text.audience} {mark.id}"
            yield Edit(kind, what, rules, _with(draft, text, where, changed))


def _of_marks(source: str, mark: ClaimMark) -> Iterator[tuple[str, frozenset[str], str]]:
    plain = source[: mark.start] + mark.words + source[mark.end :]
    yield "claim mark cut", frozenset({"NUM-02"}), plain
    for cited in mark.citations[:1]:
        written = source[cited.start : cited.end]
        unknown = source[: cited.start] + written.replace("@", "@x", 1) + source[cited.end :]
        yield "citation to no source", frozenset({"CIT-01"}), unknown
    if mark.kind == "dose":
        marked = source[mark.words_end : mark.end]
        changed = marked.replace('kind="dose"', 'kind="other"')
        rekinded = source[: mark.words_end] + changed + source[mark.end :]
        yield "kind changed", frozenset({"CLM-01"}), rekinded


def _of_left_out(draft: Draft, text: Text, where: str, mark: ClaimMark) -> Iterator[Edit]:
    source = getattr(text, where)
    written = source[mark.start : mark.end]
    bare = re.sub(r' reason="[^"]*"', "", written)
    for kind, rules, new in (
        ("left-out reason cut", frozenset({"NUM-02", "DIA-01"}), bare),
        ("left-out mark cut", frozenset({"NUM-02"}), ""),
    ):
        changed = source[: mark.start] + new + source[mark.end :]
        yield Edit(kind, mark.id, rules, _with(draft, text, where, changed))


def _of_text(draft: Draft, text: Text) -> Iterator[Edit]:
    for kind, rules, changed in edits_of_words(text.headline, ""):
        what = f"{text.audience} headline: {_difference(text.headline, changed)}"
        yield Edit(f"headline, {kind}", what, rules, _with(draft, text, "headline", changed))
    body = text.body + "\n\nThis page was medically reviewed by our board.\n"
    yield Edit("typed trust", "", frozenset({"GOV-03"}), _with(draft, text, "body", body))
    if text.audience in ("patient", "carer"):
        body = _CARD.sub("", text.body)
        yield Edit("cards cut", "", frozenset({"SAFE-01"}), _with(draft, text, "body", body))
        for found in _NUMBER.finditer(text.body):
            body = text.body[: found.start()] + "911" + text.body[found.end() :]
            rules = frozenset({"SAFE-01", "SAFE-03"})
            yield Edit("number to call", found[0], rules, _with(draft, text, "body", body))


def _of_article(draft: Draft) -> Iterator[Edit]:
    def edit(kind: str, what: str, rules: str, **changed: object) -> Edit:
        return Edit(kind, what, frozenset(rules.split()), draft.model_copy(update=changed))

    for place, gone in enumerate(draft.references):
        rest = draft.references[:place], draft.references[place + 1 :]
        yield edit("source cut", gone.key, "CIT-01", references=rest[0] + rest[1])
        withdrawn = {**gone.csl, "title": f"RETRACTED: {gone.csl.get('title', '')}"}
        old = {**gone.csl, "issued": {"date-parts": [[1987]]}}
        undated = {key: value for key, value in gone.csl.items() if key != "issued"}
        old.pop("custom", None)
        for kind, rules, csl in (
            ("source withdrawn", "CIT-14", withdrawn),
            ("year of source", "CIT-09", old),
            ("year cut", "CIT-04", undated),
        ):
            one = gone.model_copy(update={"csl": csl})
            yield edit(kind, gone.key, rules, references=(*rest[0], one, *rest[1]))
    yield edit("review date cut", "", "GOV-02", next_review_on="")
    yield edit("review date passed", "", "GOV-02", next_review_on="2025-11-22")
    yield edit("review date far", "", "GOV-02", next_review_on="2037-11-22")
    yield edit("authors cut", "", "GOV-04", authors=())
    yield edit("ai use cut", "", "GOV-06", ai_use=draft.ai_use.model_copy(update={"kind": ""}))
    yield Edit("notices cut", "", frozenset({"GOV-01"}), draft, without_notices=True)


def _with(draft: Draft, text: Text, where: str, source: str) -> Draft:
    changed = text.model_copy(update={where: source})
    return draft.model_copy(
        update={"texts": tuple(changed if each is text else each for each in draft.texts)}
    )


def _difference(was: str, now: str) -> str:
    start = 0
    while start < min(len(was), len(now)) and was[start] == now[start]:
        start += 1
    end = 0
    while end < min(len(was), len(now)) - start and was[-1 - end] == now[-1 - end]:
        end += 1
    before = max(0, start - 20)
    return f'"{was[before : len(was) - end + 12]}" became "{now[before : len(now) - end + 12]}"'
