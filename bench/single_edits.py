"""`python -m bench.single_edits`: one dangerous edit at a time, and which of them the checks see.

Takes each demonstration article, makes up to sixty single edits of it, spread over their kinds,
and prints those that the right rule did not find.
"""

import os
import random
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "editorial.settings")

import django

django.setup()

from articles.assemble import assemble  # noqa: E402
from articles.checks.finding import Finding  # noqa: E402
from articles.checks.registry import Context, check  # noqa: E402
from articles.content import Text  # noqa: E402
from articles.draft import Draft  # noqa: E402
from articles.exchange.formats import read_file  # noqa: E402
from articles.markup.scan import scan  # noqa: E402
from articles.publishing.default_disclaimers import DISCLAIMERS  # noqa: E402

TODAY = date(2026, 11, 22)
FOLDER = Path(__file__).resolve().parent.parent / "editorial" / "demo"
MOST = 60
FACTS = frozenset({"NUM-01", "NUM-02", "NUM-05", "NUM-07", "NUM-11", "NUM-12"})
# What is written for what, by kind of edit, inside the words of a claim.
SWAPS = {
    "unit": [("mg", "micrograms"), ("ng/L", "pg/dL"), ("pmol/L", "nmol/L"), ("months", "weeks")],
    "comparator": [("less than", "more than"), ("more than", "less than"), ("longer", "shorter")],
    "negation": [("do not ", ""), ("Do not ", ""), (" not ", " "), (" never ", " ")],
    "medicine": [("ydroxocobalamin", "methotrexate"), ("etformin", "warfarin")],
    "route": [("intramuscularly", "by mouth"), ("injections", "tablets")],
    "frequency": [("every 2 months", "every 2 days"), ("alternate days", "alternate months")],
}
Edit = tuple[str, frozenset[str], Draft]


def edits(draft: Draft) -> Iterator[Edit]:
    """Yield every edit that can be made: its kind, the rules that may find it, the result."""
    for text in draft.texts:
        for where in ("short_answer", "body"):
            for kind, rules, source in _in_claims(getattr(text, where)):
                yield kind, rules, _with(draft, text, where, source)
        body = text.body + "\n\nThis page was medically reviewed by our board.\n"
        yield "typed trust", frozenset({"GOV-03"}), _with(draft, text, "body", body)
        if text.audience in ("patient", "carer"):
            body = re.sub(r"^::: \{\.\w*urgent\}.*?^:::$", "", text.body, flags=re.M | re.S)
            body = re.sub(r"^::: \{\.emergency\}.*?^:::$", "", body, flags=re.M | re.S)
            yield "cards", frozenset({"SAFE-01"}), _with(draft, text, "body", body)
    for gone in draft.references:
        kept = tuple(each for each in draft.references if each is not gone)
        yield "source", frozenset({"CIT-01"}), draft.model_copy(update={"references": kept})
    yield "date", frozenset({"GOV-02"}), draft.model_copy(update={"next_review_on": ""})
    yield "author", frozenset({"GOV-04"}), draft.model_copy(update={"authors": ()})


def _in_claims(source: str) -> Iterator[tuple[str, frozenset[str], str]]:
    for mark in scan(source).claims:
        words = mark.words
        if mark.left_out:
            continue
        head, tail = source[: mark.words_start], source[mark.words_end :]
        for kind, rules, changed in _in_words(words, mark.certainty):
            yield kind, rules, head + changed + tail
        for cited in mark.citations[:1]:
            key = source[cited.start : cited.end].replace("@", "@x", 1)
            changed = source[: cited.start] + key + source[cited.end :]
            yield "citation", frozenset({"CIT-01"}), changed
        unmarked = source[: mark.start] + words + source[mark.end :]
        yield "claim", frozenset({"NUM-02", "CIT-03"}), unmarked


def _in_words(words: str, certainty: str) -> Iterator[tuple[str, frozenset[str], str]]:
    for number in re.finditer(r"(?<![\w.@-])\d+(?= ?(?:mg|ng/L|pmol/L|months?|in \d))", words):
        yield "tenfold", FACTS, words[: number.end()] + "0" + words[number.end() :]
    for kind, swaps in SWAPS.items():
        for old, new in swaps:
            at = words.find(old)
            if at < 0:
                continue
            start = at - 1 if kind == "medicine" else at
            yield kind, FACTS, words[:start] + new + words[at + len(old) :]
            break
    if found := re.search(r"\d+ (?:mg|micrograms)", words):
        hidden = found[0][0] + "\u200b" + found[0][1:]
        yield "unseen", frozenset({"TXT-02"}), words.replace(found[0], hidden, 1)
        yield "zero", frozenset({"DOSE-01"}), words.replace(" mg", ".0 mg", 1)
    if found := re.search(r"\b(?:metformin|hydroxocobalamin)\b", words):
        alike = found[0].replace("o", "\u043e", 1)
        yield "alike", frozenset({"TXT-03"}), words.replace(found[0], alike, 1)
    if certainty not in ("high", "") and re.search(r"\b(?:can|may|might|could)\b", words):
        sure = re.sub(r"\b(?:can|may|might|could)\b", "definitely will", words, count=1)
        yield "sure", frozenset({"CER-01", "CER-02"}), sure


def _with(draft: Draft, text: Text, where: str, source: str) -> Draft:
    changed = text.model_copy(update={where: source})
    return draft.model_copy(
        update={"texts": tuple(changed if each is text else each for each in draft.texts)}
    )


def _known(finding: Finding) -> tuple[str, ...]:
    return finding.id, finding.quote, finding.audience, finding.message


def chosen(draft: Draft) -> list[Edit]:
    """Return up to MOST edits, the kinds in turn, always the same ones."""
    by_kind: dict[str, list[Edit]] = {}
    for edit in edits(draft):
        if edit[2] != draft:
            by_kind.setdefault(edit[0], []).append(edit)
    order = random.Random(7)
    for some in by_kind.values():
        order.shuffle(some)
    found: list[Edit] = []
    while len(found) < MOST and any(by_kind.values()):
        found += [some.pop() for some in by_kind.values() if some]
    return found[:MOST]


def main() -> None:
    """Try the edits and print, for each article, how many the right rule found."""
    context = Context(TODAY, DISCLAIMERS)
    for path in sorted(FOLDER.glob("*-*.md")):
        draft = read_file(path).draft
        before = {_known(each) for each in check(assemble(draft, DISCLAIMERS), context)}
        tried = chosen(draft)
        caught = 0
        for kind, rules, edited in tried:
            found = [
                each.id
                for each in check(assemble(edited, DISCLAIMERS), context)
                if _known(each) not in before and each.level in ("block", "warn")
            ]
            caught += bool(rules & set(found))
            if not rules & set(found):
                sys.stdout.write(f"  not found: {kind} (said: {', '.join(found) or 'nothing'})\n")
        sys.stdout.write(f"{path.name}: {caught} of {len(tried)}\n")


if __name__ == "__main__":
    main()
