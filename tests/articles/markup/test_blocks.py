"""Fences say who sees what; a fence that cannot be read never hides or shows by accident."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.markup.blocks import KINDS, parse_blocks, select

TEXT = """\
Before.

::: {.for audience="patient carer"}
Plain words.

::: {.urgent}
### Call your GP today if

- you fall
:::
:::

::: {.for audience="clinician"}
Technical words.
:::

After.
"""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_fence_is_read(kind):
    values = ' audience="carer"' if kind == "for" else ""

    found = parse_blocks(f"::: {{.{kind}{values}}}\n# Heading\n\nwords\n:::\n")

    assert [block.kind for block in found.blocks] == [kind]
    assert found.problems == ()


def test_fences_form_a_tree():
    found = parse_blocks(TEXT)

    outer, other = found.blocks
    assert (outer.kind, outer.audiences) == ("for", ("patient", "carer"))
    assert [child.kind for child in outer.children] == ["urgent"]
    assert TEXT[other.inner_start : other.inner_end] == "Technical words.\n"
    assert TEXT[other.start : other.end].startswith('::: {.for audience="clinician"}')
    assert [block.kind for block in found.walk()] == ["for", "urgent", "for"]


def test_an_audience_is_shown_its_own_blocks_without_their_fences():
    shown = select(TEXT, "carer")

    assert "Plain words." in shown and "Technical" not in shown and ".for" not in shown
    assert "::: {.urgent}\n### Call your GP today if" in shown


def test_an_audience_is_not_shown_blocks_of_others():
    shown = select(TEXT, "clinician")

    assert "Technical words." in shown
    assert "Plain" not in shown and "urgent" not in shown


def test_a_removed_block_does_not_join_its_neighbours():
    shown = select('One\n::: {.for audience="carer"}\nx\n:::\nTwo', "patient")

    assert shown == "One\n\nTwo"


def test_text_without_fences_is_shown_as_it_is():
    assert select("a\n\n- b\n", "patient") == "a\n\n- b\n"


def test_unknown_audience_is_refused():
    with pytest.raises(KeyError):
        select("words", "pet")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("::: {.note}\nx", "not closed"),
        ("x\n:::\n", "closes nothing"),
        ("::: {.strange}\nx\n:::\n", "no fence known"),
        ("::: note\nx\n:::\n", "is no fence"),
        (":::note\nx\n:::\n", "is no fence"),
        ("::: {.note #id}\nx\n:::\n", "no fence known"),
        ("::: {.note .warning}\nx\n:::\n", "no fence known"),
        ('::: {.note style="x"}\nx\n:::\n', "no value"),
        ("::: {.for}\nx\n:::\n", "takes audience"),
        ('::: {.for audience="pet"}\nx\n:::\n', "is no audience"),
        ('::: {.for audience=""}\nx\n:::\n', "is no audience"),
        ("::: {.note\nx\n:::\n", "cannot be read"),
        ("::: {.note} words\nx\n:::\n", "Words stand behind"),
        ("::: {.urgent}\nx\n:::\n", "no heading"),
    ],
)
def test_a_fence_that_cannot_be_read_is_a_problem(source, words):
    problems = parse_blocks(source).problems

    assert any(words in problem.message for problem in problems)
    assert problems[0].end <= len(source)


def test_an_unclosed_fence_hides_nothing_and_is_not_a_block():
    source = '::: {.for audience="clinician"}\nwords\n::: {.note}\ninner\n:::\n'

    found = parse_blocks(source)

    assert [block.kind for block in found.blocks] == ["note"]
    assert select(source, "patient") == source


def test_fences_too_deep_are_a_problem():
    source = "::: {.note}\n" * 2000 + ":::\n" * 2000

    found = parse_blocks(source)

    assert len(list(found.walk())) == 8
    assert any("too deep" in problem.message for problem in found.problems)


def test_a_fence_line_in_code_ticks_is_still_a_fence():
    assert [b.kind for b in parse_blocks("`a\n::: {.note}\nb`\n:::\n").blocks] == ["note"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [":::", "::: {.note}", '::: {.for audience="carer"}', "words", "", "- item", ":::x"]
        ),
        max_size=14,
    )
)
def test_words_outside_others_blocks_are_never_lost(parts):
    source = "\n".join(parts)
    hidden = [block for block in parse_blocks(source).walk() if block.kind == "for"]

    shown = select(source, "carer")

    assert shown.count("words") == source.count("words")
    outside = sum(
        1
        for at in range(len(source))
        if source.startswith("words", at) and not any(b.start <= at < b.end for b in hidden)
    )
    assert select(source, "patient").count("words") == outside
