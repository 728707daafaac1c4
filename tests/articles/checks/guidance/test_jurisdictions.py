"""Whether countries are told apart."""

from typing import Any

import pytest

from articles.checks.guidance.jurisdictions import one_jurisdiction
from articles.checks.prepared import prepare
from articles.content import Reference


def source(key, publisher, **custom):
    csl = {"title": "T", "publisher": publisher, "custom": custom}
    return Reference(key=key, kind="drug-label", csl=csl)


REFERENCES = (
    source("us", "Food and Drug Administration"),
    source("gb", "Medicines and Healthcare products Regulatory Agency"),
    source("eu", "European Medicines Agency"),
    source("who", "World Health Organization"),
    source("said", "A Publisher", region="us"),
    source("none", "A Publisher"),
)
LABEL = "The FDA label warns of harm."
DOSE = "Hydroxocobalamin 1 mg intramuscularly on alternate days"


def run(article, check_context, body, region="", **changes: Any):
    content = article(body, region=region, references=REFERENCES, **changes)
    return [t.quote for t in one_jurisdiction(prepare(content, check_context))]


def test_label_of_one_country_beside_a_dose_of_none_is_found(article, check_context) -> None:
    body = f"{LABEL}\n\n- {DOSE} [@none]\n- Then 1 mg every 2 months [@none]"

    assert run(article, check_context, body) == [LABEL, DOSE]


def test_doses_of_two_countries_without_a_region_are_found(article, check_context) -> None:
    body = f"- {DOSE} [@gb]\n- Cyanocobalamin 100 micrograms monthly [@us]"

    assert len(run(article, check_context, body)) == 2


@pytest.mark.parametrize("key", ["us", "said"])
def test_dose_of_another_country_than_the_articles_is_found(article, check_context, key) -> None:
    assert run(article, check_context, f"- {DOSE} [@{key}]", "GB") == [DOSE]


@pytest.mark.parametrize(
    ("body", "region"),
    [
        (f"- {DOSE} [@gb]", "GB"),
        (f"- {DOSE} [@gb]", "uk"),
        (f"- {DOSE} [@gb; @us]", "GB"),
        (f"- {DOSE} [@who]", "GB"),
        (f"- {DOSE} [@none]", "GB"),
        (f"- {DOSE} [@eu]", "DE"),
        (f"- {DOSE} [@gb]", ""),
        (f"- In the UK: {DOSE} [@gb]\n- In the US: cyanocobalamin 1 mg monthly [@us]", ""),
        ("The FDA approved it in 1990. NICE advises a test.", "GB"),
        (f"The US label (FDA label) warns. {DOSE} [@gb]", "GB"),
        (LABEL, ""),
    ],
)
def test_one_country_or_each_named_is_silent(article, check_context, body, region) -> None:
    assert run(article, check_context, body, region) == []


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("Call 911 right away.", ""),
        ("Call 9-1-1 for an ambulance.", "GB"),
        ("If you cannot breathe, call 999.", "US"),
        ("Dial 112 now.", "US"),
    ],
)
def test_number_that_does_not_hold_here_is_found(article, check_context, words, region) -> None:
    assert run(article, check_context, words, region) == [words]


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("Call 999 or go to A&E now. Call 111 for advice. Call 112.", "GB"),
        ("Call 911 right away.", "US"),
        ("Call 1800 022 222. We call 112 people a year. Room 911.", "AU"),
        ("Call 0800 999 123 or 1-800-911-2000.", ""),
        ("Call 999.", "XX"),
    ],
)
def test_number_that_holds_or_is_none_is_silent(article, check_context, words, region) -> None:
    assert run(article, check_context, words, region) == []


def test_number_in_a_care_card_counts(article, check_context) -> None:
    body = "::: {.emergency}\n## Call 911 if:\n\n- you cannot walk\n:::\n"

    assert run(article, check_context, body, "GB") == ["Call 911 if:"]
