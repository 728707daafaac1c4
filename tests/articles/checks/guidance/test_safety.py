"""The families on sources, safety and governance, over a real page and over our own articles."""

import time
from datetime import date
from pathlib import Path

import pytest

from articles.assemble import assemble
from articles.checks.accountability import declarations
from articles.checks.guidance import safety
from articles.checks.language import manner
from articles.checks.pages import typed_furniture
from articles.checks.prepared import Context, prepare
from articles.checks.sources import listed, records, source_health, support
from articles.exchange.markdown_form import read as read_form
from articles.exchange.page_text import read as read_page

FAMILIES = (
    *(listed, records, support, source_health, safety),
    *(declarations, manner, typed_furniture),
)
CHECKS = tuple(check for family in FAMILIES for check in family.CHECKS)
CONTEXT = Context(date(2026, 11, 22))
DEMO = sorted((Path(__file__).parents[4] / "editorial" / "demo").glob("*-*.md"))


def found_in(content):
    prepared = prepare(content, CONTEXT)
    return [finding for check in CHECKS for finding in check.findings(prepared)]


@pytest.fixture
def sample(shared_data: Path):
    text = (shared_data / "sample-page" / "page.txt").read_text(encoding="utf-8")
    return assemble(read_page(text).draft)


@pytest.mark.parametrize(
    ("id", "level", "words"),
    [
        ("CIT-11", "warn", "The FDA label explicitly warns"),
        ("SAFE-04", "block", "The FDA label"),
        ("SAFE-04", "block", "monthly B12 injections"),
        ("SAFE-04", "block", "Hydroxocobalamin 1 mg intramuscularly on alternate days until no"),
        ("SAFE-03", "block", "The FDA label"),
        ("SAFE-03", "block", "Hydroxocobalamin 1 mg intramuscularly on alternate days until no"),
        ("CIT-05", "warn", "Dr.Oracle Medical Advisory Board & Editors, 2025"),
        ("CIT-05", "block", "Nerve conduction velocity becomes significantly impaired"),
        ("CIT-06", "warn", "Praxis Medical Insights: Practical Summaries of Clinical"),
        ("CIT-07", "block", "Hydroxocobalamin 1 mg intramuscularly three times weekly for 2 weeks"),
        ("CIT-07", "block", "Then maintenance: 1 mg intramuscularly every 2-3 months for life"),
        ("CIT-04", "warn", "Guideline Directed Topic Overview"),
        ("CIT-04", "warn", "American family physician, 2025"),
        ("CIT-04", "block", "Vitamin B12 Deficiency Diagnosis and Treatment"),
        ("CIT-09", "warn", "Serial nerve conduction studies in vitamin B12 deficiency-associated"),
        ("CIT-03", "warn", "Immediate treatment is mandatory."),
        ("CIT-03", "warn", "This is the single most important pitfall to avoid."),
        ("CIT-03", "warn", "Test any patient with leg weakness"),
        ("GOV-04", "block", ""),
        ("GOV-05", "block", ""),
        ("SAFE-01", "warn", "patients become unable to sit or walk without support"),
        ("SAFE-02", "block", "Treatment Urgency and Protocol"),
    ],
)  # fmt: skip
def test_defects_of_the_sample_pages_answer_are_quoted(sample, id, level, words) -> None:
    assert any(
        (finding.id, finding.level) == (id, level) and words in finding.quote
        for finding in found_in(sample)
    )


def test_rules_on_other_things_are_silent_on_the_sample_page(sample) -> None:
    raised = {finding.id for finding in found_in(sample)}

    assert raised.isdisjoint({"CIT-02", "CIT-14", "CIT-15", "GOV-07", "GOV-08", "GOV-09", "GOV-10"})


def test_sample_page_is_checked_in_time(sample) -> None:
    found_in(sample)
    started = time.process_time()
    found_in(sample)

    assert time.process_time() - started < 1


@pytest.mark.parametrize("file", DEMO, ids=lambda file: file.stem)
def test_our_own_articles_have_nothing_that_blocks(file) -> None:
    content = assemble(read_form(file.read_text(encoding="utf-8")).draft)

    assert [f for f in found_in(content) if f.level == "block"] == []


def test_every_rule_says_what_it_asks_and_who_asks_for_it() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS) == 24
    assert all(check.rule.endswith(".") and check.source.endswith(".") for check in CHECKS)
