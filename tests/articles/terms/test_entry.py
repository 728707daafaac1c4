import pytest

from articles.terms.entry import Entry, same_word, trouble_with


def test_a_whole_entry_is_kept():
    assert trouble_with(Entry("ulcer", "carer", "open sore", "A hole.\nOften deep.")) == ""


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        (Entry("", "carer", "x"), "Word: it is empty"),
        (Entry(" – ", "carer", "x"), "Word: it is empty"),
        (Entry("ulcer", "robot", "x"), "Audience: “robot”"),
        (Entry("ulcer", "carer"), "Plain wording: it is empty"),
        (Entry("Ulcer", "carer", "ulcer "), "the word itself"),
        (Entry("u" * 121, "carer", "x"), "Word: it has 121"),
        (Entry("ulcer", "carer", "x" * 201), "Plain wording: it has 201"),
        (Entry("ulcer", "carer", "a\u202eb"), "U+202E"),
        (Entry("ulcer", "carer", "a\nb"), "U+000A"),
        (Entry("ulcer", "carer", "sore", note="a\x00b"), "U+0000"),
        (Entry("ulcer", "carer", "", "A hole.", later="plain"), "Later uses"),
        (Entry("ulcer", "carer", "sore", later="never"), "Later uses"),
    ],
)
def test_an_entry_that_cannot_be_kept_says_where(entry, place):
    assert place in trouble_with(entry)


def test_capitals_and_spaces_make_no_other_word():
    assert same_word("Heart  Attack") == same_word("heart attack")


def test_tidying_takes_spaces_away_and_nothing_else():
    assert Entry(" heart\u00a0 attack", "carer", " a  b ").tidied() == Entry(
        "heart attack", "carer", "a b"
    )
