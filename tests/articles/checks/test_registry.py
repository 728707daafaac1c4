"""The registry, its documentation, and every documented example."""

import json
import re
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from articles.checks.context_json import context_from_json, context_to_json
from articles.checks.finding import LEVELS
from articles.checks.registry import CHECKS, NOT_READ, READS_ENGLISH, Context, check, check_json
from articles.content import Content

BODY = "[Low vitamin B12 can cause leg weakness.]{#leg-weakness} [@puri2011]\n\n"
CARD = "::: {.emergency}\n### Call 999 if\n\n- the person cannot pass urine\n:::\n"
DOCS = Path(__file__).parents[3] / "docs" / "checks.md"
_EXAMPLE = re.compile(r"^```(markdown|json) (fires|silent)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LONGEST_RUN = 1.5
"""Seconds for all checks over the sample page: ten times what they take on a quiet machine."""


def sections() -> dict[str, str]:
    text = DOCS.read_text(encoding="utf-8")
    pieces = re.split(r"^## (?=[A-Z]{3,4}-\d\d )", text, flags=re.MULTILINE)[1:]
    return {piece.split(" ", 1)[0]: piece for piece in pieces}


def examples() -> list[Any]:
    return [
        pytest.param(id, form, verdict, source, id=f"{id}-{verdict}-{number}")
        for id, section in sections().items()
        for number, (form, verdict, source) in enumerate(_EXAMPLE.findall(section), 1)
    ]


def example(article: Any, given: Context, form: str, source: str) -> tuple[Content, Context]:
    if form == "markdown":
        return article(source), given
    changes = json.loads(source)
    context = context_to_json(given) | changes.pop("context", {})
    return Content.from_json(article().to_json() | changes), context_from_json(context)


@pytest.mark.parametrize(("id", "form", "verdict", "source"), examples())
def test_documented_example_fires_or_stays_silent(
    article, check_context, id, form, verdict, source
) -> None:
    found = [f for f in check(*example(article, check_context, form, source)) if f.id == id]

    assert bool(found) == (verdict == "fires"), found


def test_every_check_has_a_heading_in_the_docs() -> None:
    assert list(sections()) == [each.id for each in CHECKS]


@pytest.mark.parametrize("each", CHECKS, ids=lambda each: each.id)
def test_docs_say_what_the_registry_says(each) -> None:
    section = sections()[each.id]

    assert section.startswith(f"{each.id} {each.title}\n")
    assert f"\nLevel: {each.level}\n" in section
    assert f"\nRule: {each.rule}\n" in section
    assert f"\nSource: {each.source}\n" in section
    assert {verdict for _, verdict, _ in _EXAMPLE.findall(section)} == {"fires", "silent"}


def test_ids_are_unique_and_levels_known() -> None:
    assert len({each.id for each in CHECKS}) == len(CHECKS)
    assert {each.level for each in CHECKS} <= set(LEVELS)


def test_sound_article_has_no_findings(article, check_context) -> None:
    # The one text is too short for a grade, and says so.
    sound = article(BODY + CARD, region="GB")

    assert [f.id for f in check(sound, check_context) if f.id != "READ-01"] == []


def test_findings_come_in_reading_order(article, check_context) -> None:
    content = article(
        "Serum level 5\n\nAll articles are reviewed for accuracy.\n\nWeakness [@gone]\n",
        next_review_on="",
    )

    known = {"GOV-02", "GOV-03", "CIT-00", "CIT-01"}
    assert [f.id for f in check(content, check_context) if f.id in known] == [
        "GOV-02",
        "CIT-00",
        "CIT-01",
        "GOV-03",
        "CIT-01",
    ]


def test_one_check_can_be_run_alone(article, check_context) -> None:
    by_id = {each.id: each for each in CHECKS}

    assert [f.id for f in by_id["GOV-02"].run(article(next_review_on=""), check_context)] == [
        "GOV-02"
    ]


def test_json_in_and_json_out_says_the_same(article, check_context) -> None:
    content = article("Serum level 5")

    found = check_json(content.to_json(), context_to_json(check_context))

    assert json.loads(json.dumps(found)) == [f.to_json() for f in check(content, check_context)]
    assert set(found[0]) == {
        "id", "level", "audience", "where", "quote", "message", "cure", "at", "fix"
    }  # fmt: skip


def test_every_finding_says_place_trouble_and_cure(article, check_context, sample_body) -> None:
    found = check(article(sample_body), check_context)

    assert len(found) > 40
    for finding in found:
        assert finding.quote or finding.where == "article" or finding.id == "CER-06"
        assert finding.message.endswith(".")
        assert finding.cure.endswith(".")


def test_offsets_lead_to_the_quote_in_the_source(article, check_context) -> None:
    body = "First.\n\n- Serum level 5\n- All articles are reviewed for accuracy.\n"

    found = [f for f in check(article(body), check_context) if f.where == "body" and f.quote]

    assert len(found) >= 3
    for finding in found:
        assert finding.at is not None
        assert body[finding.at :].startswith(finding.quote)


def test_all_checks_over_the_sample_page_take_less_than_50_ms(
    article, check_context, sample_body
) -> None:
    content = article(sample_body)
    check(content, check_context)

    def seconds() -> float:
        start = time.process_time()
        check(content, check_context)
        return time.process_time() - start

    assert min(seconds() for _ in range(5)) < _LONGEST_RUN


def test_context_is_what_decides_the_day(article) -> None:
    content = article(next_review_on="2027-11-22")

    assert "GOV-02" in {f.id for f in check(content, Context(date(2028, 1, 1)))}


# A text that is not English

ENGLISH_FAULTS = (
    "People suffer from it and must always take 1 mg daily, the best cure of our site.\n\n"
    "[Ein Mangel kann die Beine schwächen.]{#ohne-quelle}\n"
)


def test_checks_that_read_english_are_checks_of_ours() -> None:
    assert {each.id for each in CHECKS} >= READS_ENGLISH


def test_what_reads_english_is_not_made_of_another_language_and_says_so(
    article, check_context
) -> None:
    english = {f.id for f in check(article(ENGLISH_FAULTS), check_context)}
    german = check(article(ENGLISH_FAULTS, language="de"), check_context)

    assert english & READS_ENGLISH
    assert not {f.id for f in german} & READS_ENGLISH
    (said,) = [f for f in german if f.id == NOT_READ]
    assert said.level == "unchecked"
    assert all(id in said.message for id in READS_ENGLISH)
    assert NOT_READ not in english


def test_what_needs_no_english_is_held_to_in_every_language(article, check_context) -> None:
    found = {f.id for f in check(article(ENGLISH_FAULTS, language="de"), check_context)}

    assert "CIT-03" in found
