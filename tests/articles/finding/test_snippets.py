from hypothesis import given
from hypothesis import strategies as st

from articles.finding.snippets import LONGEST, snippet
from articles.finding.words import stems


def test_found_words_are_told_apart_in_all_their_forms():
    pieces = snippet("Injections help. One injection a day.", stems("injected"), "en")

    assert [text for text, found in pieces if found] == ["Injections", "injection"]


def test_the_stretch_with_most_found_words_is_shown():
    text = "Nothing here. " * 60 + "Low B12 makes legs weak. " + "Nothing there. " * 60
    shown = "".join(piece for piece, _ in snippet(text, stems("b12 weak legs"), "en"))

    assert "Low B12 makes legs weak." in shown
    assert shown.startswith("… ") and shown.endswith(" …")


@given(st.text(max_size=900), st.text(max_size=60))
def test_a_snippet_is_short_and_says_what_the_text_says(text, words):
    pieces = snippet(text, stems(words), "en")
    shown = "".join(piece for piece, _ in pieces).removeprefix("… ").removesuffix(" …")

    assert shown in " ".join(text.split()) or not shown.strip()
    assert len(shown) <= LONGEST + 80
