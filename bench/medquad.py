"""`python -m bench.medquad`: how far each rule reaches over 11,308 real answers, and how fast.

Every answer is assembled as the patients' text of a draft whose names, dates and disclaimers are
in order, so that what is found is found in the text. The data are read where they lie
(IMPRIMATUR_DATA); nothing is copied. Without options it runs over all of them, some two minutes.
With --claims every sentence is a cited claim of that certainty, for the rules that read claims.
"""

import argparse
import gzip
import json
import os
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import markdown

from articles.assemble import assemble
from articles.checks.finding import Finding
from articles.checks.prose.sentences import sentences
from articles.checks.registry import CHECKS, Context, check
from articles.content import AiUse, ArticleKind, Author, Content, Reference, Text
from articles.draft import Draft
from articles.exchange.formats import read_file
from articles.markup.plain import blocks_of_text
from articles.publishing.default_disclaimers import DISCLAIMERS

TODAY = date(2026, 11, 22)
AUTHOR = "Alex Editor"
CONTEXT = Context(TODAY, DISCLAIMERS, interests={AUTHOR: TODAY})
KINDS: dict[str, ArticleKind] = {
    "treatment": "treatment",
    "symptoms": "symptom",
    "exams and tests": "test",
}
"""What a question of this type is about; any other is about a condition."""
WARM_UP = 20
SOURCE = Reference(key="source", kind="research", csl={"title": "A source of every claim"})
_OF_THE_DIALECT = frozenset("[]{}\n")
BEFORE, BEHIND = 160, 100
"""Characters shown on each side of a hit."""


@dataclass
class Reach:
    """How far one rule reaches at one level."""

    texts: int = 0
    hits: int = 0


@dataclass
class Seen:
    """What a run has seen: reach by id and level, and the hits of the rule that is read."""

    texts: int = 0
    seconds: float = 0.0
    """Time that one core worked, whatever else the machine was doing."""
    reach: dict[str, dict[str, Reach]] = field(default_factory=dict)
    """By id, then by level; "" holds all levels together."""
    hits: list[tuple[Content, Finding]] = field(default_factory=list)


def data() -> Path:
    """Return the folder of the shared data."""
    beside = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
    return Path(os.environ.get("IMPRIMATUR_DATA") or beside)


