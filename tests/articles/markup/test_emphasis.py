"""Stress is read as CommonMark reads it, except within words and numbers."""

import json
import re

import pytest

from articles.markup.html import to_html


def test_emphasis_is_commonmarks(shared_data):
    """Words that both read the same way: one paragraph, no links, code or stress within words."""
    lines = (shared_data / "markdown" / "commonmark-spec.jsonl").read_text("utf-8").splitlines()
    examples = [json.loads(line) for line in lines]
    same = [
        (example["markdown"], example["html"])
        for example in examples
        if example["section"] == "Emphasis and strong emphasis"
        and not re.search(r"[\[<`]|\w[*_]+\w|^\* |^ *[*_]+ *$", example["markdown"])
        and "\n\n" not in example["markdown"]
    ]

    assert len(same) > 60
    for markdown, expected in same:
        expected = re.sub(r"[ \n]+", " ", expected.replace("&quot;", '"')).strip()
        assert to_html(markdown) == expected, markdown


@pytest.mark.parametrize("words", ["2*3*4 mg", "a*b*c", "1**2**3", "snake_case_word", "x*2*"])
def test_stars_within_words_and_numbers_are_stars(words):
    assert to_html(words) == f"<p>{words}</p>"


def test_stress_does_not_reach_over_a_claims_edge():
    assert to_html("*a [b* c]{#c} *d*") == (
        '<p>*a <span class="claim" id="claim-c">b* c</span> <em>d</em></p>'
    )


def test_stress_stops_nesting_somewhere_and_loses_no_star():
    page = to_html("*a " * 30 + "b* " * 30)

    assert page.count("<em>") == page.count("</em>") == 10
    assert page.count("*") == 40
