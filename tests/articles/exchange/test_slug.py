from articles.exchange.slug import slug_of


def test_a_slug_is_plain_and_cut_between_words():
    assert slug_of("Was hilft bei Übelkeit & Schwäche?") == "was-hilft-bei-ubelkeit-schwache"
    assert slug_of("word " * 40) == "-".join(["word"] * 16)
    assert slug_of("x" * 100) == "x" * 80


def test_a_question_without_plain_letters_still_has_an_address():
    assert slug_of("头痛？") == "question"
