"""A part of an earlier draft comes back alone, and everything else stays as it is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles import restoring
from articles.content import Author, Text
from articles.draft import Evidence
from articles.restoring import parts, restored, whole
from tests.factories import make_draft

THEN = make_draft()


def changed(**fields):
    """Today's draft: the dose of the patient's body is another, and so is a sentence beside it."""
    text = THEN.texts[0]
    body = text.body.replace("1 mg", "10 mg").replace("What happens", "What goes wrong")
    texts = (text.model_copy(update={"body": body}), *THEN.texts[1:])
    return THEN.model_copy(update={"texts": texts, "question": "Why?", **fields})


def keys(now, then=THEN):
    return [part.key for part in parts(now, then)]


def test_each_part_that_differs_is_offered_and_no_other():
    audience = THEN.texts[0].audience

    assert keys(THEN) == []
    assert keys(changed()) == ["question", f"text:{audience}:body", f"claim:{audience}:body:dose"]


def test_the_order_of_authors_comes_back_and_that_of_topics_says_nothing():
    authors = (Author(name="Ann"), Author(name="Bo", role="Neurologist"))
    then = THEN.model_copy(update={"authors": authors, "topics": ("blood", "nerves")})
    now = then.model_copy(update={"authors": authors[::-1], "topics": ("nerves", "blood")})

    (part,) = parts(now, then)

    assert (part.key, part.before, part.after) == (
        "authors",
        "Bo, Neurologist\nAnn",
        "Ann\nBo, Neurologist",
    )
    assert restored(now, then, ["authors"]).authors == authors


def test_a_claim_comes_back_alone():
    audience = THEN.texts[0].audience

    back = restored(changed(), THEN, [f"claim:{audience}:body:dose"])

    body = back.texts[0].body
    assert "1 mg" in body and "10 mg" not in body
    assert "What goes wrong" in body
    assert back.question == "Why?"
    # Its citation came with it, once.
    assert body.count("[@ng239, p. 12]") == THEN.texts[0].body.count("[@ng239, p. 12]")


def test_a_text_comes_back_without_the_question():
    audience = THEN.texts[0].audience

    back = restored(changed(), THEN, [f"text:{audience}:body"])

    assert back.texts == THEN.texts
    assert back.question == "Why?"


def test_a_text_that_was_not_there_then_goes_only_when_asked():
    student = Text(audience="student", headline="New", short_answer="", body="New.")
    now = THEN.model_copy(update={"texts": (THEN.texts[0], student, *THEN.texts[1:])})

    assert keys(now) == ["text:student"]
    assert restored(now, THEN, []).texts == now.texts
    assert restored(now, THEN, ["text:student"]).texts == THEN.texts
    assert restored(THEN, now, ["text:student"]).texts == now.texts


def test_evidence_comes_back_claim_by_claim():
    then = THEN.model_copy(
        update={"evidence": (Evidence(claim="dose", reference="ng239", quote="1 mg"),)}
    )
    now = then.model_copy(
        update={
            "evidence": (
                Evidence(claim="dose", reference="ng239", quote="10 mg"),
                Evidence(claim="nerve-damage", reference="stabler2013", quote="new"),
            )
        }
    )

    back = restored(now, then, ["evidence:dose"])

    assert {each.claim: each.quote for each in back.evidence} == {
        "dose": "1 mg",
        "nerve-damage": "new",
    }


def test_a_claim_that_stands_twice_is_not_taken_back_alone():
    twice = THEN.texts[0].model_copy(update={"body": THEN.texts[0].body * 2})
    now = THEN.model_copy(update={"texts": (twice, *THEN.texts[1:])})

    assert not [key for key in keys(now) if key.startswith("claim:")]


def test_what_nobody_offered_changes_nothing():
    now = changed()

    assert restored(now, THEN, ["slug", "claim:patient:body:none", "text:nobody"]) == now


def test_the_whole_keeps_address_and_sources_of_today():
    now = changed(slug="moved", references=())

    back = whole(now, THEN)

    assert (back.slug, back.references, back.texts) == ("moved", (), THEN.texts)


BODIES = st.lists(
    st.sampled_from(
        ["Plain.", "[One.]{#one} [@a2020]", "[Two.]{#two}", "[Another one.]{#one}", "\n\n", "[@b]"]
    ),
    max_size=6,
).map("\n\n".join)


@settings(max_examples=60, deadline=None)
@given(BODIES, BODIES)
def test_all_parts_together_are_the_whole(mine, theirs):
    def with_body(body):
        return make_draft(
            texts=(Text(audience="patient", headline="", short_answer="", body=body),)
        )

    now, then = with_body(mine), with_body(theirs)

    every = [part.key for part in restoring.parts(now, then)]

    assert restored(now, then, every) == whole(now, then)
