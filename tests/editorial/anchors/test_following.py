"""A comment stands on exactly its words, or nowhere; never on another dose."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from articles.content import Claim, Content, Text, Wording
from editorial.anchors import Anchor, Orphan, Place, anchor, occurrences, place_at


def content(body: str, *claims: Claim, audience: str = "patient") -> Content:
    text = Text(audience=audience, headline="Legs", short_answer="Yes.", body=body)
    return Content(slug="b12", question="Why?", texts=(text,), claims=claims)


def on(quote: str, body: str, *, nth: int = 0) -> tuple[Place, Content]:
    said_of = content(body)
    start = list(occurrences(quote, body))[nth]
    return place_at(said_of, "patient", "body", start, start + len(quote)), said_of


def moved(quote: str, before: str, after: str, *, nth: int = 0) -> Anchor | Orphan:
    place, said_of = on(quote, before, nth=nth)
    return anchor(place, content(after), said_of)


def claim(id: str, *was: str) -> Claim:
    return Claim(id=id, was=was, wordings=(Wording(audience="patient", words=f"{id}."),))


def test_words_that_nobody_touched_stay_where_they_are():
    found = moved("1 mg", "Give 1 mg now.", "Give 1 mg now.")

    assert found == Anchor(audience="patient", field="body", start=5, end=9)


def test_words_that_were_pushed_down_are_followed():
    found = moved("1 mg", "Give 1 mg now.", "A new line.\n\nGive 1 mg now.")

    assert isinstance(found, Anchor)
    assert (found.start, found.has_moved, found.is_amid_others) == (18, True, False)


@pytest.mark.parametrize(
    "after",
    [
        "Give 11 mg now.",
        "Give 0.1 mg now.",
        "Give .1 mg now.",
        "Give 0·1 mg now.",
        "Give 1 mg/kg now.",
        "Give 1 mg per kg now.",
        "Give 1 mg / kg now.",
        "Give 2–1 mg now.",
        "Give 0.5 to 1 mg now.",
        "Give 0.5 mg to 1 mg now.",
        "Give >1 mg now.",
        "Give ≥ 1 mg now.",
        "Give −1 mg now.",
        "Give 1 mg² now.",
        "Give 1 mg to 2 mg now.",
        "Give 1 mgs now.",
        "Give 1 micrograms now.",
        "Give 1\u00a0mg now.",
        "Give 1  mg now.",
        "Give nothing now.",
        "",
    ],
)
def test_another_measure_is_not_the_one_that_was_commented(after):
    assert isinstance(moved("1 mg", "Give 1 mg now.", after), Orphan)


@pytest.mark.parametrize(
    ("quote", "longer"),
    [
        ("dose", "An overdose harms."),
        ("smoker", "A non-smoker may."),
        ("vitamin", "Take multi-vitamins or a vitamin-free diet."),
        ("do", "They don’t do-it-yourself."),
        ("50", "It is 50% or 50 % or 50.5 or 1:50 or 50,000."),
        ("1", "Take 1 mg, 1 tablet and 1\u00a0g for 1 day."),
        ("cafe", "The cafe\u0301 is closed."),
    ],
)
def test_a_part_of_a_longer_word_is_no_match(quote, longer):
    assert not list(occurrences(quote, longer))


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("1 mg", "**1 mg** [1 mg](x) (1 mg) 1 mg. 1 mg, 1 mg; “1 mg”"),
        ("not", "Do *not* stop."),
        ("every 8 hours", "Take it every 8 hours."),
    ],
)
def test_whole_words_between_marks_are_found(quote, source):
    assert len(list(occurrences(quote, source))) == source.count(quote)


def test_the_other_of_two_equal_doses_is_not_taken_for_the_one_that_changed():
    before = "Hydroxocobalamin 1 mg is given daily.\n\nMetformin 1 mg is given daily."
    after = "Hydroxocobalamin 10 mg is given daily.\n\nMetformin 1 mg is given daily."

    assert isinstance(moved("1 mg", before, after), Orphan)
    assert isinstance(moved("1 mg", before, after, nth=1), Anchor)


def test_of_two_equal_sentences_the_one_that_is_left_is_nobodys():
    sentence = "Take 1 mg daily.\n"
    before = f"## Adults\n\n{sentence}\n## Children\n\n{sentence}"
    after = f"## Adults\n\nTake 10 mg daily.\n\n## Children\n\n{sentence}"

    assert isinstance(moved("1 mg", before, after), Orphan)


def test_of_many_the_one_in_the_same_surroundings_is_followed():
    before = "Adults: 1 mg. Children: 1 mg."
    after = "New. Adults: 1 mg. Children: 1 mg."

    found = moved("1 mg", before, after, nth=1)

    assert isinstance(found, Anchor)
    assert found.start == after.rindex("1 mg")


def test_a_dose_that_came_up_elsewhere_is_another_dose():
    before = "Give hydroxocobalamin 1 mg on alternate days."
    after = "Give hydroxocobalamin 5 mg on alternate days.\n\nNever take 1 mg at once."

    assert isinstance(moved("1 mg", before, after), Orphan)


def test_words_without_a_figure_that_stand_once_are_followed_anywhere():
    found = moved("tingling feet", "At first tingling feet.", "Later.\n\n- tingling feet\n")

    assert isinstance(found, Anchor)
    assert found.has_moved and found.is_amid_others


def test_another_medicine_before_the_same_dose_is_told():
    found = moved("1 mg", "Aaaa 1 mg is given daily.", "Bbbb 1 mg is given daily.")

    assert isinstance(found, Anchor)
    assert found.is_amid_others


def test_a_text_of_another_audience_is_another_text():
    place, said_of = on("1 mg", "Give 1 mg now.")

    found = anchor(place, content("Give 1 mg now.", audience="clinician"), said_of)

    assert isinstance(found, Orphan)


def test_a_place_that_the_record_does_not_bear_out_is_an_orphan():
    place, said_of = on("1 mg", "Give 1 mg now.")
    forged = Place(**{**vars(place), "position": 4})

    assert isinstance(anchor(forged, said_of, said_of), Orphan)


def test_a_claim_is_followed_by_its_id():
    assert anchor(Place(claim="dose"), content("", claim("dose")), content("")) == Anchor("dose")


def test_a_claim_is_followed_to_its_new_id():
    found = anchor(Place(claim="dose"), content("", claim("adult-dose", "dose")), content(""))

    assert found == Anchor("adult-dose", has_moved=True)


def test_a_claim_that_was_divided_belongs_to_neither_half():
    halves = content("", claim("adults", "dose"), claim("children", "dose"))

    found = anchor(Place(claim="dose"), halves, content(""))

    assert found == Orphan("Claim “dose” was divided into adults and children.")


def test_a_claim_that_is_gone_leaves_an_orphan():
    assert isinstance(anchor(Place(claim="dose"), content(""), content("")), Orphan)


def test_what_is_said_of_the_whole_stands_always():
    assert anchor(Place(), content(""), content("Old.")) == Anchor()


WORDS = st.lists(
    st.sampled_from(
        ["1 mg", "11 mg", "1 mg/kg", "0.1 mg", "not", "do", "give", "≥", "daily", "\n", "-", "**"]
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=150)
@given(WORDS, WORDS, st.sampled_from(["1 mg", "11 mg", "not", "give", "do not"]), st.data())
def test_a_comment_never_ends_on_words_other_than_its_quote(before, after, quote, data):
    old, new = " ".join(before), " ".join(after)
    starts = list(occurrences(quote, old))
    assume(starts)
    said_of = content(old)
    start = data.draw(st.sampled_from(starts))
    place = place_at(said_of, "patient", "body", start, start + len(quote))

    found = anchor(place, content(new), said_of)

    if isinstance(found, Anchor):
        assert new[found.start : found.end] == quote
        assert found.start in occurrences(quote, new)


@settings(max_examples=150)
@given(WORDS, WORDS, st.sampled_from(["1 mg", "0.1 mg", "not"]), st.data())
def test_when_its_own_words_go_it_goes_to_no_others(before, after, quote, data):
    """Cut the words out and leave all else: whatever else says the same, nothing is left of it."""
    old = " ".join([*before, quote, *after])
    starts = list(occurrences(quote, old))
    assume(starts)
    said_of = content(old)
    start = data.draw(st.sampled_from(starts))
    place = place_at(said_of, "patient", "body", start, start + len(quote))

    found = anchor(place, content(f"{old[:start]}5 mg{old[start + len(quote) :]}"), said_of)

    assert isinstance(found, Orphan)


@settings(max_examples=100)
@given(st.text("ab \n", max_size=30), st.text("ab \n", max_size=30))
def test_text_put_before_all_loses_nothing_that_stands_once(before, added):
    old = f"{before}\nGive 1 mg daily."
    place, said_of = on("1 mg", old)
    new = f"{added}\n{old}"

    found = anchor(place, content(new), said_of)

    assert isinstance(found, Anchor)
    assert (found.start, found.has_moved) == (new.index("1 mg"), True)
