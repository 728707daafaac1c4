"""Which references stand behind a sentence."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.assemble import assemble
from articles.checks.prepared import Context, prepare
from articles.content import Reference, Text
from articles.draft import Draft
from tests.articles.checks.conftest import build


def behind(article, check_context, body):
    prepared = prepare(article(body), check_context)
    return {c.text: c.keys for part, c in prepared.cited if part.where == "body"}


def test_citation_behind_the_stop_belongs_to_its_sentence(article, check_context) -> None:
    found = behind(article, check_context, "One thing. [@a] Another thing. Third [@b; @c].")

    assert found == {"One thing.": ("a",), "Another thing.": (), "Third.": ("b", "c")}


def test_citation_behind_a_claim_covers_all_its_sentences(article, check_context) -> None:
    found = behind(article, check_context, "[One is so. Two is so.]{#both} [@a] Three is not.")

    assert found == {"One is so.": ("a",), "Two is so.": ("a",), "Three is not.": ()}


def test_references_of_a_claim_are_pooled_over_its_texts(check_context) -> None:
    texts = tuple(
        Text(audience=audience, headline="H", short_answer="", body=body)
        for audience, body in (
            ("patient", "[Pee more often.]{#pee}"),
            ("clinician", "[Polyuria.]{#pee} [@a]"),
        )
    )
    reference = Reference(key="a", csl={"title": "T"})
    content = assemble(Draft(slug="s", question="Q?", texts=texts, references=(reference,)))

    found = {c.text: c.keys for part, c in prepare(content, check_context).cited}

    assert found["Pee more often."] == ("a",)


def test_item_is_covered_by_the_item_and_the_lead_in_above_it(article, check_context) -> None:
    body = "Ask about diet: [@a]\n\n- First test: B12 [@b]\n    - less than 180\n- Second\n\nNext."

    found = behind(article, check_context, body)

    assert found["less than 180"] == ("a", "b")
    assert found["Second"] == ("a",)
    assert found["Next."] == ()


def test_cell_is_covered_by_its_row(article, check_context) -> None:
    body = "| Phase | Dose |\n|---|---|\n| First | 1 mg [@a] |\n| Then | 2 mg |\n"

    found = behind(article, check_context, body)

    assert found == {
        "Phase": (),
        "Dose": (),
        "First": ("a",),
        "1 mg": ("a",),
        "Then": (),
        "2 mg": (),
    }


def test_claim_left_out_and_its_citation_cover_nothing(article, check_context) -> None:
    body = 'Said. [Not said. [@a]]{#x .left-out audience="patient" reason="no"} [@b] More.'

    assert behind(article, check_context, body) == {"Said.": ("b",), "More.": ()}


PIECES = (
    *("One thing. ", "[@a] ", "[Two. Three.]{#c} ", "*so* ", "- ", "\n", "\n\n", "# ", ": "),
    *("[@b, p. 2]", "\\[@x\\] ", "`[@y]` "),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_cited_sentences_are_the_sentences_in_order(pieces) -> None:
    prepared = prepare(build("".join(pieces)), Context(date(2026, 11, 22)))

    assert [c.text for _, c in prepared.cited] == [s.text for _, _, s in prepared.sentences()]


def test_ten_thousand_marks_in_a_paragraph_are_read_in_time(article, check_context) -> None:
    body = "Word [@a] is. " * 4_500
    prepared = prepare(article(body), check_context)
    started = time.process_time()

    assert len(prepared.cited) > 4_500
    assert time.process_time() - started < 2


@pytest.mark.parametrize("private", ["\U000f0000", "\U000ffffd"])
def test_private_characters_of_an_author_cite_nothing_new(article, check_context, private) -> None:
    found = behind(article, check_context, f"One{private} thing. [@a] Another.")

    assert list(found) == [f"One{private} thing.", "Another."]
    assert found["Another."] == ()
