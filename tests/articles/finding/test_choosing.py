from articles.finding.choosing import MOST_WANTED, Wanted, wanted
from articles.finding.question import read


def test_a_rare_word_is_asked_for_alone_and_common_ones_together():
    counts = {"metformin": 5, "leg": 4000, "weak": 3000}
    asked = wanted(read("metformin weak legs", "en"), counts=counts, in_titles={}, total=9000)

    assert Wanted(("metformin",)) in asked
    assert Wanted(("leg",)) not in asked


def test_words_that_no_section_has_are_not_asked_for():
    assert wanted(read("zebra", "en"), counts={}, in_titles={}, total=9000) == []


def test_a_long_question_asks_for_a_bounded_number():
    words = [f"wort{n}" for n in range(60)]
    counts = dict.fromkeys(words, 2)
    asked = wanted(read(" ".join(words), "xx"), counts=counts, in_titles=counts, total=9000)

    assert 0 < len(asked) <= MOST_WANTED
