"""The examples of docs/terms.md are what the page says."""

import re
from pathlib import Path

import pytest

from articles.content import Term
from articles.terms import glossary_files
from articles.terms.explaining import explain

TEXT = (Path(__file__).resolve().parents[3] / "docs" / "terms.md").read_text()
EXAMPLES = re.findall(r"```markdown\n(.*?)\n```\n\n```becomes\n(.*?)\n```", TEXT, re.DOTALL)
(GLOSSARY,) = re.findall(r"```csv\n(.*?)```", TEXT, re.DOTALL)


def test_there_are_examples():
    assert len(EXAMPLES) == TEXT.count("```becomes") >= 5


@pytest.mark.parametrize(("source", "becomes"), EXAMPLES)
def test_the_example_is_true(source, becomes):
    entries = glossary_files.read(GLOSSARY.encode(), format="csv", audience="carer").entries
    terms = [Term(word=e.word, audience="carer", plain=e.plain, later=e.later) for e in entries]

    assert explain(source, terms, "carer").source == becomes


@pytest.mark.parametrize("format", glossary_files.FORMATS)
def test_every_format_of_a_glossary_is_explained(format):
    assert f"| `{format}` |" in TEXT
