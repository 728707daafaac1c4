"""Two drafts that were written from one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.content import AiUse, Author, NotApplicable, Text
from articles.draft import Draft, Evidence
from articles.merging.conflict import Undecided
from articles.merging.drafts import merge

BODY = "## Signs\n\n[It can weaken legs.]{#legs}\n\n## Dose\n\n[1 mg is given.]{#dose}\n"
BASE = Draft(
    slug="b12",
    question="Can low B12 weaken the legs?",
    topics=("neurology",),
    authors=(Author(name="Ann"), Author(name="Bo")),
    texts=(
        Text(audience="patient", headline="Yes", short_answer="Yes, it can.", body=BODY),
        Text(audience="clinician", headline="Yes", short_answer="Yes.", body=BODY),
    ),
    evidence=(Evidence(claim="legs", reference="stabler2013", quote="weak legs"),),
)


def text(draft, audience="patient"):
    return next((each for each in draft.texts if each.audience == audience), None)


def edited(old, new, audience="patient", draft=BASE):
    texts = tuple(
        each.model_copy(update={"body": each.body.replace(old, new)})
        if each.audience == audience
        else each
        for each in draft.texts
    )
    return draft.model_copy(update={"texts": texts})


def changed(**fields):
    return BASE.model_copy(update=fields)


def test_what_each_changed_elsewhere_is_taken_from_each():
    mine = edited("## Signs", "## What you notice")
    theirs = changed(
        region="GB", topics=("neurology", "blood"), ai_use=AiUse(kind="none"), question="Can it?"
    )

    merged = merge(BASE, mine, theirs)

    assert merged.conflicts == ()
    together = merged.draft({})
    assert together.texts == mine.texts
    assert together == theirs.model_copy(update={"texts": mine.texts})


def test_one_field_that_both_changed_is_asked_and_the_choice_is_taken():
    merged = merge(BASE, changed(question="Mine?"), changed(question="Theirs?", region="GB"))

    (conflict,) = merged.conflicts
    assert (conflict.place, conflict.mine, conflict.theirs) == ("question", "Mine?", "Theirs?")
    with pytest.raises(Undecided):
        merged.draft({})
    assert merged.draft({conflict.key: "mine"}).question == "Mine?"
    assert merged.draft({conflict.key: "theirs"}).question == "Theirs?"
    assert merged.draft({conflict.key: "mine"}).region == "GB"


@pytest.mark.parametrize("choice", ["", "both", "nobody"])
def test_what_cannot_be_chosen_is_no_choice(choice):
    merged = merge(BASE, changed(question="Mine?"), changed(question="Theirs?"))

    with pytest.raises(Undecided):
        merged.draft({merged.conflicts[0].key: choice})


def test_a_choice_made_for_other_words_is_not_taken():
    key = merge(BASE, changed(question="A?"), changed(question="B?")).conflicts[0].key

    with pytest.raises(Undecided):
        merge(BASE, changed(question="A?"), changed(question="C?")).draft({key: "mine"})


def test_topics_and_authors_that_both_added_are_all_there():
    mine = changed(topics=("neurology", "legs"), authors=(Author(name="Cy"), *BASE.authors))
    theirs = changed(topics=("blood",), authors=(*BASE.authors, Author(name="Di")))

    together = merge(BASE, mine, theirs).draft({})

    assert together.topics == ("blood", "legs")
    assert [author.name for author in together.authors] == ["Cy", "Ann", "Bo", "Di"]


def test_who_takes_a_text_away_is_asked_where_the_other_went_on_writing_it():
    mine = changed(texts=BASE.texts[:1])
    theirs = edited("1 mg", "2 mg", "clinician")

    merged = merge(BASE, mine, theirs)

    assert {each.place for each in merged.conflicts} == {
        f"text-clinician-{part}" for part in ("headline", "short_answer", "body")
    }
    taken = merged.draft({each.key: "theirs" for each in merged.conflicts})
    assert text(taken, "clinician") == text(theirs, "clinician")
    gone = merged.draft({each.key: "mine" for each in merged.conflicts})
    assert text(gone, "clinician") is None


def test_a_text_that_nobody_else_touched_is_taken_away():
    together = merge(BASE, changed(texts=BASE.texts[:1]), edited("1 mg", "2 mg")).draft({})

    assert text(together, "clinician") is None


def test_a_claim_that_each_changed_for_other_readers_is_named():
    merged = merge(BASE, edited("1 mg", "2 mg"), edited("1 mg", "3 mg", "clinician"))

    assert merged.conflicts == ()
    assert merged.twice == ("dose",)


def test_evidence_and_parts_are_put_together_row_by_row():
    more = Evidence(claim="dose", reference="ng239", quote="1 mg")
    part = NotApplicable(what="harms", reason="None is known.")

    together = merge(BASE, changed(not_applicable=(part,)), changed(evidence=(more,))).draft({})

    assert together.evidence == (more,)
    assert together.not_applicable == (part,)


def test_without_a_common_beginning_everything_that_differs_is_asked():
    nothing = Draft(slug="b12", question="")

    merged = merge(nothing, changed(question="Mine?"), edited("1 mg", "2 mg"))

    places = {each.place for each in merged.conflicts}
    assert places == {"question", "text-patient-body"}
    kept = merged.draft({each.key: "theirs" for each in merged.conflicts})
    assert text(kept) == text(edited("1 mg", "2 mg"))


BODIES = st.lists(
    st.sampled_from(["A.\n\n", "B. ", "C.\n", "[d.]{#d}\n\n", "## E\n\n"]), max_size=6
).map("".join)
TEXTS = st.dictionaries(
    st.sampled_from(["patient", "carer", "clinician"]), st.tuples(BODIES, BODIES), max_size=3
).map(
    lambda found: tuple(
        Text(audience=audience, headline="", short_answer=short, body=body)
        for audience, (short, body) in sorted(found.items())
        if short.strip() or body.strip()
    )
)
DRAFTS = st.builds(
    lambda question, region, topics, texts: Draft(
        slug="b12", question=question, region=region, topics=topics, texts=texts
    ),
    st.sampled_from(["A?", "B?", "C?"]),
    st.sampled_from(["", "GB", "US"]),
    st.lists(st.sampled_from(["a", "b", "c"]), unique=True).map(tuple),
    TEXTS,
)


def alike(one, other):
    return in_order(one) == in_order(other)


def in_order(draft):
    """Neither topics nor texts have an order that says something."""
    texts = tuple(sorted(draft.texts, key=lambda text: text.audience))
    return draft.model_copy(update={"topics": tuple(sorted(draft.topics)), "texts": texts})


@settings(max_examples=30)
@given(DRAFTS, DRAFTS)
def test_where_only_one_wrote_it_is_hers_to_the_letter(base, theirs):
    assert alike(merge(base, theirs, base).draft({}), theirs)
    assert alike(merge(base, base, theirs).draft({}), theirs)
    assert alike(merge(base, theirs, theirs).draft({}), theirs)


@settings(max_examples=30)
@given(DRAFTS, DRAFTS, DRAFTS, st.sampled_from(["mine", "theirs"]))
def test_every_choice_makes_a_draft(base, mine, theirs, choice):
    merged = merge(base, mine, theirs)

    draft = merged.draft({each.key: choice for each in merged.conflicts})

    assert {each.place for each in merged.conflicts if each.place == "question"} == (
        {"question"} if len({base.question, mine.question, theirs.question}) == 3 else set()
    )
    assert set(draft.topics) >= set(mine.topics) & set(theirs.topics)
