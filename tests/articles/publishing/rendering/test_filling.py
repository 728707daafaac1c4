import pytest

from articles.publishing.rendering.filling import UnknownPlace, fill


def test_places_are_filled_from_records():
    assert fill("Sent on {date}.", {"date": "2 October 2026"}) == "Sent on 2 October 2026."


def test_sentence_without_its_record_is_left_out_whole():
    text = "Withdrawn on {date}. Current information: {link}. Ask your doctor."

    assert fill(text, {"date": "1 May 2026", "link": ""}) == (
        "Withdrawn on 1 May 2026. Ask your doctor."
    )


def test_place_that_no_record_fills_is_refused():
    with pytest.raises(UnknownPlace, match="reviewer"):
        fill("Checked by {reviewer}.", {"date": "1 May 2026"})


def test_words_of_a_record_are_never_read_as_places():
    assert fill("Because {reason}.", {"reason": "{date} was wrong", "date": ""}) == (
        "Because {date} was wrong."
    )
