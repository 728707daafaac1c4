"""Proposed citations: what the editor sees of them, and what they were before."""

import pytest

from articles.content import Text
from articles.draft import Draft
from articles.exchange.imported import Imported, Proposal
from articles.exchange.proposals import AFTER, BEFORE, around, unconfirmed, undone

MARK = "[@a2013]"


def proposed(before: str, after: str, *, original: str = "3") -> Imported:
    body = f"{before}{MARK}{after}"
    text = Text(audience="patient", headline="A page", short_answer="Yes.", body=body)
    start = len(before)
    proposal = Proposal(
        text="patient",
        where="body",
        start=start,
        end=start + len(MARK),
        original=original,
        keys=("a2013",),
        confident=True,
        reason="",
        line=7,
    )
    draft = Draft(slug="a-page", question="A page?", texts=(text,))
    return Imported(draft, marks={}, dangling=(), proposals=(proposal,))


def seen(imported: Imported) -> tuple[str, str]:
    return around(imported, imported.proposals[0])


def test_a_short_line_is_shown_whole_and_no_other_line() -> None:
    imported = proposed("Above.\n\nLegs get weak.", " Treatment helps.\n\nBelow.")

    assert seen(imported) == ("Legs get weak.", " Treatment helps.")


def test_a_long_line_is_cut_between_words() -> None:
    words = "weakness " * 40

    before, after = seen(proposed(words.strip(), f" {words}"))

    assert {*before.split(), *after.split()} == {"…", "weakness"}
    assert before.startswith("… weakness")
    assert after.endswith("weakness …")
    assert len(before) <= BEFORE + 2
    assert len(after) <= AFTER + 2


@pytest.mark.parametrize("length", range(8))
def test_no_cut_falls_into_a_word_wherever_the_words_end(length) -> None:
    before, after = seen(proposed("x" * length + " vitamin" * 40, "x" * length + " vitamin" * 40))

    assert set(before.removeprefix("…").split()) == {"vitamin"}
    assert set(after.removesuffix("…").split()) <= {"vitamin", "x" * length}


def test_a_line_that_is_one_word_is_left_out() -> None:
    assert seen(proposed("x" * 500, "y" * 500)) == ("… ", " …")


def test_a_refused_citation_is_what_the_file_had() -> None:
    imported = proposed("Legs get weak.", " Treatment helps.", original="3, 6")

    again = undone(imported.draft, imported.proposals)

    assert again.texts[0].body == "Legs get weak.3, 6 Treatment helps."
    assert undone(imported.draft, ()) == imported.draft


def test_what_nobody_confirmed_is_kept_with_its_line_and_words() -> None:
    imported = proposed("Above.\n\n**Legs** get weak", ".", original="3")

    (line,) = unconfirmed(imported)

    assert (line.line, line.kind, line.text) == (7, "proposed citation", "Legs get weak 3")
