"""Short texts that ask the same are found by the rare words that they share."""

from articles.finding.alike import alike
from articles.finding.words import stems


def _like(one: str, *others: str) -> list[int]:
    found = alike(stems(one), {place: stems(text) for place, text in enumerate(others)})
    return [place for place, _ in found]


def test_the_same_question_in_other_words_is_alike():
    assert _like(
        "Is gout hereditary?", "Can gout be hereditary in families?", "Does metformin lower B12?"
    ) == [0]


def test_the_most_alike_comes_first():
    assert _like(
        "Is gout hereditary?", "Is gout hereditary in women over fifty?", "Is gout hereditary?"
    ) == [1, 0]


def test_common_words_alone_make_nothing_alike():
    assert _like("What is it and how do I get it?", "How do you do what is it?") == []


def test_nothing_is_alike_to_no_words():
    assert _like("", "Is gout hereditary?", "") == []
