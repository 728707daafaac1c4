"""Marks that cannot be read, and characters that nobody sees."""

import pytest

from articles.checks.pages.dialect import unreadable, unseen_characters
from articles.checks.prepared import prepare


def test_problem_of_a_fence_is_quoted_with_its_place(article, check_context) -> None:
    body = "Words.\n\n::: {.urgent}\n## Call 999\n"

    (found,) = unreadable(prepare(article(body), check_context))

    assert body[found.at :].startswith(found.quote)
    assert found.quote == "::: {.urgent}"
    assert "not closed" in found.message
    assert found.cure.startswith("Put :::")


def test_problem_of_a_mark_is_quoted(article, check_context) -> None:
    found = list(unreadable(prepare(article("[Words]{#Big} [@puri2011]"), check_context)))

    assert len(found) == 1
    assert "{#Big}" in found[0].quote


def levels(content, check_context) -> list[str]:
    return [trouble.level for trouble in unseen_characters(prepare(content, check_context))]


@pytest.mark.parametrize(
    "body",
    [
        "Give 1\u200b0 mg.",
        "Give 10 m\u00adg.",
        "Give 10 \u202emg.",
        "Give \u20665 mg.",
        "More than\u200d 350 pg/mL.",
        "[Low B12 can cause weak\u00adness.]{#weakness} [@puri2011]",
        "See [the label](https://exam\u200bple.org).",
        "a \u2060> b",
    ],
)
def test_unseen_character_near_a_number_unit_claim_or_link_blocks(
    article, check_context, body
) -> None:
    assert levels(article(body), check_context) == ["block"]


@pytest.mark.parametrize("character", "\u00ad\u200b\u200d\u200e\u202e\u2066\u2060\ufeff\u061c")
def test_unseen_character_elsewhere_warns(article, check_context, character) -> None:
    body = f"The words stand here in peace and numb{character}ness comes late in most people."

    assert levels(article(body), check_context) == ["warn"]


def test_unseen_character_in_a_title_blocks(article, check_context) -> None:
    content = article(question="Can low B\u202e12 cause it?")
    titled = content.references[0].model_copy(update={"csl": {"title": "Se\u00adrial studies"}})

    found = prepare(content.model_copy(update={"references": (titled,)}), check_context)

    assert [(t.where, t.level) for t in unseen_characters(found)] == [
        ("article", "block"),
        ("reference puri2011", "block"),
    ]


def test_unseen_character_is_named(article, check_context) -> None:
    (found,) = unseen_characters(prepare(article("Give 1\u200b0 mg."), check_context))

    assert "U+200B (zero width space)" in found.message
    assert (found.quote, found.at, found.fix) == ("1\u200b0", 5, "10")


def test_what_turns_the_order_of_words_is_not_put_right_by_guess(article, check_context) -> None:
    (found,) = unseen_characters(prepare(article("Give \u202e01 mg."), check_context))

    assert found.fix is None


def test_no_break_spaces_and_accents_are_silent(article, check_context) -> None:
    assert levels(article("Sjo\u0308gren: 10\u00a0mg, 5\u202f%."), check_context) == []
