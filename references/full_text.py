"""The databases' full text of sources: SQLite's FTS5 or PostgreSQL's, behind one door.

Both are given words that were folded by references/words.py, and keys; neither folds or cuts
words itself, so that both find the same. On SQLite triggers keep the index: a migration that
makes the table of sources anew drops them, and must execute SQLITE_TRIGGERS again.
"""

from collections.abc import Sequence

from django.db import connection

SQLITE_TRIGGERS = (
    """CREATE TRIGGER references_found_in AFTER INSERT ON references_reference BEGIN
        INSERT INTO references_found (rowid, words, key)
        VALUES (NEW.id, NEW.words, NEW.key); END""",
    """CREATE TRIGGER references_found_out AFTER DELETE ON references_reference BEGIN
        INSERT INTO references_found (references_found, rowid, words, key)
        VALUES ('delete', OLD.id, OLD.words, OLD.key); END""",
    """CREATE TRIGGER references_found_anew AFTER UPDATE OF words, key ON references_reference
        WHEN OLD.words <> NEW.words OR OLD.key <> NEW.key BEGIN
        INSERT INTO references_found (references_found, rowid, words, key)
        VALUES ('delete', OLD.id, OLD.words, OLD.key);
        INSERT INTO references_found (rowid, words, key)
        VALUES (NEW.id, NEW.words, NEW.key); END""",
)
SQLITE = (
    """CREATE VIRTUAL TABLE references_found USING fts5(
        words, key, content='references_reference', content_rowid='id',
        detail=none, columnsize=0, prefix='1 2 3', tokenize='ascii')""",
    "INSERT INTO references_found (references_found) VALUES ('rebuild')",
    *SQLITE_TRIGGERS,
)
SQLITE_BACK = (
    "DROP TRIGGER references_found_in",
    "DROP TRIGGER references_found_out",
    "DROP TRIGGER references_found_anew",
    "DROP TABLE references_found",
)

POSTGRESQL = (
    """ALTER TABLE references_reference
        ADD COLUMN found_by tsvector GENERATED ALWAYS AS (array_to_tsvector(array_remove(
            string_to_array(words || ' ' || regexp_replace(lower(key), '[^a-z0-9]+', ' ', 'g'),
            ' '), ''))) STORED""",
    "CREATE INDEX references_found ON references_reference USING gin (found_by)",
    # For this order, with sources of no year at the end, PostgreSQL needs an index of its own.
    """CREATE INDEX references_newest_with_year ON references_reference
        (year DESC NULLS LAST, id DESC)""",
)
POSTGRESQL_BACK = (
    "DROP INDEX references_newest_with_year",
    "ALTER TABLE references_reference DROP COLUMN found_by",
)
_SQLITE_IDS = "SELECT rowid FROM references_found WHERE references_found MATCH %s"
_POSTGRESQL_IDS = "SELECT id FROM references_reference WHERE found_by @@ %s::tsquery"


def ids_of(words: Sequence[str], most: int) -> list[int]:
    """Return the ids of at most so many sources, in no order, that `matching` holds for."""
    return ids_by(_SQLITE_IDS, _POSTGRESQL_IDS, words, most)


def ids_by(sqlite: str, postgresql: str, words: Sequence[str], most: int) -> list[int]:
    """Return at most so many ids that the question of this database finds, in no order."""
    ask = sqlite if connection.vendor == "sqlite" else postgresql
    with connection.cursor() as cursor:
        cursor.execute(f"{ask} LIMIT %s", [in_its_language(words), most])
        return [row[0] for row in cursor.fetchall()]


def matching(words: Sequence[str]) -> tuple[str, list[str]]:
    """Return a condition on references_reference with its parameters.

    It holds for a source of whose words one begins with each of these; they are letters and
    digits alone, no operator of either language.
    """
    if connection.vendor == "sqlite":
        # The plus keeps SQLite to the index of the order: by id it would read every source found.
        condition = f"+references_reference.id IN ({_SQLITE_IDS})"
    else:
        condition = "references_reference.found_by @@ %s::tsquery"
    return condition, [in_its_language(words)]


def in_its_language(words: Sequence[str]) -> str:
    """Return the question for what has, of each of these words, one that begins with it."""
    if connection.vendor == "sqlite":
        return " AND ".join(f'"{word}"*' for word in words)
    return " & ".join(f"'{word}':*" for word in words)
