"""Every example in docs/dialect.md gives what is shown below it."""

import re

import pytest

from articles.markup.blocks import KINDS, parse_blocks, select
from articles.markup.claiming import CERTAINTIES
from articles.markup.claiming import KINDS as CLAIM_KINDS
from articles.markup.html import to_html
from articles.markup.scan import scan
from tests.conftest import ROOT

DOCUMENT = (ROOT / "docs" / "dialect.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"```markdown\n(.*?)```\n\n```(html|problem)\n(.*?)\n```", re.DOTALL)
EXAMPLES = EXAMPLE.findall(DOCUMENT)
KEYS = {"puri2011", "nice-ng239"}


def test_every_block_of_the_document_belongs_to_an_example():
    assert len(EXAMPLES) > 20
    assert DOCUMENT.count("```") == 4 * len(EXAMPLES)


@pytest.mark.parametrize(("source", "kind", "shown"), EXAMPLES)
def test_example_gives_what_is_shown(source, kind, shown):
    if kind == "html":
        assert to_html(select(source, "patient"), known_keys=KEYS) == shown
    else:
        problems = (*scan(source).problems, *parse_blocks(source).problems)
        assert [problem.message for problem in problems] == [shown]


def test_every_fence_kind_and_certainty_is_described():
    for kind in KINDS:
        assert f"`.{kind}`" in DOCUMENT
    for word in (*CLAIM_KINDS, *CERTAINTIES):
        assert word in DOCUMENT
