"""Where passages stand: in which box, under which heading, in which order to the care cards."""

import pytest

from articles.changes.passages import of_source
from articles.changes.texts import dangers

CARD = "::: {.urgent}\n### Call now\n\n- you faint\n:::\n\n"
ONE, TWO = "One line stands here.\n\n", "Another stands there.\n\n"


def changes(before, after):
    found = dangers("patient", "body", of_source(before), of_source(after))
    return [(danger.kind, danger.words) for danger in found]


def test_a_care_card_that_went_is_called_out():
    assert changes(CARD + ONE, ONE) == [("care_card", "urgent card “Call now” → (gone)")]


def test_a_care_card_that_came_is_called_out():
    assert changes(ONE, ONE + CARD) == [("care_card", "(not there) → urgent card “Call now”")]


def test_a_care_card_that_moved_is_called_out():
    assert changes(CARD + ONE + TWO, ONE + CARD + TWO) == [
        (
            "care_card",
            "urgent card “Call now”, at the beginning → "
            "urgent card “Call now”, after “One line stands here.”",
        )
    ]


def test_a_care_card_made_less_urgent_is_called_out():
    found = changes(CARD + ONE, CARD.replace("urgent", "nonurgent") + ONE)

    assert found == [("care_card", "urgent card → non-urgent card")]


def test_a_care_card_whose_fence_went_is_called_out():
    found = changes(CARD + ONE, "### Call now\n\n- you faint\n\n" + ONE)

    assert ("care_card", "urgent card “Call now” → (gone)") in found


def test_other_words_in_another_order_move_no_care_card():
    assert changes(CARD + ONE + TWO, CARD + TWO + ONE) == []


def test_words_shown_to_fewer_readers_are_called_out():
    before = '::: {.for audience="patient carer"}\nRest well.\n:::\n'

    found = changes(before, before.replace(" carer", ""))

    assert found == [("care_card", "shown to patient carer → shown to patient")]


DOSES = "## Mild illness\n\n5 mg daily\n\n## Severe illness\n\n10 mg daily"


@pytest.mark.parametrize(
    "after",
    [
        "## Mild illness\n\n10 mg daily\n\n## Severe illness\n\n5 mg daily",
        "## Severe illness\n\n5 mg daily\n\n## Mild illness\n\n10 mg daily",
    ],
)
def test_doses_that_changed_headings_are_called_out(after):
    found = changes(DOSES, after)

    assert sorted(words.partition(":")[0] for _, words in found) == ["10 mg, daily", "5 mg, daily"]
    assert {kind for kind, _ in found} == {"moved"}


def test_sections_in_another_order_move_nothing_under_another_heading():
    mild, severe = DOSES.split("\n\n## ")

    assert changes(DOSES, f"## {severe}\n\n{mild}") == []


def test_a_heading_in_other_words_moves_nothing():
    assert changes(DOSES, DOSES.replace("Mild illness", "Light illness")) == []


def test_an_item_that_went_under_another_opening_line_is_called_out():
    before = "Take it if:\n\n- you are well\n\nDo not take it if:\n\n- you are ill\n- you fly"
    after = "Take it if:\n\n- you are well\n- you are ill\n\nDo not take it if:\n\n- you fly"

    ((kind, words),) = changes(before, after)

    assert kind == "moved"
    assert words == "you are ill: under “Do not take it if:” → you are ill: under “Take it if:”"


def test_columns_of_a_table_that_changed_places_are_called_out():
    table = "| Who | Mild | Severe |\n|---|---|---|\n| All | 1 mg | 2 mg |"

    found = changes(table, table.replace("| Mild | Severe |", "| Severe | Mild |"))

    assert [kind for kind, _ in found] == ["moved"]