def answers(sample: int | None, seed: int) -> list[dict[str, str]]:
    """Return all answers in their order, or a random sample of them."""
    with gzip.open(data() / "medquad" / "medquad.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return rows if sample is None else random.Random(seed).sample(rows, min(sample, len(rows)))


def article(row: dict[str, str], certainty: str = "") -> Content:
    """Return an answer as the content of an article with one text, for patients.

    With a certainty every sentence is a claim that has it, cited.
    """
    question = " ".join(row["question"].split())
    body = as_claims(row["answer_text"], certainty) if certainty else row["answer_text"]
    draft = Draft(
        slug="from-medquad",
        kind=KINDS.get(row["question_type"], "condition"),
        question=question,
        topics=(row["focus"],) if row["focus"] else (),
        region="US",
        ai_use=AiUse(kind="none"),
        next_review_on="2027-11-22",
        authors=(Author(name=AUTHOR, role="medical editor"),),
        texts=(Text(audience="patient", headline=question, short_answer="", body=body),),
        references=(SOURCE,) if certainty else (),
    )
    return assemble(draft, DISCLAIMERS)


def as_claims(body: str, certainty: str) -> str:
    """Return a body with every sentence marked as a claim, but those that the dialect reads."""
    pieces: list[str] = []
    position = 0
    said = (s.text for block in blocks_of_text(body) for s in sentences(block.text))
    for number, sentence in enumerate(said, 1):
        start = body.find(sentence, position)
        if start == -1 or _OF_THE_DIALECT & set(sentence):
            continue
        mark = f'[{sentence}]{{#s-{number} certainty="{certainty}"}} [@{SOURCE.key}]'
        pieces += [body[position:start], mark]
        position = start + len(sentence)
    return "".join(pieces) + body[position:]


def run(
    rows: Iterable[dict[str, str]], rule: str = "", level: str = "", certainty: str = ""
) -> Seen:
    """Check every answer; keep the hits of one rule, at one level where it is named."""
    seen = Seen()
    for row in rows:
        content = article(row, certainty)
        began = time.process_time()
        found = check(content, CONTEXT)
        seen.seconds += time.process_time() - began
        seen.texts += 1
        for (id, at), hits in _counted(found):
            reach = seen.reach.setdefault(id, {}).setdefault(at, Reach())
            reach.texts += 1
            reach.hits += hits
        seen.hits += [(content, f) for f in found if f.id == rule and level in ("", f.level)]
    return seen


def _counted(found: Sequence[Finding]) -> Iterator[tuple[tuple[str, str], int]]:
    yield from Counter((each.id, each.level) for each in found).items()
    yield from Counter((each.id, "") for each in found).items()


def table(seen: Seen) -> Iterator[str]:
    """Yield the lines of the report: every rule, and each level it spoke at."""
    yield f"{seen.texts:,} texts, every rule that found something"
    yield ""
    yield f"{'rule':8} {'level':10} {'texts':>7} {'per cent':>9} {'hits':>8}"
    for each in CHECKS:
        for level, reach in sorted(seen.reach.get(each.id, {}).items()):
            share = 100 * reach.texts / seen.texts
            name = each.id if not level else ""
            yield (f"{name:8} {level or 'any':10} {reach.texts:7,} {share:8.2f}% {reach.hits:8,}")
    silent = [each.id for each in CHECKS if each.id not in seen.reach]
    yield ""
    yield f"Silent: {' '.join(silent) or 'none'}"


def shown(seen: Seen, count: int, seed: int) -> Iterator[str]:
    """Yield random hits with the words around them, to be judged by a reader."""
    chosen = random.Random(seed).sample(seen.hits, min(count, len(seen.hits)))
    yield f"{len(chosen)} of {len(seen.hits):,} hits in {seen.texts:,} texts"
    for number, (content, finding) in enumerate(chosen, 1):
        yield ""
        yield f"{number}. {finding.level}: {content.question}"
        yield f"   {finding.message}"
        yield f"   … {_around(content, finding)} …"


def _around(content: Content, finding: Finding) -> str:
    if finding.where not in ("headline", "body") or finding.at is None:
        return finding.quote
    source = getattr(content.texts[0], finding.where)
    start, end = finding.at, finding.at + len(finding.quote)
    before, behind = source[max(0, start - BEFORE) : start], source[end : end + BEHIND]
    return " ".join(f"{before}⟦{source[start:end]}⟧{behind}".split())


def rate(rows: Sequence[dict[str, str]]) -> Iterator[str]:
    """Yield the speed on one core: beside one Markdown parse, and on the sample page."""
    run(rows[:WARM_UP])
    seen = run(rows)
    began = time.process_time()
    for row in rows:
        markdown.markdown(row["answer_text"])
    parsing = time.process_time() - began
    each = 1000 * seen.seconds / seen.texts
    yield f"all checks, {seen.texts:,} texts          {seen.texts / seen.seconds:8.0f} a second"
    yield f"all checks, one text on average  {each:8.2f} ms"
    yield f"one Markdown parse of the same   {1000 * parsing / seen.texts:8.2f} ms"
    yield f"ratio                            {seen.seconds / parsing:8.2f}"
    yield f"all checks, the sample page      {_sample_page():8.2f} ms"


def _sample_page() -> float:
    page = read_file(data() / "sample-page" / "page.txt", "page")
    content = assemble(page.draft, DISCLAIMERS)
    taken = []
    for _ in range(20):
        began = time.process_time()
        check(content, CONTEXT)
        taken.append(1000 * (time.process_time() - began))
    return statistics.median(taken)


def main() -> None:
    """Read the options, run, print plain text."""
    options = argparse.ArgumentParser(prog="python -m bench.medquad", description=__doc__)
    options.add_argument("--sample", type=int, metavar="N", help="only so many random texts")
    options.add_argument("--seed", type=int, default=1, help="of the sample and of the hits")
    options.add_argument("--hits", metavar="RULE", default="", help="print random hits of a rule")
    options.add_argument("--level", default="", help="only hits of this level")
    options.add_argument(
        "--claims", metavar="CERTAINTY", default="", help="read every sentence as such a claim"
    )
    options.add_argument("--count", type=int, default=20, help="how many hits to print")
    options.add_argument("--rate", action="store_true", help="the speed instead of the table")
    given = options.parse_args()
    rows = answers(given.sample, given.seed)
    if given.rate:
        lines = rate(rows)
    elif given.hits:
        seen = run(rows, given.hits, given.level, given.claims)
        lines = shown(seen, given.count, given.seed)
    else:
        lines = table(run(rows, certainty=given.claims))
    for line in lines:
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
