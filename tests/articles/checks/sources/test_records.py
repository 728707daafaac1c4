"""Whether records are complete, what they say they are, current and unmistakable."""

from datetime import date
from typing import Any

import pytest

from articles.checks.prepared import Context, prepare
from articles.checks.site import Site
from articles.checks.sources.bodies import Body
from articles.checks.sources.records import age, complete, guideline_issuer, look_alikes, notices
from articles.content import Reference

TODAY = date(2026, 11, 22)
WHOLE: dict[str, Any] = {
    "title": "Vitamin B12 deficiency",
    "author": [{"family": "Stabler", "given": "S. P."}],
    "container-title": "New England Journal of Medicine",
    "issued": {"date-parts": [[2023, 1, 10]]},
    "PMID": "23301732",
}
FIRST = "Take 1 mg by mouth every day. [@r]"


def found_by(check, article, csl, *, kind="research", body="Late. [@r]", site=None, key="r"):
    content = article(body, references=(Reference(key=key, kind=kind, csl=csl),))
    return list(check(prepare(content, Context(TODAY, site=site or Site()))))


# CIT-04


@pytest.mark.parametrize(
    ("csl", "lacks"),
    [
        ({"title": "T", "container-title": "American family physician"}, "an author or a body"),
        (WHOLE | {"PMID": ""}, "a DOI, PMID or ISBN"),
        (WHOLE | {"issued": {}}, "a year"),
        (WHOLE | {"title": " "}, "a title"),
        (WHOLE | {"PMID": "", "URL": "https://www.nhs.uk/x"}, "an address with the day"),
        (WHOLE | {"PMID": "", "ISBN": "978-0-00-000000-1"}, "a DOI, PMID or ISBN"),
    ],
)
def test_entry_that_cannot_be_looked_up_is_found(article, csl, lacks) -> None:
    (found,) = found_by(complete, article, csl)

    assert lacks in found.message
    assert found.level is None


@pytest.mark.parametrize(
    "csl",
    [
        WHOLE,
        WHOLE | {"PMID": "", "URL": "https://doi.org/10.1056/NEJMcp1113996"},
        WHOLE | {"author": [], "publisher": "World Health Organization"},
        WHOLE | {"author": [{"literal": "Scottish Intercollegiate Guidelines Network"}]},
        WHOLE
        | {
            "PMID": "",
            "URL": "https://www.nice.org.uk/guidance/ng239",
            "accessed": {"date-parts": [[2026, 11, 22]]},
        },
    ],
)
def test_entry_that_can_be_looked_up_is_silent(article, csl) -> None:
    assert found_by(complete, article, csl) == []


def test_incomplete_entry_behind_a_dose_blocks(article) -> None:
    (found,) = found_by(complete, article, {"title": "T"}, body=FIRST)

    assert found.level == "block"


def test_entry_is_quoted_as_a_reader_sees_it(article) -> None:
    csl = {
        "title": "Vitamin B12 Deficiency: Common Questions and Answers.",
        "container-title": "American family physician",
        "issued": {"date-parts": [[2025]]},
    }
    (found,) = found_by(complete, article, csl)

    assert found.quote == (
        "Vitamin B12 Deficiency: Common Questions and Answers. American family physician, 2025"
    )


# CIT-06


@pytest.mark.parametrize(
    "changes",
    [
        {"publisher": "Praxis Medical Insights: Practical Summaries of Clinical Guidelines"},
        {"author": [{"family": "Devalia", "given": "V."}]},
        {"type": "article-journal", "publisher": "American Medical Association"},
        {"title": "Summary of NICE guideline NG239", "publisher": "GP Notebook"},
        {"URL": "https://www.niceguidelines-explained.example/ng239"},
    ],
)
def test_guideline_of_nobody_known_is_found(article, changes) -> None:
    assert len(found_by(guideline_issuer, article, WHOLE | changes, kind="guideline")) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"publisher": "National Institute for Health and Care Excellence"},
        {"author": [{"literal": "European Society of Cardiology"}]},
        {"title": "2023 ESC Guidelines for the management of acute coronary syndromes"},
        {"URL": "https://www.sign.ac.uk/our-guidelines/asthma"},
        {"publisher": "NHS England", "title": "Summary of the pathway"},
    ],
)
def test_guideline_of_a_body_that_issues_them_is_silent(article, changes) -> None:
    assert found_by(guideline_issuer, article, WHOLE | changes, kind="guideline") == []


def test_kind_is_our_own_field(article) -> None:
    csl = WHOLE | {"publisher": "Practical Summaries of Clinical Guidelines"}

    assert found_by(guideline_issuer, article, csl, kind="review") == []


def test_site_adds_bodies_that_it_trusts(article) -> None:
    site = Site(issuing_bodies=(Body("Ruritanian Society of Physic", (), "RU"),))
    csl = WHOLE | {"publisher": "Ruritanian Society of Physic"}

    assert found_by(guideline_issuer, article, csl, kind="guideline", site=site) == []
    assert len(found_by(guideline_issuer, article, csl, kind="guideline")) == 1


