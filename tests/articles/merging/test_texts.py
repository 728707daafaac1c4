"""Two wordings that began as one: what only one changed is taken, what both changed is asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.markup.blocks import parse_blocks
from articles.markup.scan import scan
from articles.merging.pieces import paragraphs, sentences
from articles.merging.texts import merge_texts, text_of

LEGS = '[B12 deficiency can weaken the legs.]{#legs kind="symptom"} [@stabler2013]'
DOSE = '[Give 1 mg on alternate days.]{#dose kind="dose"} [@ng239, p. 12]'
BASE = f"## Signs\n\n{LEGS} It comes slowly.\n\n## Dose\n\n{DOSE}\n\nAsk your doctor.\n"


def mine(conflict):
    return conflict.mine


def theirs(conflict):
    return conflict.theirs


def merged(base, one, other):
    return merge_texts("text-patient-body", base, one, other)


def conflicts(parts):
    return [part.conflict for part in parts if part.conflict]


def clean(base, one, other):
    parts = merged(base, one, other)
    assert conflicts(parts) == []
    return text_of(parts, mine)


def test_two_paragraphs_beside_one_another_are_both_taken():
    one = BASE.replace("It comes slowly.", "It comes over months.")
    other = BASE.replace("## Dose", "## The usual dose")

    together = clean(BASE, one, other)

    assert together == one.replace("## Dose", "## The usual dose")


def test_two_sentences_of_one_paragraph_are_both_taken():
    one = BASE.replace("It comes slowly.", "It comes over months.")
    other = BASE.replace("can weaken the legs", "can make the legs weak")

    together = clean(BASE, one, other)

    assert together == one.replace("can weaken the legs", "can make the legs weak")


def test_a_claim_that_both_changed_is_asked_by_its_id_and_the_rest_is_taken():
    one = BASE.replace("1 mg", "10 mg").replace("slowly", "over months")
    other = BASE.replace("1 mg", "5 mg").replace("## Signs", "## What you notice")

    parts = merged(BASE, one, other)

    (conflict,) = conflicts(parts)
    assert conflict.claim == "dose"
    assert (conflict.mine, conflict.theirs) == (
        DOSE.replace("1 mg", "10 mg"),
        DOSE.replace("1 mg", "5 mg"),
    )
    assert conflict.choices == ("theirs", "mine")
    assert text_of(parts, mine) == one.replace("## Signs", "## What you notice")
    assert text_of(parts, theirs) == other.replace("slowly", "over months")


def test_two_words_of_one_sentence_are_never_mixed():
    base = "Give hydroxocobalamin 1 mg."

    (conflict,) = conflicts(
        merged(base, "Give cyanocobalamin 1 mg.", "Give hydroxocobalamin 10 mg.")
    )

    assert conflict.choices == ("theirs", "mine", "both")


def test_a_sentence_over_two_lines_is_one_sentence():
    base = "Give one tablet\nevery day.\n"

    assert conflicts(merged(base, base.replace("one", "two"), base.replace("day", "week")))


def test_a_paragraph_that_one_removed_and_the_other_changed_is_asked():
    one = BASE.replace("\n\nAsk your doctor.", "")
    other = BASE.replace("Ask your doctor.", "Ask your doctor today.")

    parts = merged(BASE, one, other)

    (conflict,) = conflicts(parts)
    assert (conflict.mine, conflict.theirs) == ("", "Ask your doctor today.")
    assert text_of(parts, mine) == one
    assert text_of(parts, theirs) == other


def test_what_both_wrote_alike_stands_once():
    both = f"{BASE}\nMore.\n"

    assert clean(BASE, both.replace("## Signs", "## Sign"), both) == both.replace(
        "## Signs", "## Sign"
    )


def test_what_both_added_at_one_place_can_be_had_together():
    parts = merged("First.\n", "First.\n\nMine.\n", "First.\n\nTheirs.\n")

    (conflict,) = conflicts(parts)

    assert conflict.choices == ("theirs", "mine", "both")
    assert text_of(parts, lambda c: c.settled("both")) == "First.\n\nTheirs.\n\nMine.\n"


def test_a_claim_that_both_moved_does_not_stand_there_twice():
    one = f"{DOSE}\n\n## Signs\n\n{LEGS}\n\n## Dose\n\nText.\n"
    other = f"## Signs\n\n{LEGS}\n\n{DOSE}\n\n## Dose\n\nText.\n"
    base = f"## Signs\n\n{LEGS}\n\n## Dose\n\n{DOSE}\n\nText.\n"

    parts = merged(base, one, other)

    for choose in (mine, theirs):
        assert text_of(parts, choose).count("#dose") == 1


def test_two_who_put_a_box_around_the_same_words_are_asked():
    base = "A.\n\nB.\n\nC.\n"
    one = "::: {.note}\n\nA.\n\nB.\n\n:::\n\nC.\n"
    other = 'A.\n\n::: {.for audience="carer"}\n\nB.\n\nC.\n\n'

    parts = merged(base, one, other)

    for choose, wrote in ((mine, one), (theirs, other)):
        assert troubles(text_of(parts, choose)) <= max(troubles(one), troubles(other)), wrote


@pytest.mark.parametrize("added", ["- three", "Not an item."])
def test_what_stood_first_keeps_its_own_line(added):
    base = "- one\n- two"

    together = clean(base, f"{added}\n- one\n- two", base.replace("two", "zwei"))

    assert together == f"{added}\n- one\n- zwei"


WORDS = st.sampled_from(
    [
        "A.", "B.", "C two.", "\n", "\n\n", "- item\n", "## H\n\n", " ",
        "::: {.note}\n", "\n:::\n", "[x]{#one} [@k]", "[y.]{#two}", "| a | b |\n", "1. n\n",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=12).map("".join)


@settings(max_examples=40)
@given(TEXTS, TEXTS)
def test_what_one_person_alone_did_is_taken_to_the_letter(base, changed):
    assert clean(base, changed, base) == changed
    assert clean(base, base, changed) == changed
    assert clean(base, changed, changed) == changed


@settings(max_examples=60)
@given(TEXTS, TEXTS, TEXTS)
def test_no_sentence_that_somebody_wrote_is_lost(base, one, other):
    """Every sentence that is new on a side stands in the text that takes that side."""
    parts = merged(base, one, other)

    for choose, wrote in ((mine, one), (theirs, other)):
        found = text_of(parts, choose)
        assert troubles(found) <= max(troubles(one), troubles(other))
        assert [each for each in written(wrote) if each not in base and each not in found] == []


@settings(max_examples=60)
@given(TEXTS, TEXTS, TEXTS)
def test_what_the_other_wrote_is_taken_or_asked(base, one, other):
    parts = merged(base, one, other)
    found = text_of(parts, mine)
    asked = [text for each in conflicts(parts) for text in (each.theirs, each.base)]

    gone = [each for each in written(other) if each not in base and each not in found]

    assert [each for each in gone if not any(each in text for text in asked)] == []


def test_a_box_that_white_space_opens_is_asked_alike_whoever_saves_first():
    base = "B.\nA.C two.## H\n\n"
    one, other = "\n:::\n\n:::\n", " \n:::\nB. C two.\n| a | b |\n"

    assert asked(merged(base, one, other)) == turned(asked(merged(base, other, one)))


@settings(max_examples=60)
@given(TEXTS, TEXTS, TEXTS)
def test_who_saves_first_changes_nothing(base, one, other):
    there, back = merged(base, one, other), merged(base, other, one)

    assert asked(there) == turned(asked(back))
    assert text_of(there, mine) == text_of(back, theirs)
    assert text_of(there, theirs) == text_of(back, mine)


def asked(parts):
    return [(each.base, each.mine, each.theirs) for each in conflicts(parts)]


def turned(found):
    return [(base, one, other) for base, other, one in found]


def written(text):
    return [s.words for p in paragraphs(text) for s in sentences(p.words)]


def troubles(text):
    return len(scan(text).problems) + len(parse_blocks(text).problems)
