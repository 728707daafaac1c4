"""The dialect as HTML, by Python-Markdown with an extension that leaves out more than it adds.

Python-Markdown reads the blocks: headings, paragraphs, lists, tables. Everything inside a line
comes from the project's own scanner, because what is a claim or a citation on the page must be
exactly what the checks and the board's screens say it is. Hostile text is expected: call this
through limits.run wherever the text was not written by the program itself.
"""

from collections.abc import Collection, Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from articles.markup.arranging import LEVEL_WORDS, arrange
from articles.markup.expanding import Page, expand
from articles.markup.layout import lay_out, lay_out_inline
from articles.markup.numbering import Numbering
from articles.markup.serialising import serialise
from articles.markup.tokens import Tokens

# No block quotes: "- >350 pg/mL" would lose its ">" and the threshold its meaning. No indented
# code: a claim in it would be neither marked nor cited. The others are not in the dialect.
_NO_BLOCKS = ("quote", "code", "setextheader", "hr", "reference")


def to_html(
    source: str,
    *,
    numbering: Numbering | None = None,
    known_keys: Collection[str] = (),
    level_words: Mapping[str, str] = LEVEL_WORDS,
) -> str:
    """Return a text's HTML.

    The source is already chosen for its audience (blocks.select). `numbering` is the page's, for
    all texts on it. A key that is not among `known_keys` is shown as missing, never numbered.
    `level_words` say how urgent each kind of care card is.
    Raises RecursionError or MemoryError for text beyond reason; limits.run turns both into a
    refusal.
    """
    tokens = Tokens()
    return _convert(lay_out(source, tokens), _page(tokens, numbering, known_keys), level_words)


def inline_to_html(
    source: str, *, numbering: Numbering | None = None, known_keys: Collection[str] = ()
) -> str:
    """Return the HTML of a text that is one line, such as a headline or a short answer."""
    tokens = Tokens()
    laid_out = lay_out_inline(source, tokens)
    paragraph = _convert(laid_out, _page(tokens, numbering, known_keys))
    return paragraph.removeprefix("<p>").removesuffix("</p>")


def _page(tokens: Tokens, numbering: Numbering | None, known_keys: Collection[str]) -> Page:
    return Page(tokens, numbering or Numbering(), known_keys)


def _convert(laid_out: str, page: Page, level_words: Mapping[str, str] = LEVEL_WORDS) -> str:
    markdown = Markdown(
        extensions=[SaneListExtension(), TableExtension(), _Dialect(page, level_words)],
    )
    markdown.stripTopLevelTags = False
    markdown.serializer = serialise
    return markdown.convert(laid_out)


class _Dialect(Extension):
    def __init__(self, page: Page, level_words: Mapping[str, str]) -> None:
        super().__init__()
        self.page = page
        self.level_words = level_words

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        for name in _NO_BLOCKS:
            md.parser.blockprocessors.deregister(name)
        for name in ("inline", "prettify", "unescape"):
            md.treeprocessors.deregister(name)
        for name in ("raw_html", "amp_substitute"):
            md.postprocessors.deregister(name)
        md.treeprocessors.register(_Marks(self.page, self.level_words), "marks", 0)


class _Marks(Treeprocessor):
    def __init__(self, page: Page, level_words: Mapping[str, str]) -> None:
        super().__init__()
        self.page = page
        self.level_words = level_words

    def run(self, root: Element) -> None:
        expand(root, self.page)
        arrange(root, self.page.numbering, self.level_words)