# CIT-09


@pytest.mark.parametrize(
    ("kind", "issued", "old"),
    [
        ("research", [2011], True),
        ("research", [2016, 11, 21], True),
        ("research", [2016, 11, 22], False),
        ("research", [2016], False),
        ("guideline", [2021, 10], True),
        ("guideline", [2021, 12], False),
        ("drug-label", [2018], True),
        ("web-page", [2023, 11, 21], True),
        ("web-page", [2024, 2], False),
    ],
)
def test_age_counts_by_exact_date_and_kind(article, kind, issued, old) -> None:
    csl = WHOLE | {"issued": {"date-parts": [issued]}}

    assert bool(found_by(age, article, csl, kind=kind)) == old


@pytest.mark.parametrize(
    ("kind", "custom", "old"),
    [
        ("research", {"landmark": "first to show it"}, False),
        ("research", {"current_on": "2026-01-02"}, True),
        ("guideline", {"current_on": "2026-01-02"}, False),
        ("guideline", {"current_on": "2020-01-02"}, True),
        ("guideline", {"superseded_by": "NG239", "landmark": "yes"}, True),
    ],
)
def test_facts_of_an_editor_change_the_age(article, kind, custom, old) -> None:
    csl = WHOLE | {"issued": {"date-parts": [[2011]]}, "custom": custom}

    assert bool(found_by(age, article, csl, kind=kind)) == old


def test_day_of_access_refreshes_nothing(article) -> None:
    csl = WHOLE | {"issued": {"date-parts": [[2011]]}, "accessed": {"date-parts": [[2026]]}}

    assert len(found_by(age, article, csl)) == 1


def test_site_sets_ages_of_its_own(article) -> None:
    assert len(found_by(age, article, WHOLE, site=Site(ages={"research": 1}))) == 1


@pytest.mark.parametrize("issued", [{}, {"date-parts": [["in press"]]}, "soon", None, [[2011]]])
def test_undated_source_has_no_age(article, issued) -> None:
    assert found_by(age, article, WHOLE | {"issued": issued}) == []


# CIT-14


@pytest.mark.parametrize(
    "title",
    [
        "RETRACTED: Hydroxychloroquine or chloroquine with or without a macrolide for COVID-19",
        "Retraction: Ileal-lymphoid-nodular hyperplasia, non-specific colitis",
        "[Retracted] Effects of vitamin D",
        "WITHDRAWN: Oral vitamin B12 versus intramuscular vitamin B12",
        "Expression of Concern: Cobalamin in the elderly",
        "Erratum to: Vitamin B12 deficiency",
        "Correction to: Vitamin B12 deficiency",
        "Vitamin B12 deficiency. Corrigendum",
        "Notice of retraction: vitamin D and falls",
    ],
)
def test_title_of_a_notice_is_found_until_looked_at(article, title) -> None:
    csl = WHOLE | {"title": title}

    assert len(found_by(notices, article, csl)) == 1
    assert found_by(notices, article, csl | {"custom": {"title_seen": "the notice"}}) == []


@pytest.mark.parametrize(
    "title",
    [
        "Retraction of the upper eyelid in thyroid disease",
        "Correction of hyponatraemia in adults",
        "Opioid withdrawal: assessment and management",
        "Errors and their correction in laboratory medicine",
        "Withdrawal of antidepressants",
        "Removal of wisdom teeth",
    ],
)
def test_titles_on_medicine_are_silent(article, title) -> None:
    assert found_by(notices, article, WHOLE | {"title": title}) == []


# CIT-15


@pytest.mark.parametrize(
    ("one", "other"),
    [("puri2011", "Puri2011"), ("ng1O0", "ng100"), ("paris2021", "paris202l"), ("IQ1", "lq1")],
)
def test_keys_that_look_alike_are_found(article, one, other) -> None:
    references = tuple(Reference(key=key, csl={"title": key}) for key in (one, other))
    prepared = prepare(article("Late.", references=references), Context(TODAY))

    assert len(list(look_alikes(prepared))) == 1


def test_citation_that_just_misses_its_key_is_told_the_key(article) -> None:
    prepared = prepare(article("Late. [@Puri2011]"), Context(TODAY))

    (found,) = look_alikes(prepared)

    assert found.quote == "[@Puri2011]"
    assert "[@puri2011]" in found.cure


@pytest.mark.parametrize(("one", "other"), [("li2011", "lee2011"), ("a-1", "a_1"), ("b2", "b3")])
def test_keys_that_differ_in_more_are_silent(article, one, other) -> None:
    references = tuple(Reference(key=key, csl={"title": key}) for key in (one, other))

    assert list(look_alikes(prepare(article("Late.", references=references), Context(TODAY)))) == []
