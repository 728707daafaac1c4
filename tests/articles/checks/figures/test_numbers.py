"""Numbers reach the page; thresholds divide what they measure."""

import pytest

from articles.checks.figures import numbers
from articles.checks.figures.numbers import partition, round_trip
from articles.checks.prepared import prepare

BARE = "350 pg/mL but high clinical suspicion = still proceed to step 2"


def test_sample_page_survives_rendering(article, check_context, sample_body) -> None:
    assert list(round_trip(prepare(article(sample_body), check_context))) == []


@pytest.mark.parametrize(
    ("was", "became"),
    [(">60", "60"), ("1 mg", "10 mg"), ("Do not", "Do"), ("2–3", "23"), ("pg/mL", "ng/mL")],
)
def test_what_the_page_loses_is_found(article, check_context, monkeypatch, was, became) -> None:
    body = "Age &gt;60: give 1 mg every 2–3 months.\n\nDo not wait at 180 pg/mL."
    body = body.replace("&gt;", ">")
    honest = numbers.to_html

    def damaged(source, **options):
        return honest(source, **options).replace("&gt;60", ">60").replace(was, became)

    assert list(round_trip(prepare(article(body), check_context))) == []
    monkeypatch.setattr(numbers, "to_html", damaged)

    found = list(round_trip(prepare(article(body), check_context)))

    assert any("is lost from the page of student and clinician readers" in t.message for t in found)
    assert found[0].quote in body


def test_each_audience_of_a_text_is_compared_with_what_it_is_shown(article, check_context) -> None:
    body = '::: {.for audience="student"}\nGive 5 mg.\n:::\n\nGive 1 mg.\n'

    assert list(round_trip(prepare(article(body), check_context))) == []


@pytest.mark.parametrize(
    "line", ["- >350 pg/mL but", "> 350 pg/mL", "1. >= 350 pg/mL", ">=350", "  * > 350"]
)
def test_sign_that_opens_a_line_is_refused(article, check_context, line) -> None:
    found = list(round_trip(prepare(article(f"Words.\n\n{line}\n"), check_context)))

    assert [t.quote for t in found] == [line[line.index(">") :]]


@pytest.mark.parametrize("line", ["- more than 350 pg/mL", "Age >60 years", "- <180 pg/mL"])
def test_sign_within_a_line_is_kept(article, check_context, line) -> None:
    assert list(round_trip(prepare(article(line), check_context))) == []


def test_lost_comparator_of_the_sample_page_is_found(article, check_context, sample_body) -> None:
    found = list(partition(prepare(article(sample_body), check_context)))

    assert [t.quote for t in found] == [BARE, "180-350 pg/mL = borderline, proceed to step 2"]
    assert "bare number" in found[0].message
    assert '"350 pg/mL"' in found[1].message


def test_thresholds_in_a_tables_first_column_are_compared(article, check_context) -> None:
    body = (
        "| Level | Then |\n|---|---|\n"
        "| <180 pg/mL | treat |\n| 180 to 350 pg/mL | test |\n| 350 pg/mL | wait |\n"
    )

    found = list(partition(prepare(article(body), check_context)))

    assert [t.quote for t in found] == ["350 pg/mL", "180 to 350 pg/mL"]


def test_results_in_the_other_columns_are_no_thresholds(article, check_context) -> None:
    body = "| Group | Cases |\n|---|---|\n| Men | 12 |\n| Women | <5 |\n| All | 3 |\n"

    assert list(partition(prepare(article(body), check_context))) == []


def test_lists_apart_are_not_compared(article, check_context) -> None:
    body = (
        "- <180 pg/mL\n- 180 pg/mL or more\n\nIn pregnancy:\n\n- <150 pg/mL\n- at least 150 pg/mL\n"
    )

    assert list(partition(prepare(article(body), check_context))) == []


def test_nested_lists_are_compared_by_themselves(article, check_context) -> None:
    body = (
        "1. Serum:\n    - <180 pg/mL\n    - 180 pg/mL or more\n"
        "2. Plasma:\n    - <150 pg/mL\n    - at least 150 pg/mL\n"
    )

    assert list(partition(prepare(article(body), check_context))) == []


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("- >350 pg/mL is normal", "more than 350 pg/mL is normal"),
        ("- > 350 pg/mL", "more than 350 pg/mL"),
        (">= 65 years", "at least 65 years"),
    ],
)
def test_sign_that_opens_a_line_is_put_into_words(article, check_context, line, fixed) -> None:
    content = article(line)

    (found,) = [t for t in round_trip(prepare(content, check_context)) if t.at is not None]

    body = content.texts[0].body
    assert body[found.at :].startswith(found.quote)
    assert found.fix == fixed
