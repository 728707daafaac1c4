from articles.publishing.rendering import addresses
from articles.publishing.rendering.page_view import cards_first, steps, text_note

CARD = '<section class="care care--urgent"><h3>x</h3><section class="warning">y</section></section>'


def test_opening_cards_stand_before_the_contents():
    assert cards_first(f"{CARD}\n{CARD}\n<h2>Why</h2>\n{CARD}") == {
        "cards": f"{CARD}\n{CARD}",
        "rest": f"\n<h2>Why</h2>\n{CARD}",
    }


def test_text_that_opens_otherwise_has_no_cards_before_it():
    assert cards_first(f"<p>x</p>{CARD}") == {"cards": "", "rest": f"<p>x</p>{CARD}"}


def test_text_that_is_one_card_is_whole():
    assert cards_first(CARD) == {"cards": CARD, "rest": ""}


def test_page_that_never_was_sent_has_no_steps(standing_at):
    assert steps(standing_at("preview")) == []
    assert steps(standing_at("withdrawn")) == []


def test_steps_not_reached_have_no_day(standing_at):
    days = [step["day"] or step["waiting"] for step in steps(standing_at("submitted"))]

    assert days == ["2 October 2026", "Not yet", "Not yet"]


def test_note_names_both_readers():
    assert text_note("student", "clinician") == (
        "We have no version for students yet. This text was written for clinicians."
    )


def test_default_reader_has_the_short_address():
    assert addresses.article("b12") == "/articles/b12/"
    assert addresses.article("b12", "patient") == "/articles/b12/"
    assert addresses.article("b12", "carer") == "/articles/b12/carer/"


def test_topic_address_has_only_plain_letters():
    assert addresses.topic("Nerve pain & falls") == "/topics/nerve-pain-falls/"
