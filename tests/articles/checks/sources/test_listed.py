"""Whether list and marks answer one another."""

import pytest

from articles.checks.prepared import prepare
from articles.checks.sources.listed import never_cited, typed_list
from articles.content import Reference, Text

OTHER = Reference(key="nice-ng239", kind="guideline", csl={"title": "Vitamin B12 deficiency"})


def with_texts(article, *bodies):
    texts = tuple(
        Text(audience=audience, headline="H", short_answer="", body=body)
        for audience, body in zip(("patient", "clinician"), bodies, strict=False)
    )
    return article(references=(OTHER,), texts=texts)


def test_entry_that_no_text_cites_is_found(article, check_context) -> None:
    (found,) = never_cited(prepare(with_texts(article, "Late.", "Late."), check_context))

    assert (found.where, found.quote) == ("reference nice-ng239", "Vitamin B12 deficiency")


@pytest.mark.parametrize(
    "body",
    ["Late. [@nice-ng239]", "[Late [@nice-ng239, p. 3].]{#late}", "- Late [@x; @nice-ng239]"],
)
def test_entry_cited_in_one_text_is_silent(article, check_context, body) -> None:
    assert list(never_cited(prepare(with_texts(article, "Late.", body), check_context))) == []


@pytest.mark.parametrize("title", ["References", "Sources:", "REFERENCES (12)", "Bibliography"])
def test_typed_list_of_references_is_found(article, check_context, title) -> None:
    body = f"Late. [@puri2011]\n\n## {title}\n\n1. Puri 2011\n"

    (found,) = typed_list(prepare(article(body), check_context))

    assert body[found.at :].startswith(found.quote)


@pytest.mark.parametrize("title", ["Sources of vitamin B12", "Reference ranges", "Food sources"])
def test_headings_on_other_sources_are_silent(article, check_context, title) -> None:
    assert list(typed_list(prepare(article(f"## {title}\n\nLiver."), check_context))) == []
