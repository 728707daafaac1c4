import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.finding.asks import ASKS, MOST_ASKS, asks_of


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("why do my legs feel weak", "cause"),
        ("Why it happens", "cause"),
        ("What you may notice: signs and symptoms", "sign"),
        ("how do doctors find out", "test"),
        ("Tests", "test"),
        ("how is it treated", "treatment"),
        ("which surgery", "treatment"),
        ("what are his chances", "outlook"),
        ("can I pass it on to my children", "inheritance"),
        ("how many people have it", "frequency"),
        ("who gets it", "risk"),
        ("how can I prevent it", "prevention"),
        ("is there any research on it", "research"),
        ("which gene is broken", "genes"),
        ("what is it", "what"),
    ],
)
def test_what_is_asked_is_recognised(words, asks):
    assert asks_of(words)[0] == asks


def test_what_is_said_outright_comes_before_what_is_hinted_at():
    assert asks_of("can tablets cause hearing loss") == ("cause", "treatment")


def test_a_name_asks_nothing():
    assert asks_of("vitamin B12") == ()


@given(st.text(max_size=400))
def test_any_words_ask_few_known_things(words):
    found = asks_of(words)

    assert len(found) <= MOST_ASKS
    assert set(found) <= set(ASKS)
