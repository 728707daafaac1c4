"""A claim under another id: in every text, with its history and its evidence."""

import pytest

from articles.assemble import assemble
from articles.content import Text
from articles.draft import Draft, Evidence
from articles.fields import Unfit
from articles.renaming import rename


def draft(*bodies, evidence=()):
    texts = [
        Text(audience=audience, headline="A", short_answer="Yes.", body=body)
        for audience, body in zip(("patient", "clinician"), bodies, strict=False)
    ]
    return Draft(slug="b12", question="Can it?", texts=tuple(texts), evidence=tuple(evidence))


def bodies(found):
    return [text.body for text in found.texts]


def test_marks_are_renamed_in_every_text_and_say_what_they_were():
    found = rename(
        draft('One. [Legs.]{#leg kind="symptom"} [@a2020]', "[Weak legs.]{#leg} and [arms]{#arm}"),
        "leg",
        "leg-weakness",
    )

    assert bodies(found) == [
        'One. [Legs.]{#leg-weakness was="leg" kind="symptom"} [@a2020]',
        '[Weak legs.]{#leg-weakness was="leg"} and [arms]{#arm}',
    ]
    claim = assemble(found).claim("leg-weakness")
    assert (claim.was, claim.kind, len(claim.wordings)) == (("leg",), "symptom", 2)


def test_an_earlier_id_is_kept_and_going_back_is_no_circle():
    once = rename(draft("[Legs.]{#a}"), "a", "b")
    twice = rename(once, "b", "c")

    assert bodies(twice) == ['[Legs.]{#c was="a b"}']
    assert assemble(rename(twice, "c", "a")).claim("a").was == ("b", "c")


def test_words_marks_in_code_and_reasons_stay_as_they_are():
    body = (
        'Say `[x]{#leg}` and \\[x]{#leg}. [See #leg, was="leg".]{#leg}\n\n'
        '[]{#leg-b .left-out audience="carer" reason="as in #leg"}'
    )

    (found,) = bodies(rename(draft(body), "leg", "new"))

    assert found == body.replace(".]{#leg}", '.]{#new was="leg"}')


def test_a_claim_left_out_is_renamed_without_what_its_mark_cannot_say():
    body = '[]{.left-out #leg audience="carer" reason="see #leg"}'

    found = rename(draft("[Legs.]{#leg}", body), "leg", "new")

    assert bodies(found)[1] == '[]{.left-out #new audience="carer" reason="see #leg"}'
    assert assemble(found).claim("new").was == ("leg",)


def test_links_to_the_claim_go_with_it():
    (found,) = bodies(rename(draft("[Legs.]{#leg} [above](#claim-leg)"), "leg", "new"))

    assert found.endswith("[above](#claim-new)")


def test_evidence_moves_along():
    noted = Evidence(claim="leg", reference="a2020", quote="Weakness was seen.")
    other = Evidence(claim="arm", reference="a2020", quote="Arms.")

    found = rename(draft("[Legs.]{#leg} [Arms.]{#arm}", evidence=[noted, other]), "leg", "new")

    assert [(e.claim, e.quote) for e in found.evidence] == [
        ("new", "Weakness was seen."),
        ("arm", "Arms."),
    ]


def test_merging_makes_one_claim_and_loses_nothing_that_was_noted():
    evidence = [
        Evidence(claim="a", reference="x", locator="p. 1", quote="One.", stance="contradicts"),
        Evidence(claim="b", reference="x", locator="p. 2", quote="Two."),
        Evidence(claim="b", reference="y", quote="Three."),
    ]

    found = rename(draft("[Legs.]{#a} [@x]", "[Legs.]{#b} [@x; @y]", evidence=evidence), "a", "b")

    (claim,) = assemble(found).claims
    assert (claim.id, claim.was, len(claim.wordings)) == ("b", ("a",), 2)
    assert [(e.reference, e.locator, e.quote, e.stance) for e in found.evidence] == [
        ("x", "p. 1; p. 2", "One.\nTwo.", "contradicts"),
        ("y", "", "Three.", "supports"),
    ]


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("Leg Weakness", "cannot be one"),
        ("", "cannot be one"),
        ("leg", "it is the old one"),
        ("arm", "another claim in the patient's text"),
    ],
)
def test_what_cannot_be_the_new_id_is_refused(new, said):
    with pytest.raises(Unfit, match=said):
        rename(draft("[Legs.]{#leg} [Arms.]{#arm}"), "leg", new)


def test_a_claim_that_is_gone_is_named():
    with pytest.raises(Unfit, match="no text has it any more"):
        rename(draft("[Arms.]{#arm}"), "leg", "new")
