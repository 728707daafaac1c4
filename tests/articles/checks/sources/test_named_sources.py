"""Bodies that a sentence names as its source."""

import pytest

from articles.checks.prepared import prepare
from articles.checks.sources.named_sources import named_source
from articles.content import Reference

NICE = Reference(
    key="nice",
    kind="guideline",
    csl={"title": "Vitamin B12", "publisher": "National Institute for Health and Care Excellence"},
)
BLOG = Reference(key="blog", kind="review", csl={"title": "All on B12", "publisher": "A Site"})


def run(check_context, article, body):
    return list(named_source(prepare(article(body, references=(NICE, BLOG)), check_context)))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The FDA label explicitly warns that it may be permanent.", "FDA"),
        ("The National Kidney Foundation recommends testing.", "National Kidney Foundation"),
        ("According to the CDC, 1 in 10 is low.", "CDC"),
        ("It was approved by the Food and Drug Administration.", "Food and Drug Administration"),
        ("A Cochrane review found 3 trials.", "Cochrane"),
        ("As WHO criteria say, it is severe.", "WHO"),
    ],
)
def test_body_named_as_source_and_not_cited_is_found(article, check_context, words, name) -> None:
    for body in (words, f"{words} [@blog]"):
        (found,) = run(check_context, article, body)

        assert found.message.startswith(f'"{name}"')


def test_each_of_two_bodies_is_looked_for(article, check_context) -> None:
    body = "The ADA and NICE recommend a test every year. [@nice]"

    (found,) = run(check_context, article, body)

    assert found.message.startswith('"ADA"')


@pytest.mark.parametrize(
    "body",
    [
        "NICE advises a test. [@nice]",
        "[NICE advises a test.]{#test} [@nice]",
        "The National Cancer Institute supports trials of new drugs.",
        "Call the CDC at the number below. Who recommends it? A nice review.",
        "A study found that it helps. ADA deficiency is rare.",
        "## NICE guideline",
    ],
)
def test_body_that_is_cited_or_no_source_is_silent(article, check_context, body) -> None:
    assert run(check_context, article, body) == []
