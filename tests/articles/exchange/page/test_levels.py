import pytest

from articles.exchange.page.levels import looks_like_heading, with_levels
from articles.exchange.page.shape import Block


def levels(*texts):
    """Levels of headings; "-" is a paragraph."""
    blocks = [
        Block("paragraph" if text == "-" else "heading", text, line)
        for line, text in enumerate(texts)
    ]
    return [block.level for block in with_levels(blocks) if block.kind == "heading"]


def test_a_heading_above_another_is_the_upper_one():
    assert levels("Mechanisms", "Pathways", "-", "Progression", "-") == [2, 3, 3]


def test_another_topic_ends_the_lower_headings():
    assert levels("Mechanisms", "Pathways", "-", "Diagnosis", "-", "Algorithm", "-") == [2, 3, 2, 2]


def test_a_new_pair_opens_a_new_section():
    assert levels("Causes", "Diet", "-", "Treatment", "Tablets", "-", "Injections", "-") == [
        2,
        3,
        2,
        3,
        3,
    ]


def test_without_evidence_the_outline_stays_flat():
    assert levels("Food", "-", "Drink", "-", "Sleep", "-") == [2, 2, 2]


def test_three_headings_in_a_row_go_down():
    assert levels("Treatment", "Tablets", "Metformin", "-") == [2, 3, 4]


def test_levels_that_are_written_keep_their_distance():
    blocks = [
        Block("heading", "A", 1, level=3),
        Block("heading", "B", 2, level=4),
        Block("heading", "C", 3),
        Block("heading", "D", 4, level=3),
    ]

    assert [block.level for block in with_levels(blocks)] == [2, 3, 4, 2]


@pytest.mark.parametrize(
    "line",
    [
        "Neurological Pathways",
        "When should I see a doctor?",
        "Step 2",
        "5 things to know",
        "“Normal” values",
        "Treatment (adults)",
        "Vitamin B12 and COVID-19",
    ],
)
def test_a_short_line_with_a_capital_is_a_heading(line):
    assert looks_like_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "It is so.",
        "With symptoms:",
        "hydroxocobalamin",
        "Age >60 years 5",
        "Give 1 mg daily",
        "Up to 50% of patients",
        "It is so. 3",
        "Seen in the legs 2, 4",
        "It is so.³",
        "Now [1]",
        "A line that goes on and on with far more words than any heading would ever need to have",
        "",
        "2026",
    ],
)
def test_a_sentence_a_label_or_a_quantity_is_no_heading(line):
    assert not looks_like_heading(line)
