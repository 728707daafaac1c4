from articles.content import Content, Term, Text
from articles.terms.serving import serve

CONTENT = Content(
    slug="s",
    question="Q?",
    texts=(
        Text(
            audience="patient",
            headline="Ulcers",
            short_answer="An ulcer.",
            body="The ulcer and a rash.",
        ),
    ),
    terms=tuple(
        Term(word=word, audience=audience, plain=plain)
        for word, plain in (("ulcer", "open sore"), ("rash", "set of spots"))
        for audience in ("patient", "carer")
    ),
)


def test_a_derived_text_is_explained_once_over_its_parts():
    served = serve(CONTENT, "carer")

    assert served.short_answer.source == "An open sore (ulcer)."
    assert served.body.source == "The ulcer and a set of spots (rash)."
    assert [r.word for r in served.replaced] == ["ulcer", "rash"]


def test_a_text_of_ones_own_is_not_touched():
    served = serve(CONTENT, "patient")

    assert served.short_answer.source == "An ulcer."
    assert served.body.source == "The ulcer and a rash."
    assert served.replaced == ()


def test_no_text_serves_nobody():
    assert serve(CONTENT, "clinician") is None
