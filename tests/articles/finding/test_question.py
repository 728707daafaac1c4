from hypothesis import given
from hypothesis import strategies as st

from articles.finding.question import MOST_WORDS, read
from articles.finding.synonyms import of_terms


def ways(question):
    return {" ".join(way.phrase) for thing in question.things for way in thing.ways}


def test_everyday_words_stand_for_clinical_ones():
    assert ways(read("paresthesia", "en")) & {"pin needl"}
    assert ways(read("pins and needles", "en")) & {"paresthesia"}
    assert ways(read("high blood pressure", "en")) & {"hypertens"}


def test_the_sites_own_terms_stand_for_each_other():
    terms = of_terms([("myelin", "the coat around a nerve")], "en")

    assert "myelin" in ways(read("what is the coat around a nerve", "en", terms=terms))
    assert "coat nerv" in ways(read("myelin", "en", terms=terms))


def test_spelling_put_right_is_said():
    read_right = read("Metphormin and me", "en", spelled=lambda folded: {"metphormin": "metformin"})

    assert read_right.understood == "metformin and me"
    assert "metformin" in ways(read_right)
    assert read("metformin", "en").understood == ""


def test_what_only_asks_is_no_subject():
    assert not read("how is it treated", "en").has_subject
    assert read("how is anaemia treated", "en").has_subject


def test_german_is_read_without_english_asks():
    question = read("Was ist die Ursache von Blutarmut?", "de")

    assert question.asks == ()
    assert "anami" in ways(question)


@given(st.text(max_size=1500), st.sampled_from(["en", "de", "xx"]))
def test_any_words_are_understood_as_few_things(text, language):
    question = read(text, language)

    assert len(question.things) <= 2 * MOST_WORDS
    assert all(stem.isalnum() for stem in question.stems)
