"""What was frozen is a draft again, and freezes to the same."""

from articles.assemble import assemble
from articles.content import Disclaimer, Text
from articles.draft import Draft, Evidence
from articles.thawing import thaw

CLAIM = '[Doses are high.]{#dose kind="dose" certainty="low"}'
LEFT_OUT = '[]{#dose .left-out audience="patient" reason="No doses here."}'
DISCLAIMER = Disclaimer(audience="", state="", number=1, text="t")
CONTENT = assemble(
    Draft(
        slug="a",
        question="Is it?",
        topics=("b", "a"),
        texts=(
            Text(
                audience="clinician",
                headline="",
                short_answer="",
                body=f"{CLAIM} [@a1, p. 1; @b2]\n\n[Left.]{{#left}}\n",
            ),
            Text(audience="patient", headline="", short_answer="", body=LEFT_OUT),
        ),
        evidence=(Evidence(claim="dose", reference="b2", quote="q", stance="contradicts"),),
    ),
    (DISCLAIMER,),
)


def test_a_draft_read_out_of_content_makes_the_same_content_again_i1():
    again = assemble(thaw(CONTENT), CONTENT.disclaimers, CONTENT.terms)

    assert again.digest == CONTENT.digest


def test_every_citation_is_noted_as_a_save_notes_it():
    assert thaw(CONTENT).evidence == (
        Evidence(claim="dose", reference="a1", locator="p. 1"),
        Evidence(claim="dose", reference="b2", quote="q", stance="contradicts"),
    )
