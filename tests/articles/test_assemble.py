"""Claims and citations are what the marks in the texts say."""

import pytest

from articles.assemble import assemble
from articles.content import Citation, Content, Disclaimer, LeftOut, Term, Text, Wording
from articles.draft import Draft, Evidence

CLAIM = '[Doses are high.]{#dose kind="dose" certainty="low"}'


def text(audience: str, body: str, short_answer: str = "") -> Text:
    return Text(audience=audience, headline="", short_answer=short_answer, body=body)


def made(*texts: Text, **fields: object) -> Content:
    return assemble(Draft(slug="a", question="Is it?", texts=texts, **fields))


def test_a_mark_becomes_a_claim_with_its_words_kind_and_certainty():
    (claim,) = made(text("patient", f"So. {CLAIM}\n")).claims

    assert (claim.id, claim.kind, claim.certainty) == ("dose", "dose", "low")
    assert claim.wordings == (Wording(audience="patient", words="Doses are high."),)


def test_a_claim_has_the_wording_of_every_text_short_answers_first():
    clinician = text("clinician", "[In the body.]{#dose}", short_answer="[In short.]{#dose}")
    patient = text("patient", CLAIM)

    (claim,) = made(clinician, patient).claims

    assert [(w.audience, w.words) for w in claim.wordings] == [
        ("patient", "Doses are high."),
        ("clinician", "In short."),
        ("clinician", "In the body."),
    ]


def test_a_claim_without_kind_and_certainty_is_other_and_not_rated():
    (claim,) = made(text("patient", "[So.]{#so}")).claims

    assert (claim.kind, claim.certainty) == ("other", "not-rated")


def test_a_claim_left_out_keeps_its_reason_and_has_no_words_there():
    left_out = '[]{#dose .left-out audience="patient" reason="Too much to say."}'
    (claim,) = made(text("patient", left_out), text("clinician", CLAIM)).claims

    assert claim.left_out == (LeftOut(audience="patient", reason="Too much to say."),)
    assert [w.audience for w in claim.wordings] == ["clinician"]


def test_citations_inside_and_right_after_a_claim_are_the_claims_own():
    body = "[Inside [@a1].]{#one} [@b2, p. 3; @c3]\n\nAnd a sentence of its own [@d4]."

    (claim,) = made(text("patient", body)).claims

    assert claim.citations == (
        Citation(reference="a1"),
        Citation(reference="b2", locator="p. 3"),
        Citation(reference="c3"),
    )


def test_a_source_cited_twice_for_a_claim_is_one_citation_with_the_locator_that_was_given():
    (claim,) = made(
        text("patient", f"{CLAIM} [@a1]"), text("clinician", f"{CLAIM} [@a1, p. 9]")
    ).claims

    assert claim.citations == (Citation(reference="a1", locator="p. 9"),)


def test_the_words_relied_on_come_from_the_evidence():
    noted = Evidence(claim="dose", reference="a1", quote="much", stance="partly", locator="table 2")

    (claim,) = made(text("patient", f"{CLAIM} [@a1]"), evidence=(noted,)).claims

    assert claim.citations == (
        Citation(reference="a1", locator="table 2", quote="much", stance="partly"),
    )


def test_the_place_that_the_text_names_is_the_place_of_the_citation():
    """An editor who corrects the page in the text has corrected it."""
    noted_before = Evidence(claim="dose", reference="a1", locator="p. 12", quote="much")

    (claim,) = made(text("patient", f"{CLAIM} [@a1, p. 13]"), evidence=(noted_before,)).claims

    assert claim.citations == (Citation(reference="a1", locator="p. 13", quote="much"),)


def test_evidence_of_a_citation_that_is_gone_is_in_no_claim():
    gone = Evidence(claim="dose", reference="a1", quote="much")

    (claim,) = made(text("patient", CLAIM), evidence=(gone,)).claims

    assert claim.citations == ()


def test_the_sites_disclaimers_and_terms_become_part_of_what_is_signed_i1():
    draft = Draft(slug="a", question="Is it?")
    disclaimer = Disclaimer(audience="", state="", number=1, text="General information.")
    term = Term(word="cobalamin", audience="patient", plain="vitamin B12")

    with_them = assemble(draft, [disclaimer], [term])

    assert with_them.disclaimers == (disclaimer,)
    assert with_them.terms == (term,)
    assert with_them.digest != assemble(draft).digest


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_order_of_the_texts_does_not_matter_i1(order):
    texts = [text("patient", f"{CLAIM} [@a1]"), text("clinician", "[Hm.]{#dose} [@b2]")]

    assert made(*(texts[n] for n in order)).digest == made(*texts).digest
