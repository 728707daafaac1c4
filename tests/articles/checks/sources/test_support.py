"""Whether what is said is carried by what is cited."""

from datetime import date
from typing import Any

import pytest

from articles.checks.prepared import Context, prepare
from articles.checks.site import Site
from articles.checks.sources.support import primary_source, self_citation, unsupported
from articles.content import Reference

TODAY = date(2026, 11, 22)
NICE = Reference(
    key="nice",
    kind="guideline",
    csl={"title": "Vitamin B12", "publisher": "National Institute for Health and Care Excellence"},
)
SUMMARY = Reference(key="blog", kind="review", csl={"title": "All on B12", "publisher": "A Site"})
TRIAL = Reference(key="trial", kind="trial", csl={"title": "A trial"})
LABEL = Reference(key="label", kind="drug-label", csl={"title": "Cobalin-H: SmPC"})
OWN = Reference(
    key="own",
    kind="guideline",
    csl={
        "title": "Overview",
        "author": [{"literal": "Dr.Oracle Medical Advisory Board & Editors"}],
    },
)
ALL = (NICE, SUMMARY, TRIAL, LABEL, OWN)


def run(check, article, body, site=None, **changes: Any):
    changes.setdefault("references", ALL)
    context = Context(TODAY, site=site or Site())
    return list(check(prepare(article(body, **changes), context)))


# CIT-03


@pytest.mark.parametrize(
    "words",
    [
        "Immediate treatment is mandatory.",
        "This is the single most important pitfall to avoid.",
        "Test any patient with leg weakness who has at least one risk factor:",
        "Up to 10 percent of people who have narcolepsy report a relative who has it.",
        "A urine albumin-to-creatinine ratio above 30 mg/g may be a sign of kidney disease.",
        "Both strokes and TIAs require emergency care.",
        "If you are low in B12, do not start folic acid alone.",
        "Mortality is less than 1%.",
        "Intestinal endoscopies are the most accurate methods for diagnosing Crohn's disease.",
        "People who stop treatment must carefully monitor their condition.",
    ],
)
def test_sentence_that_needs_a_source_and_has_none_warns(article, words) -> None:
    (found,) = run(unsupported, article, f"First. {words}\n")

    assert (found.level, found.quote) == ("warn", words)


@pytest.mark.parametrize(
    "body",
    [
        "Immediate treatment is mandatory. [@nice]",
        "[Immediate treatment is mandatory. It must not wait.]{#now} [@nice]",
        "- First test: B12 [@nice]\n    - less than 180 ng/L",
        "Ask about these: [@nice]\n\n- 5 mg or more",
        "## Treatment is mandatory",
        "What is the most common cause?",
        "The best interval for testing is not known.",
        "Test results take a week. Treatment of the cause helps.",
        "Type 1 diabetes is one cause. Proceed to step 2. Vitamin B12 helps.",
        "Find out if heat or cold is the best treatment for you.",
        "Take a list of your medicines with you.",
    ],
)
def test_what_is_cited_or_claims_little_is_silent(article, body) -> None:
    assert run(unsupported, article, body) == []


def test_claim_without_any_citation_blocks_and_is_told_once(article) -> None:
    (found,) = run(unsupported, article, "[Immediate treatment is mandatory.]{#now}")

    assert (found.where, found.level) == ("claim now", None)


# CIT-05


def test_statement_that_rests_on_the_site_alone_blocks(article) -> None:
    entry, statement = run(self_citation, article, "Nerves slow down. [@own] More. [@own; @nice]")

    assert (entry.where, entry.level) == ("reference own", "warn")
    assert "Dr.Oracle Medical Advisory Board & Editors" in entry.quote
    assert (statement.quote, statement.level) == ("Nerves slow down.", None)


def test_claim_with_an_independent_source_in_another_text_only_warns(article) -> None:
    body = "[Nerves slow down.]{#slow} [@own]\n\n::: {.note}\nNo.\n:::\n"
    only_own = run(self_citation, article, body)
    pooled = run(self_citation, article, body.replace("[@own]", "[@own; @nice]"))

    assert [found.level for found in only_own] == ["warn", None]
    assert [found.level for found in pooled] == ["warn"]


@pytest.mark.parametrize(
    "csl",
    [
        {"title": "T", "publisher": "Medical Advisory Board"},
        {"title": "T", "URL": "https://www.imprimatur.example/articles/x"},
        {"title": "T", "author": [{"literal": "imprimatur health"}]},
    ],
)
def test_site_is_known_by_its_names_and_domains(article, csl) -> None:
    site = Site(names=("Imprimatur", "Medical Advisory Board"), domains=("imprimatur.example",))
    reference = Reference(key="r", csl=csl)

    assert run(self_citation, article, "Late.", site, references=(reference,))


@pytest.mark.parametrize(
    "csl",
    [
        {"title": "T", "publisher": "Medical Advisory Board", "custom": {"own_data": True}},
        {"title": "T", "author": [{"literal": "Endocrine Society Medical Advisory Board"}]},
        {"title": "Why we need a medical advisory board", "publisher": "BMJ"},
        {"title": "T", "URL": "https://notimprimatur.example/"},
    ],
)
def test_others_and_published_own_data_are_silent(article, csl) -> None:
    site = Site(domains=("imprimatur.example",))
    reference = Reference(key="r", csl=csl)

    assert run(self_citation, article, "Late. [@r]", site, references=(reference,)) == []


# CIT-07

DOSE = "Hydroxocobalamin 1 mg intramuscularly three times weekly for 2 weeks"


@pytest.mark.parametrize(
    ("body", "level"),
    [
        (f"- {DOSE} [@blog]", None),
        (f"- {DOSE}", None),
        (f"- {DOSE} [@own]", None),
        (f"- {DOSE} [@trial]", "warn"),
        (f"[{DOSE}.]{{#dose}} [@blog]", None),
        ('[Under 180 is low.]{#low kind="threshold"} [@blog]', None),
        ('[Do not give folic acid alone.]{#fa kind="contraindication"} [@blog]', None),
        ("Take metformin 500 mg twice a day with meals. [@blog]", None),
        ("Levothyroxine sodium 50 micrograms once daily [@blog]", None),
        ("Salt: at most 6 g a day. Take 5 mg every morning. [@blog]", None),
    ],
)
def test_dose_threshold_or_contraindication_without_primary_source_is_found(
    article, body, level
) -> None:
    (found,) = run(primary_source, article, body)

    assert found.level == level


@pytest.mark.parametrize(
    "body",
    [
        f"- {DOSE} [@label; @blog]",
        f"- {DOSE} [@nice]",
        f"[{DOSE}.]{{#dose}} [@trial; @label]",
        '[Late weakness is common.]{#late kind="prognosis"} [@blog]',
        "A glass of milk has 300 mg of calcium. Men need 3 g of salt a day at most.",
        "Levels higher than 50 to 100 micrograms a day suggest Cushing's syndrome.",
        "When proteinuria exceeds 1 gram/day, treatment protects the kidney.",
        "In one trial, metformin 850 mg three times daily lowered B12.",
        "Less than 180 pg/mL is low. The test takes 2 hours. He weighs 70 kg.",
        "In pregnancy have 220 mcg of iodine a day. Nursing women need 290 mcg daily.",
    ],
)
def test_primary_source_or_no_dose_is_silent(article, body) -> None:
    assert run(primary_source, article, body) == []
