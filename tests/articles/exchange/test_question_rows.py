"""Lists of questions and answers: each line a draft, or a refusal with its cure."""

import gzip
import json
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from articles.exchange.question_rows import QuestionRow, rows_of
from articles.markup.plain import plain


def _one(said: Any) -> QuestionRow:
    (row,) = rows_of([said if isinstance(said, bytes) else json.dumps(said).encode()])
    return row


def test_a_row_becomes_a_draft_with_the_page_it_came_from():
    row = _one(
        {
            "question": "What are the symptoms of  AML ? ?",
            "question_type": "symptoms",
            "answer_text": "Fever.\n\nBruises.",
            "focus": "Acute Myeloid Leukemia",
            "source": "CancerGov",
            "url": "https://www.cancer.gov/aml",
            "cui": ["C0220615"],
        }
    )

    assert row.draft is not None
    assert row.draft.question == "What are the symptoms of AML?"
    assert row.draft.slug == "what-are-the-symptoms-of-aml"
    assert row.draft.kind == "symptom"
    assert plain(row.draft.texts[0].body) == "Fever.\nBruises."
    assert row.draft.texts[0].short_answer == ""
    assert dict(row.draft.references[0].csl) == {
        "type": "webpage",
        "title": "Acute Myeloid Leukemia",
        "URL": "https://www.cancer.gov/aml",
        "container-title": "CancerGov",
    }
    assert row.left_out == ("cui",)


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        (b"{", "no JSON object"),
        (b"[1]", "no object in braces"),
        (b"[" * 100_000, "no JSON object"),
        (b"\xff{}", "UTF-8"),
        (b'{"question": "Why?"}', '"answer" is empty'),
        (b'{"question": " ? ", "answer": "x"}', '"question" is empty'),
        (b'{"question": ["Why?"], "answer": "x"}', '"question" is no text'),
        (b'{"question": "Why?", "answer": "a\\u0000b"}', "cannot be stored"),
        (b'{"question": "Why?", "answer": "a\\ud800b"}', "cannot be stored"),
        (b'{"question": "Why?", "answer": "a", "url": "javascript:x"}', '"url"'),
        (b'{"question": "Why?", "answer": "a", "kind": "poem"}', '"kind"'),
        (b'{"question": "Why?", "answer": "' + b"a" * 1_000_000 + b'"}', "longer than 1 MB"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_trouble(line: bytes, trouble: str):
    row = _one(line)

    assert row.draft is None
    assert trouble in row.trouble


def test_a_refused_row_does_not_stop_those_after_it_and_keeps_its_line():
    rows = list(rows_of([b"\n", b"{", b'{"question": "Why?", "answer": "So."}']))

    assert [(row.number, row.draft is not None) for row in rows] == [(2, False), (3, True)]


def test_equal_rows_have_one_digest():
    same = [_one({"question": q, "answer": "So."}) for q in ("Why ?", "why?")]

    assert same[0].digest == same[1].digest
    assert same[0].digest != _one({"question": "Why?", "answer": "No."}).digest


def test_every_hundredth_real_answer_is_taken_over_word_for_word(shared_data: Path):
    with gzip.open(shared_data / "medquad" / "medquad.jsonl.gz") as lines:
        rows = list(rows_of(islice(lines, 0, None, 100)))

    assert len(rows) == 114
    assert [row.trouble for row in rows if row.trouble] == []


def test_rows_that_are_done_are_not_read_again_and_lines_keep_their_numbers():
    lines = [b"\n", b"{", b"\n", b'{"question": "Why?", "answer": "So."}']

    assert [row.number for row in rows_of(lines, after=1)] == [4]
