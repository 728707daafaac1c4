import random

from articles.content import Content, Term, Text
from articles.terms.choosing import occurring, terms_for


def content_of(**texts):
    return Content(
        slug="s",
        question="Q?",
        texts=tuple(
            Text(audience=audience, headline="Headline", short_answer="Yes.", body=body)
            for audience, body in texts.items()
        ),
    )


def term(word, audience="patient", plain="plain words"):
    return Term(word=word, audience=audience, plain=plain)


def chosen(content, *glossary):
    return [(t.word, t.audience) for t in terms_for(content, glossary)]


def test_a_term_is_chosen_for_whoever_reads_a_text_that_has_it():
    content = content_of(patient="An ulcer.", clinician="A biopsy.")
    glossary = [term(w, a) for w in ("ulcer", "biopsy") for a in ("patient", "carer", "student")]

    assert chosen(content, *glossary) == [
        ("biopsy", "student"),
        ("ulcer", "carer"),
        ("ulcer", "patient"),
    ]


def test_words_for_others_only_are_not_counted():
    content = content_of(patient='::: {.for audience="carer"}\nAn ulcer.\n:::\n')

    assert chosen(content, term("ulcer"), term("ulcer", "carer")) == [("ulcer", "carer")]


def test_headings_headline_and_short_answer_count_and_addresses_do_not():
    content = content_of(patient="# Ulcers\n\n[more](/biopsy)")

    assert chosen(content, term("ulcer"), term("headline"), term("biopsy")) == [
        ("headline", "patient"),
        ("ulcer", "patient"),
    ]


def test_the_order_of_the_glossary_does_not_matter():
    content = content_of(patient="An ulcer, a biopsy and a rash.")
    glossary = [term("ulcer"), term("biopsy"), term("rash", "carer"), term("rash")]
    wanted = content.model_copy(update={"terms": terms_for(content, glossary)}).digest

    random.Random(3).shuffle(glossary)

    again = content.model_copy(update={"terms": terms_for(content, glossary)})
    assert again.digest == wanted
    assert Content.from_json(again.to_json()).digest == wanted


def test_terms_are_listed_by_the_alphabet():
    found = occurring([term("rash"), term("X-ray"), term("biopsy")], "An X-ray, a rash, a biopsy")

    assert [t.word for t in found] == ["biopsy", "rash", "X-ray"]
