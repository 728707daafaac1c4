"""Where a finding's words stand on the edit page."""

import pytest

from articles.assemble import assemble
from articles.checks.finding import Finding
from articles.content import Text
from articles.draft import Draft
from editorial.views.workspace.places import Place, fix_of, place_of

BODY = "## Dose\n\n[Give *1 mg* daily.]{#dose} [@a]\n\nGive \U0001d7cf mg, then 5\u200b0 mg.\n"


def content(body=BODY, short_answer="Yes."):
    texts = (
        Text(audience="patient", headline="An answer", short_answer=short_answer, body=body),
        Text(audience="clinician", headline="A headline", short_answer="Yes.", body="Words."),
    )
    return assemble(Draft(slug="b12", question="Can it <180?", texts=texts))


def finding(quote="", where="body", at=None, audience="patient", id="NUM-04", fix=None):
    return Finding(id, "block", audience, where, quote, "Trouble.", "Cure.", at, fix)


def selected(place, source):
    units = source.encode("utf-16-le")
    return units[place.start * 2 : place.end * 2].decode("utf-16-le")


def test_words_are_found_at_their_place_counted_as_browsers_count():
    place = place_of(finding("5\u200b0", at=BODY.index("5\u200b0")), content())

    assert place.field == "id_text-patient-body"
    assert selected(place, BODY) == place.words == "5\u200b0"
    assert place.start == BODY.index("5\u200b0") + 1  # the digit before it is two units


def test_words_quoted_without_their_marks_select_the_rest_of_the_line():
    place = place_of(finding("Give 1 mg daily.", at=BODY.index("[Give")), content())

    assert place.words == "[Give *1 mg* daily.]{#dose} [@a]"


def test_words_without_an_offset_are_looked_for():
    assert place_of(finding("A headline", "headline", audience="clinician"), content()) == Place(
        "id_text-clinician-headline", 0, 10, "A headline"
    )
    assert place_of(finding("nowhere"), content()) == Place("id_text-patient-body")


def test_a_claim_is_found_in_the_text_and_part_that_has_it():
    place = place_of(finding("Give 1 mg daily.", "claim dose", BODY.index("[Give")), content())

    assert (place.field, place.words) == ("id_text-patient-body", "Give *1 mg* daily.")
    in_answer = content(body="", short_answer="[Yes.]{#dose}")
    assert place_of(finding("", "claim dose", audience=""), in_answer).field == (
        "id_text-patient-short_answer"
    )


def test_the_second_of_two_marks_is_found_by_its_offset():
    body = "[One.]{#a} and [Two.]{#a}"
    place = place_of(finding("Two.", "claim a", body.index("[Two")), content(body))

    assert (place.start, place.words) == (body.index("Two."), "Two.")


def test_what_is_left_out_selects_its_mark():
    body = 'Text. []{#gone .left-out audience="patient" reason="too rare"}'

    assert place_of(finding("", "claim gone"), content(body)).words == body[6:]


@pytest.mark.parametrize(
    ("found", "field"),
    [
        (finding("<180", "article", audience=""), "id_question"),
        (finding("", "article", audience="", id="GOV-02"), "id_next_review_on"),
        (finding("", "article", audience="", id="GOV-06"), "id_ai_kind"),
    ],
)
def test_what_concerns_the_article_leads_to_its_field(found, field):
    assert place_of(found, content()).field == field


@pytest.mark.parametrize(
    "found",
    [
        finding("", "article", audience="", id="PUB-01"),
        finding("", "claim unknown"),
        finding("x", "body", audience="student"),
        finding("x", "reference a", audience=""),
    ],
)
def test_what_has_no_place_has_none(found):
    assert place_of(found, content()) is None


def test_a_fix_is_offered_only_where_exactly_its_words_stand():
    found = finding("5\u200b0", at=BODY.index("5\u200b0"), fix="50")

    assert fix_of(found, place_of(found, content())) == "50"
    moved = finding("Give 1 mg daily.", at=BODY.index("[Give"), fix="x")
    assert fix_of(moved, place_of(moved, content())) is None
    assert fix_of(finding("x", "reference a", fix="y"), None) is None
