"""Approved articles on one condition give one regimen."""

from dataclasses import replace

import pytest

from articles.checks.context_json import context_from_json, context_to_json
from articles.checks.figures.across_articles import families_named, same_elsewhere, stated_in
from articles.checks.figures.elsewhere import Elsewhere
from articles.checks.prepared import prepare

MONTHLY = "Then give hydroxocobalamin 1 mg intramuscularly every month."
TWO_MONTHLY = "Then give hydroxocobalamin 1 mg intramuscularly every 2 months."


@pytest.fixture
def found(article, check_context):
    def find(body, other, **changes):
        given = {"slug": "other", "question": "How is a lack of vitamin B12 treated?"} | changes
        elsewhere = Elsewhere(stated_in(article(other, **given)))
        context = replace(check_context, elsewhere=elsewhere)
        carried = context_from_json(context_to_json(context))
        assert carried == context
        return list(same_elsewhere(prepare(article(body), carried)))

    return find


@pytest.mark.parametrize(
    ("body", "other", "why"),
    [
        (TWO_MONTHLY, MONTHLY, "how often"),
        (TWO_MONTHLY, "You need lifelong hydroxocobalamin injections every 3 months.", "how often"),
        (TWO_MONTHLY, TWO_MONTHLY.replace("1 mg", "10 mg"), "how much"),
        ("Take metformin 500 mg twice daily.", "Take metformin 850 mg twice daily.", "how much"),
        (
            f"[{TWO_MONTHLY}]{{#maintenance}} [@puri2011]",
            f"[{MONTHLY}]{{#maintenance}} [@puri2011]",
            "how often",
        ),
    ],
)
def test_another_dose_in_another_article_is_found_with_its_words(found, body, other, why) -> None:
    (trouble,) = found(body, other)

    assert why in trouble.message
    assert '"How is a lack of vitamin B12 treated?" (other)' in trouble.message
    assert (trouble.where, trouble.audience) == ("body", "clinician")


@pytest.mark.parametrize(
    "changes",
    [
        {"question": "How is cyanide poisoning treated?", "texts": ()},
        {"question": "How is a lack of vitamin B12 treated in children?"},
        {"question": "How is a lack of vitamin B12 treated in pregnancy?"},
        {"slug": "b12-leg-weakness"},
    ],
)
def test_another_condition_other_people_and_itself_are_silent(
    found, article, check_context, changes
) -> None:
    given = dict(changes)
    if "texts" in given:
        (text,) = article(MONTHLY).texts
        given["texts"] = (text.model_copy(update={"headline": "Cyanide in smoke is treated"}),)

    assert found(TWO_MONTHLY, MONTHLY, **given) == []


@pytest.mark.parametrize(
    ("body", "other"),
    [
        (TWO_MONTHLY, TWO_MONTHLY),
        (TWO_MONTHLY, "Then give hydroxocobalamin 1,000 micrograms by injection every 8 weeks."),
        (TWO_MONTHLY, "First give hydroxocobalamin 1 mg intramuscularly on alternate days."),
        (TWO_MONTHLY, "Then give cyanocobalamin 1 mg intramuscularly every month."),
        ("In adults, take metformin 500 mg twice daily.", "In children, take metformin 500 mg."),
        ("Weakness comes late.", MONTHLY),
    ],
)
def test_the_same_dose_another_phase_or_another_medicine_is_silent(found, body, other) -> None:
    assert found(body, other) == []


def test_what_nobody_looked_up_counts_as_not_checked(article, check_context) -> None:
    content = article(TWO_MONTHLY)
    for elsewhere, said in ((None, "not compared"), (Elsewhere(unread=3), "3 approved articles")):
        context = replace(check_context, elsewhere=elsewhere)

        (trouble,) = same_elsewhere(prepare(content, context))

        assert trouble.level == "unchecked"
        assert said in trouble.message


def test_medicines_are_known_by_family(article) -> None:
    assert "vitamin B12" in families_named(article("Cobalamin, or metformin."))
    assert "metformin" in families_named(article("Cobalamin, or metformin."))
