"""892 real works, printed by ours and by two independent processors: where they differ, and why."""

import gzip
import json
from functools import cache
from pathlib import Path

import pytest

from references.formats import crossref
from references.formats.tidying import tidy
from references.formatting import STYLES
from references.formatting.cleaning import clean
from tests.processors import MISSING, by_citeproc_js, by_pandoc, find_npm

# Once is enough: no database is asked, and both processors take seconds.
pytestmark = [
    pytest.mark.embedded,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not find_npm(), reason=MISSING),
]
ENOUGH = 0.98
LIST = Path(__file__).parents[3] / "docs" / "citation-styles.md"


@cache
def printed(works_at, style):
    """Return the DOI of each work, and what ours, citeproc-js and pandoc print of it."""
    with gzip.open(works_at, "rt") as lines:
        works = [tidy(crossref.csl(json.loads(line)["work"])) for line in lines]
    items = [{**clean(work), "id": f"r{n}"} for n, work in enumerate(works)]
    ours = ["".join(_marked(run) for run in STYLES[style](work)) for work in works]
    theirs = by_citeproc_js(items, style), by_pandoc(items, style)
    return [
        (work["DOI"], " ".join(own.split()), *others)
        for work, own, *others in zip(works, ours, *theirs, strict=True)
    ]


def _marked(run):
    return f"<i>{run.text}</i>" if run.italic else run.text


@pytest.fixture
def works_at(shared_data):
    return shared_data / "bib/crossref-json/works.jsonl.gz"


@pytest.mark.parametrize("style", STYLES)
def test_nearly_every_work_is_printed_as_an_independent_processor_does(works_at, style):
    works = printed(works_at, style)

    same = sum(own in others for _, own, *others in works)

    assert len(works) == 892
    assert same / len(works) >= ENOUGH, f"{style}: {same} of {len(works)}"


@pytest.mark.parametrize("style", STYLES)
def test_every_difference_is_listed_with_its_reason_and_nothing_else_is(works_at, style):
    differing = {doi for doi, own, *others in printed(works_at, style) if own not in others}

    assert {doi for doi, styles in listed().items() if style in styles} == differing


@pytest.mark.parametrize("style", STYLES)
def test_the_figures_of_the_page_are_those_of_the_day(works_at, style):
    works = printed(works_at, style)
    by_js = sum(own == js for _, own, js, _ in works)
    pandoc = sum(own == other for _, own, _, other in works)
    either = sum(own in others for _, own, *others in works)
    both = sum(js == other for _, _, js, other in works)

    assert f"| {style} | {either} | {by_js} | {pandoc} | {both} |" in LIST.read_text()


def listed():
    """Return the styles in which each work of the table differs."""
    rows = [line.split("|")[1:-1] for line in LIST.read_text().splitlines() if "| 10." in line]
    return {doi.strip(): styles.split() for doi, styles, *_ in rows}
