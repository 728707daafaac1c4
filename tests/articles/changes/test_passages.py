"""A text as sentences, headings and table rows."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.changes.passages import of_plain, of_source
from articles.markup.plain import blocks_of_text

TEXT = """\
# Doses

Take **not** [1 mg daily for *two* weeks.]{#dose} [@a, p. 3; @b] Then [see here](https://x.org/1).

::: {.urgent}
### Call now if

- you faint
  - and are alone
:::

Take it if:

- you are well

| Who | Dose |
|---|---|
| Adult | >10 mg [@q] |
"""


def test_every_sentence_heading_and_row_is_a_passage():
    assert [(p.kind, p.text.strip()) for p in of_source(TEXT)] == [
        ("heading", "Doses"),
        ("paragraph", "Take not 1 mg daily for two weeks."),
        ("paragraph", "Then see here."),
        ("heading", "Call now if"),
        ("item", "you faint"),
        ("item", "and are alone"),
        ("paragraph", "Take it if:"),
        ("item", "you are well"),
        ("header", "Who | Dose"),
        ("row", "Adult | >10 mg"),
    ]


def test_words_know_their_stress_and_their_claim():
    sentence = of_source(TEXT)[1]

    said = {word.text: (word.rank, word.claim) for word in sentence.words}

    assert said["not"] == (2, "")
    assert said["two"] == (1, "dose")
    assert said["Take"] == (0, "")


def test_citations_and_addresses_are_words_that_are_not_shown():
    hidden = [
        (word.kind, word.text, word.claim)
        for passage in of_source(TEXT)
        for word in passage.words
        if word.kind != "word"
    ]

    assert hidden == [
        ("citation", "a, p. 3", "dose"),
        ("citation", "b", "dose"),
        ("link", "https://x.org/1", ""),
        ("citation", "q", ""),
    ]


def test_a_passage_knows_what_it_stands_under():
    under = {passage.text.strip(): passage.under for passage in of_source(TEXT)}

    assert under["you faint"] == ("Call now if",)
    assert under["and are alone"] == ("Call now if", "you faint")
    assert under["you are well"] == ("Doses", "Take it if:")
    assert under["Adult | >10 mg"] == ("Doses", "Who | Dose")


def test_a_passage_knows_its_fences():
    fences = {passage.text.strip(): passage.fences for passage in of_source(TEXT)}

    assert fences["you faint"] == ("urgent",)
    assert fences["you are well"] == ()


def test_a_capital_that_begins_a_sentence_makes_no_other_word():
    one, other = of_plain("Start it"), of_plain("start it")

    assert one[0].same == other[0].same


def test_a_capital_that_makes_another_unit_does():
    assert of_plain("1 mg")[0].same != of_plain("1 Mg")[0].same


def test_words_without_marks_are_read_as_they_stand():
    assert [passage.text for passage in of_plain("2*3 [@a] mg")] == ["2*3 [@a] mg"]
    assert of_plain("") == []


@given(st.text(alphabet="ab1 .|[]()*_`#@{}:\\-!\n<>", max_size=80))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_is_read_word_by_word(source):
    shown = "".join(block.text for block in blocks_of_text(source))
    words = [word for passage in of_source(source) for word in passage.words]

    read = "".join(word.text for word in words if word.kind == "word")

    assert read.replace("|", "") == "".join(shown.split()).replace("|", "")
    for passage in of_source(source):
        for word in passage.words:
            assert word.kind != "word" or passage.text[word.start : word.end] == word.text
