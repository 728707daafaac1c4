import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.exchange.page.manuscript import Manuscript, write_blocks
from articles.exchange.page.marks import Marks, find
from articles.exchange.page.shape import Block
from articles.markup.plain import plain


def manuscript(*, known=range(1, 4)):
    return Manuscript(
        "patient",
        "body",
        lambda text, cell: find(text, known, (), cell=cell) if known else Marks(()),
        lambda number: f"key-{number}",
    )


def written(text, **options):
    script = manuscript(**options)
    script.words(text, 1)
    return script.text


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("5*10 and 6*10", r"5\*10 and 6\*10"),
        ("**bold** words", "**bold** words"),
        ("two ** stars", r"two \*\* stars"),
        ("_edge_ and mid_dle", r"\_edge\_ and mid_dle"),
        ("[not a link](x)", r"\[not a link](x)"),
        ("[a link](https://example.org/)", "[a link](https://example.org/)"),
        ("a `code` and C:\\x", r"a \`code\` and C:\\x"),
        ("# 5 things", r"\# 5 things"),
        ("- 5 degrees", r"\- 5 degrees"),
        ("2012. A year", r"2012\. A year"),
        ("<180 pg/mL and >60", "<180 pg/mL and >60"),
        ("---", r"\---"),
    ],
)
def test_words_mean_in_the_dialect_what_they_say(words, source):
    assert written(words, known=()) == source


def test_undoing_a_proposal_gives_the_words_of_the_page_back():
    script = manuscript()
    write_blocks(
        script,
        [
            Block("heading", "Why*", 1, level=2),
            Block("item", "First so. 1, 2", 2, depth=1, marker="1."),
            Block("item", "Then 3", 3, depth=2, marker="-"),
        ],
    )
    source = script.text

    for proposal in reversed(script.proposals):
        source = source[: proposal.start] + proposal.original + source[proposal.end :]

    assert source == "## Why\\*\n\n1. First so. 1, 2\n    - Then 3"


LETTERS = st.text(alphabet="ab *_`[]()#-+.<>1|\\:", min_size=1, max_size=30)


@given(LETTERS.map(lambda words: " ".join(("x" + words + "x").split())))
def test_readers_see_the_words_of_the_page(words):
    assume("**" not in words and "](" not in words)

    assert plain(written(words, known=())).strip() == words
