"""A template for each kind of article: its parts in order, and what each must say.

What is still to be said stands in lines that begin with "To write:", and check TXT-04 stops an
article that has one left.
"""

from functools import cache
from pathlib import Path

from articles.content import ArticleKind
from articles.draft import Draft
from articles.exchange.markdown_form import read

KINDS: tuple[ArticleKind, ...] = ("condition", "medicine", "symptom", "test", "treatment")
_HERE = Path(__file__).parent


def from_template(kind: ArticleKind, *, slug: str, question: str) -> Draft:
    """Return the draft that an article on such a question begins with.

    Raises KeyError for a kind that has no template.
    """
    template = _template(kind)
    texts = tuple(text.model_copy(update={"headline": question}) for text in template.texts)
    return template.model_copy(update={"slug": slug, "question": question, "texts": texts})


@cache
def _template(kind: ArticleKind) -> Draft:
    if kind not in KINDS:
        raise KeyError(kind)
    return read((_HERE / f"{kind}.md").read_text("utf-8")).draft
