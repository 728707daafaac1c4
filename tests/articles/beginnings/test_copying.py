"""A copy has the words and claims of what it was made of, and none of its statements."""

from articles.assemble import assemble
from articles.beginnings.copying import copy_of
from articles.content import AiUse, Author, Text
from articles.draft import Draft, Evidence

ONE = Draft(
    slug="one",
    question="Why?",
    topics=("blood",),
    authors=(Author(name="A. Editor"),),
    ai_use=AiUse(kind="none"),
    next_review_on="2027-11-02",
    texts=(
        Text(audience="patient", headline="Why?", short_answer="", body="[So.]{#so} [@who2020]"),
        Text(audience="clinician", headline="Its cause", short_answer="", body="[So.]{#so}"),
    ),
    evidence=(Evidence(claim="so", reference="who2020", quote="so"),),
)


def test_claims_keep_their_ids_words_and_evidence():
    copy = copy_of(ONE, slug="two", question="How?")

    assert assemble(copy).claims == assemble(ONE).claims
    assert copy.topics == ONE.topics


def test_a_headline_that_was_the_question_is_the_new_one_and_others_stay():
    copy = copy_of(ONE, slug="two", question="How?")

    assert [text.headline for text in copy.texts] == ["How?", "Its cause"]


def test_nobody_answers_for_a_copy_until_somebody_says_so():
    copy = copy_of(ONE, slug="two", question="How?")

    assert (copy.authors, copy.ai_use, copy.next_review_on) == ((), AiUse(), "")
