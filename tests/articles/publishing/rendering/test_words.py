from articles.publishing.rendering.words import words_in


def test_english_is_what_the_code_says():
    _ = words_in("en-GB")

    assert _("Skip to the content") == "Skip to the content"
    assert _.plural("{n} source", "{n} sources", 1) == "{n} source"
    assert _.plural("{n} source", "{n} sources", 2) == "{n} sources"


def test_german_comes_from_the_catalogue():
    assert words_in("de")("Skip to the content") == "Zum Inhalt springen"


def test_country_and_case_of_a_tag_do_not_matter():
    assert words_in("DE-at") is words_in("de")


def test_unknown_language_has_english_words():
    assert words_in("tlh")("Skip to the content") == "Skip to the content"


def test_no_text_is_not_the_head_of_the_catalogue():
    assert words_in("de")("") == ""
