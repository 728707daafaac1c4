"""Single cases told as general facts, and what is not known left unsaid."""

import pytest

from articles.checks.prepared import prepare
from articles.checks.statements.case_reports import told_as_general, unknowns_unsaid
from articles.content import Reference

CSL = {"type": "article-journal", "title": "Serial studies."}
REFERENCES = (
    Reference(key="case", kind="case-report", csl=CSL),
    Reference(key="trial", kind="trial", csl=CSL),
)


@pytest.fixture
def quotes(article, check_context):
    def quotes(body):
        prepared = prepare(article(body, references=REFERENCES), check_context)
        return [t.quote for t in told_as_general(prepared)]

    return quotes


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("[The hands return first.]{#hands} [@case]", "The hands return first."),
        ("One. The hands return first. [@case] Two.", "The hands return first."),
        ("- Hand function returns next [@case]", "Hand function returns next"),
        (
            "Based on documented cases, recovery is fixed:\n\n- It may take months [@case]",
            "Based on documented cases, recovery is fixed:",
        ),
        (
            "It may be so. [@trial] Amplitude increases within 2.5 months. [@case]",
            "Amplitude increases within 2.5 months.",
        ),
    ],
)
def test_case_told_as_general_is_found(quotes, body, quoted) -> None:
    assert quotes(body) == [quoted]


@pytest.mark.parametrize(
    "body",
    [
        "In one report, the hands returned first. [@case]",
        "The feet may recover last. [@case]",
        "[Two people walked again.]{#walk} [@case]",
        "The hands return first. [@case; @trial]",
        "The hands return first. [@trial]",
        "The hands return first.",
        "They recover in this order:\n\n- Hands [@trial]\n- It may be the feet [@case]",
    ],
)
def test_case_told_as_a_case_and_better_evidence_are_silent(quotes, body) -> None:
    assert quotes(body) == []


def unsaid(article, check_context, body):
    return [t.quote for t in unknowns_unsaid(prepare(article(body), check_context))]


def test_treatment_without_unknowns_is_found(article, check_context) -> None:
    assert unsaid(article, check_context, "## Treatment\n\nGive it.") == ["Treatment"]
    dose = '[Give 1 mg.]{#dose kind="dose"} [@puri2011]'
    assert unsaid(article, check_context, dose) == [""]


@pytest.mark.parametrize(
    "heading", ["What we do not know", "What is not yet known", "Uncertainties", "What isn’t clear"]
)
def test_section_on_unknowns_is_silent(article, check_context, heading) -> None:
    assert (
        unsaid(article, check_context, f"## Treatment\n\nGive it.\n\n## {heading}\n\nMuch.") == []
    )


def test_article_without_treatment_is_silent(article, check_context) -> None:
    assert unsaid(article, check_context, "## Causes\n\nFew.") == []


# What nobody has entered


def troubles_of(article, check_context, body, **fields):
    given = {"key": "case", "kind": "research", "csl": CSL} | fields
    prepared = prepare(article(body, references=(Reference(**given),)), check_context)
    return [(t.level, t.quote) for t in told_as_general(prepared)]


@pytest.mark.parametrize("study_type", ["case report", "Case series", "case-reports"])
def test_the_study_type_of_the_record_counts_as_a_kind(article, check_context, study_type) -> None:
    csl = CSL | {"custom": {"study_type": study_type}}

    found = troubles_of(article, check_context, "The hands return first. [@case]", csl=csl)

    assert found == [(None, "The hands return first.")]


def test_cases_in_a_title_of_unstated_kind_are_not_checked(article, check_context) -> None:
    csl = CSL | {"title": "Weak legs: a case report."}

    ((level, quote),) = troubles_of(article, check_context, "It is so. [@case]", csl=csl)

    assert level == "unchecked"
    assert quote.startswith("Weak legs: a case report")


@pytest.mark.parametrize(
    "body",
    [
        "Based on documented cases, the hands return first. [@case]",
        "[Based on documented cases, the hands return first.]{#hands} [@case]",
        "Based on documented cases, recovery follows:\n\n- The hands return first [@case]",
    ],
)
def test_a_sentence_on_cases_of_unstated_kind_is_not_checked(article, check_context, body) -> None:
    ((level, quote),) = troubles_of(article, check_context, body)

    assert level == "unchecked"
    assert quote.startswith("Based on documented cases")


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "systematic-review"},
        {"csl": CSL | {"custom": {"study_type": "cohort"}}},
        {"csl": CSL | {"title": "In case of doubt: a trial of 300 people"}, "kind": "trial"},
    ],
)
def test_a_source_whose_kind_is_known_is_silent(article, check_context, fields) -> None:
    body = "Based on documented cases, the hands return first. [@case]"

    assert troubles_of(article, check_context, body, **fields) == []


@pytest.mark.parametrize(("kind", "count"), [("treatment", 1), ("medicine", 1), ("symptom", 0)])
def test_an_article_of_a_kind_that_treats_says_what_is_not_known(
    article, check_context, kind, count
) -> None:
    prepared = prepare(article("Weakness comes late.", kind=kind), check_context)

    assert len(list(unknowns_unsaid(prepared))) == count
