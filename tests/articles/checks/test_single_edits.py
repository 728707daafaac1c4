"""Single dangerous edits of complete articles are found by the rule that is meant for them."""

from pathlib import Path

import pytest

from articles.assemble import assemble
from articles.exchange import markdown_form
from articles.publishing.default_disclaimers import DISCLAIMERS
from bench.edits import chosen, edits
from bench.tried import known, missed

REPOSITORY = Path(__file__).parents[3]
ARTICLES = [
    *sorted((Path(__file__).parent / "complete").glob("*.md")),
    REPOSITORY / "editorial" / "demo" / "metformin-b12.md",
]


def _draft(path):
    return markdown_form.read(path.read_text(encoding="utf-8")).draft


@pytest.mark.parametrize("is_approved", [False, True], ids=["first draft", "new version"])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_at_least_57_of_60_single_edits_are_found(path, is_approved) -> None:
    draft = _draft(path)
    tried = chosen(draft, 60)

    lost = missed(draft, tried, is_approved=is_approved)

    assert len(tried) == 60
    assert len({edit.kind for edit in tried}) >= 25
    assert len(lost) <= 3, [(edit.kind, edit.what) for edit in lost]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_article_itself_raises_nothing_from_these_rules(path) -> None:
    draft = _draft(path)
    rules = frozenset(rule for edit in edits(draft) for rule in edit.rules) - {"CIT-09"}

    assert known(assemble(draft, DISCLAIMERS), rules) == set()
