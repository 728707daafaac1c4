"""`python -m bench.answers`: how well search and answers find what is asked, and how fast.

Puts the 11,308 records of MedQuAD as pages into a database of its own and asks the questions in
bench/questions. Beside it in the same run: plain keyword search, each record one text with its
question, ranked by SQLite's BM25 over all words asked. Without options it asks the questions that
ranking is worked on with; --held-out asks the others, with the thresholds of the former.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.own_site import set_up

OPTIONS = argparse.ArgumentParser(prog="python -m bench.answers", description=__doc__)
OPTIONS.add_argument("--held-out", action="store_true", help="ask the questions kept for figures")
OPTIONS.add_argument("--keep", metavar="FOLDER", help="keep the filled site for the next run")
OPTIONS.add_argument("--misses", action="store_true", help="print what was missed of dev.jsonl")
GIVEN = OPTIONS.parse_args()

set_up("answers", at=GIVEN.keep)

from django.core.management import call_command
from django.db import connection

from articles.finding.safety import concern
from articles.finding.telling import SURE_ENOUGH, sureness
from articles.finding.words import words
from articles.publishing.looking_up import look_up
from articles.publishing.models import Section
from articles.publishing.search_index import answer, find
from bench import answers_site
from bench.answers_measured import (
    FALSE_ALLOWED,
    Asked,
    Of,
    Result,
    falsely,
    milliseconds,
    rightly,
    success,
    threshold,
)

QUESTIONS = Path(__file__).with_name("questions")
BEST = 20
SHARES: tuple[Of, ...] = ("unanswerable", "all", "answers")

Search = Callable[[str], tuple[list[tuple[str, int]], float]]
"""From words to the best records, each with its page, and how sure the first is."""


def ours(words: str) -> tuple[list[tuple[str, int]], float]:
    """Return what answers would quote."""
    looked = look_up(words, audience="patient", language="en")
    best = [scored.candidate for scored in looked.scored[:BEST]]
    names = dict(Section.objects.filter(pk__in=[c.id for c in best]).values_list("pk", "anchor"))
    sure = 0.0 if concern(words, "en") else sureness(looked.scored)
    return [(names[c.id], c.page) for c in best], sure


def keyword(asked: str) -> tuple[list[tuple[str, int]], float]:
    """Return what a full text search for any of the words finds."""
    match = " OR ".join(f'"{word.folded}"' for word in words(asked))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, page, -bm25(plain_words) FROM plain_words WHERE plain_words MATCH %s"
            " ORDER BY bm25(plain_words) LIMIT %s",
            [match, BEST],
        )
        rows = cursor.fetchall()
    return [(name, page) for name, page, _ in rows], rows[0][2] if rows else 0.0


def run(search: Search, asked: Sequence[Asked]) -> list[Result]:
    """Ask every question once."""
    results = []
    for each in asked:
        began = time.perf_counter()
        found, sure = search(each.words)
        taken = 1000 * (time.perf_counter() - began)
        results.append(Result(each, [name for name, _ in found], sure, taken))
    return results


def fill() -> None:
    """Fill the site, unless it was kept from an earlier run."""
    call_command("migrate", verbosity=0, skip_checks=True)
    if Section.objects.exists():
        return
    rows = answers_site.records()
    answers_site.fill(rows)
    pages = dict(Section.objects.values_list("anchor", "publication_id"))
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE VIRTUAL TABLE plain_words USING fts5"
            "(name UNINDEXED, page UNINDEXED, text, tokenize='porter unicode61')"
        )
        cursor.executemany(
            "INSERT INTO plain_words VALUES (%s, %s, %s)",
            [
                (row["name"], pages[row["name"]], f"{row['question']}\n{row['answer_text']}")
                for row in rows
            ],
        )


def report(dev: dict[str, list[Result]], results: dict[str, list[Result]]) -> Iterator[str]:
    """Yield the table."""
    total = next(iter(results.values()))
    yield f"{Section.objects.count():,} sections, {len(total)} questions"
    yield f"{'':44} {'keyword':>9} {'ours':>9}"
    rows: list[tuple[str, Callable[[str], str]]] = []
    for which in ("right", "page"):
        for most in (1, 5):
            rows.append(
                (
                    f"success at {most}, right {'section' if which == 'right' else 'page'}",
                    lambda name, which=which, most=most: (
                        f"{success(results[name], which, most):.3f}"
                    ),
                )
            )
        rows.append(
            (
                f"mean reciprocal rank, {'section' if which == 'right' else 'page'}",
                lambda name, which=which: f"{success(results[name], which, 0):.3f}",
            )
        )
    for of in SHARES:
        rows.append(
            (
                f"answered rightly, ≤ {FALSE_ALLOWED:.0%} false of {of}",
                lambda name, of=of: f"{rightly(results[name], threshold(dev[name], of)):.3f}",
            )
        )
        rows.append(
            (
                f"  false of {of} at that threshold",
                lambda name, of=of: f"{falsely(results[name], threshold(dev[name], of), of):.3f}",
            )
        )
    for share, what in ((0.5, "median"), (0.95, "95th percentile")):
        rows.append(
            (
                f"{what} of looking up, ms",
                lambda name, share=share: f"{milliseconds(results[name], share):.1f}",
            )
        )
    for what, each in rows:
        yield f"{what:44} {each('keyword'):>9} {each('ours'):>9}"
    levels = ", ".join(f"{of} {threshold(dev['ours'], of):.3f}" for of in SHARES)
    yield f"thresholds on dev: {levels}; in use {SURE_ENOUGH}"
    yield from _whole(total)


def _whole(results: list[Result]) -> Iterator[str]:
    """Yield the time of the whole door: what the pages of search and answers call."""
    for name, act in (
        ("find", lambda words: find(words, audience="patient")),
        ("answer", lambda words: answer(words, audience="patient")),
    ):
        taken = []
        for each in results:
            began = time.perf_counter()
            act(each.asked.words)
            taken.append(1000 * (time.perf_counter() - began))
        taken.sort()
        yield (
            f"{name}(): median {taken[len(taken) // 2]:.1f} ms, "
            f"95th percentile {taken[int(len(taken) * 0.95)]:.1f} ms"
        )
    kinds = {"own_case": "own_case", "emergency": "emergency"}
    for kind, wanted in kinds.items():
        of_kind = [r for r in results if r.asked.kind == kind]
        known = sum(concern(r.asked.words, "en") == wanted for r in of_kind)
        wrongly = sum(
            concern(r.asked.words, "en") == wanted for r in results if r.asked.kind != kind
        )
        yield f"{kind}: {known} of {len(of_kind)} known, {wrongly} others taken for it"


def misses(results: list[Result]) -> Iterator[str]:
    """Yield what was not found first, to be looked into; of dev.jsonl only."""
    for each in results:
        if each.asked.kind == "answerable" and each.found[:1] and each.rank("right") != 1:
            yield (
                f"{each.asked.id} {each.rank('right')}/{each.rank('page')} {each.sure:.2f} "
                f"[{each.asked.asks}] {each.asked.words} "
                f"| {each.asked.right[:2]} | {each.found[:3]}"
            )
        elif each.asked.kind != "answerable" and each.sure > 0:
            yield f"{each.asked.id} {each.asked.kind} {each.sure:.2f} {each.asked.words}"


def main() -> None:
    """Fill, ask, print."""
    fill()
    searches: dict[str, Search] = {"keyword": keyword, "ours": ours}
    dev_asked = answers_site.questions(QUESTIONS / "dev.jsonl")
    run(ours, dev_asked[:5])
    dev = {name: run(search, dev_asked) for name, search in searches.items()}
    results = dev
    if GIVEN.held_out:
        held_out = answers_site.questions(QUESTIONS / "held_out.jsonl")
        results = {name: run(search, held_out) for name, search in searches.items()}
    for line in report(dev, results):
        sys.stdout.write(f"{line}\n")
    if GIVEN.misses and not GIVEN.held_out:
        for line in misses(dev["ours"]):
            sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
