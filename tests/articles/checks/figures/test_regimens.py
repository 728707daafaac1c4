"""What a text says is given, to whom and in which phase."""

import pytest

from articles.checks.figures.regimens import regimens
from articles.checks.prepared import prepare


@pytest.fixture
def read(article, check_context):
    return lambda body: list(regimens(prepare(article(body), check_context)))


def test_a_regimen_holds_its_parts(read) -> None:
    (found,) = read("Then inject hydroxocobalamin 1 mg into a muscle every 2 months for life.")

    assert (found.medicine.name, found.amount.words) == ("hydroxocobalamin", "1 mg")
    assert (found.frequency.interval, found.route) == ((2, 2), "injection")
    assert (found.phase, found.condition) == ("maintenance", "")


def test_an_item_inherits_medicine_and_condition(read) -> None:
    _, then = read(
        "With neurological symptoms:\n\n"
        "- Hydroxocobalamin 1 mg intramuscularly on alternate days\n"
        "- Then maintenance: 1 mg intramuscularly every 2 months\n"
    )

    assert then.medicine.name == "hydroxocobalamin"
    assert then.condition.startswith("with neurological symptoms")


def test_a_row_of_a_table_says_the_phase(read) -> None:
    (found,) = read("| Phase | Regimen |\n|---|---|\n| Loading | Inject B12 1 mg daily |")

    assert found.phase == "loading"


@pytest.mark.parametrize(
    "body",
    [
        "People on metformin have a test every year.",
        "Patients received HUMIRA 40 mg every other week.",
        "Take 5 mg of ramipril or 10 mg of enalapril once daily.",
        "Each carton contains aspirin 75 mg for daily use.",
        "Take at most 4 g of paracetamol a day.",
    ],
)
def test_tests_trials_packages_and_limits_are_no_regimens(read, body) -> None:
    assert read(body) == []
