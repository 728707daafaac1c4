"""The databases' full text of working copies: SQLite's FTS5 or PostgreSQL's, behind one door.

Both are given words that were folded by references/words.py; neither folds or cuts words itself,
so that both find the same. On SQLite triggers keep the index: a migration that makes the table
anew drops them, and must execute SQLITE_TRIGGERS again.
"""

import re
from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import QuerySet

from articles.models import Article
from editorial.models import ArticleCard, ArticleWords
from references.full_text import ids_by, in_its_language
from references.words import MOST_ASKED, MOST_TYPED, fold

SQLITE_TRIGGERS = (
    """CREATE TRIGGER editorial_words_in AFTER INSERT ON editorial_articlewords BEGIN
        INSERT INTO editorial_words_found (rowid, words) VALUES (NEW.article_id, NEW.words);
        END""",
    """CREATE TRIGGER editorial_words_out AFTER DELETE ON editorial_articlewords BEGIN
        INSERT INTO editorial_words_found (editorial_words_found, rowid, words)
        VALUES ('delete', OLD.article_id, OLD.words); END""",
    """CREATE TRIGGER editorial_words_anew AFTER UPDATE OF words ON editorial_articlewords
        WHEN OLD.words <> NEW.words BEGIN
        INSERT INTO editorial_words_found (editorial_words_found, rowid, words)
        VALUES ('delete', OLD.article_id, OLD.words);
        INSERT INTO editorial_words_found (rowid, words) VALUES (NEW.article_id, NEW.words);
        END""",
)
SQLITE = (
    """CREATE VIRTUAL TABLE editorial_words_found USING fts5(
        words, content='editorial_articlewords', content_rowid='article_id',
        detail=none, columnsize=0, prefix='1 2 3', tokenize='ascii')""",
    "INSERT INTO editorial_words_found (editorial_words_found) VALUES ('rebuild')",
    *SQLITE_TRIGGERS,
)
SQLITE_BACK = (
    "DROP TRIGGER editorial_words_in",
    "DROP TRIGGER editorial_words_out",
    "DROP TRIGGER editorial_words_anew",
    "DROP TABLE editorial_words_found",
)
POSTGRESQL = (
    """ALTER TABLE editorial_articlewords ADD COLUMN found_by tsvector GENERATED ALWAYS AS
        (array_to_tsvector(array_remove(string_to_array(words, ' '), ''))) STORED""",
    "CREATE INDEX editorial_words_found ON editorial_articlewords USING gin (found_by)",
)
POSTGRESQL_BACK = ("ALTER TABLE editorial_articlewords DROP COLUMN found_by",)
_SQLITE_IDS = "SELECT rowid FROM editorial_words_found WHERE editorial_words_found MATCH %s"
_POSTGRESQL_IDS = "SELECT article_id FROM editorial_articlewords WHERE found_by @@ %s::tsquery"

# What a mark of a claim says of it is no word of the text.
_SAID_OF_A_CLAIM = re.compile(r"\{[#.][^{}]{0,400}\}")
MOST_KEPT = 20_000
"""Different words of one article; a text of more is no article that a board can read."""


def keep_words(articles: Iterable[Article]) -> None:
    """Write down the words of these working copies as they are stored now."""
    rows = [ArticleWords(article=each, words=_words_of(each)) for each in articles]
    ArticleWords.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["article"], update_fields=["words"]
    )


def _words_of(article: Article) -> str:
    parts = [article.question, article.slug]
    for text in article.texts.all():
        parts += [text.headline, text.short_answer, text.body]
    found = fold(_SAID_OF_A_CLAIM.sub(" ", "\n".join(parts)))
    return " ".join(list(dict.fromkeys(found))[:MOST_KEPT])


def asked_words(text: str) -> list[str]:
    """Return the words that somebody looks for, each once; each is the beginning of one."""
    return list(dict.fromkeys(fold(text[:MOST_TYPED])))[:MOST_ASKED]


def having(
    rows: QuerySet[ArticleCard], words: Sequence[str], few: int
) -> tuple[QuerySet[ArticleCard], int]:
    """Return the cards of articles of whose words one begins with each of these, and how many.

    Up to `few` are named one by one, so that any order of them is quick. Of more the number is
    one above it, and the database goes by an order that it has an index of.
    """
    ids = ids_by(_SQLITE_IDS, _POSTGRESQL_IDS, words, few + 1)
    if len(ids) <= few:
        return rows.filter(pk__in=ids), len(ids)
    condition, parameters = _matching(words)
    return rows.extra(where=[condition], params=parameters), len(ids)  # noqa: S610  # it is ours


def _matching(words: Sequence[str]) -> tuple[str, list[str]]:
    """Return a condition on the table of cards with its parameters.

    The words are letters and digits alone, no operator of either language.
    """
    if connection.vendor == "sqlite":
        # The plus keeps SQLite to the index of the order.
        condition = f"+editorial_articlecard.article_id IN ({_SQLITE_IDS})"
    else:
        condition = f"editorial_articlecard.article_id IN ({_POSTGRESQL_IDS})"
    return condition, [in_its_language(words)]
