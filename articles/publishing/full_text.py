"""The databases' full text of sections: SQLite's FTS5 or PostgreSQL's, behind one door.

Both are given stems that were made here and neither cuts words by itself, so that both find the
same. What comes in are stems alone: letters and digits, no operator of either language.
"""

import time
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django.db import connection

from articles.finding.choosing import Wanted

SQLITE = (
    """CREATE VIRTUAL TABLE publishing_section_words USING fts5(
        title_stems, heading_stems, stems, content='publishing_section', content_rowid='id',
        detail=column, tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER publishing_section_words_in AFTER INSERT ON publishing_section BEGIN
        INSERT INTO publishing_section_words (rowid, title_stems, heading_stems, stems)
        VALUES (NEW.id, NEW.title_stems, NEW.heading_stems, NEW.stems); END""",
    """CREATE TRIGGER publishing_section_words_out AFTER DELETE ON publishing_section BEGIN
        INSERT INTO publishing_section_words
            (publishing_section_words, rowid, title_stems, heading_stems, stems)
        VALUES ('delete', OLD.id, OLD.title_stems, OLD.heading_stems, OLD.stems); END""",
)
SQLITE_BACK = ("DROP TABLE publishing_section_words",)

AT_ONCE = 100
"""Questions that are put together: SQLite takes no more than some hundred."""

COMMON = 300
KEPT = 60
MOST_KEPT = 5000
_COMMON: dict[tuple[str, str, str], tuple[int, float]] = {}
"""How often the common words stand in this site's sections, each for a minute.

Counting them is what takes long, and a minute old they weigh as much. Of rarer words, with which
a section is found or not, nothing is kept.
"""

_ALL = "title_stems || ' ' || heading_stems || ' ' || stems"
POSTGRESQL = (
    f"""ALTER TABLE publishing_section
        ADD COLUMN words tsvector GENERATED ALWAYS AS
            (array_to_tsvector(array_remove(string_to_array({_ALL}, ' '), ''))) STORED,
        ADD COLUMN title_words tsvector GENERATED ALWAYS AS
            (array_to_tsvector(array_remove(string_to_array(title_stems, ' '), ''))) STORED""",
    "CREATE INDEX publishing_section_words ON publishing_section USING gin (words)",
    "CREATE INDEX publishing_section_titles ON publishing_section USING gin (title_words)",
)
POSTGRESQL_BACK = ("ALTER TABLE publishing_section DROP COLUMN words, DROP COLUMN title_words",)


class FullText(Protocol):
    """What is asked of a database's full text."""

    def counts(self, stems: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
        """Return in how many sections each stem stands, and in how many sections' titles."""

    def matching(self, wanted: Iterable[Wanted]) -> tuple[str, list[Any]]:
        """Return a condition on publishing_section for what is wanted, with its parameters."""


class _Sqlite:
    def counts(self, stems: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
        ask = "FROM publishing_section_words WHERE publishing_section_words MATCH %s"
        asked = [f'"{stem}"' for stem in stems] + [f'title_stems:"{stem}"' for stem in stems]
        return _split(stems, _each(ask, asked))

    def matching(self, wanted: Iterable[Wanted]) -> tuple[str, list[Any]]:
        ways = []
        for each in wanted:
            together = " AND ".join(f'"{stem}"' for stem in each.stems)
            ways.append(f"(title_stems : ({together}))" if each.in_title else f"({together})")
        return (
            "s.id IN (SELECT rowid FROM publishing_section_words"
            " WHERE publishing_section_words MATCH %s)",
            [" OR ".join(ways)],
        )


class _Postgresql:
    def counts(self, stems: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
        quoted = [f"'{stem}'" for stem in stems]
        ask = "FROM publishing_section WHERE {} @@ %s::tsquery"
        return (
            dict(zip(stems, _each(ask.format("words"), quoted), strict=True)),
            dict(zip(stems, _each(ask.format("title_words"), quoted), strict=True)),
        )

    def matching(self, wanted: Iterable[Wanted]) -> tuple[str, list[Any]]:
        everywhere: list[str] = []
        titles: list[str] = []
        for each in wanted:
            together = "(" + " & ".join(f"'{stem}'" for stem in each.stems) + ")"
            (titles if each.in_title else everywhere).append(together)
        found = [
            (column, " | ".join(ways))
            for column, ways in (("words", everywhere), ("title_words", titles))
            if ways
        ]
        condition = " OR ".join(f"s.{column} @@ %s::tsquery" for column, _ in found)
        return f"({condition})", [ways for _, ways in found]


def _each(ask: str, parameters: Sequence[str]) -> list[int]:
    """Return the one number that each question has for an answer, all asked at once."""
    now = time.monotonic()
    database = str(connection.settings_dict["NAME"])
    known: dict[str, int] = {}
    for each in parameters:
        count, until = _COMMON.get((database, ask, each), (0, 0.0))
        if until > now:
            known[each] = count
    wanted = [each for each in dict.fromkeys(parameters) if each not in known]
    with connection.cursor() as cursor:
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            parts = (f"SELECT {at}, count(*) {ask}" for at in range(len(some)))
            cursor.execute(" UNION ALL ".join(parts), some)
            known.update((some[at], count) for at, count in cursor.fetchall())
    for each in wanted:
        if known[each] >= COMMON:
            if len(_COMMON) >= MOST_KEPT:
                _COMMON.clear()
            _COMMON[database, ask, each] = (known[each], now + KEPT)
    return [known[each] for each in parameters]


def _split(stems: Sequence[str], found: Sequence[int]) -> tuple[dict[str, int], dict[str, int]]:
    half = len(stems)
    return (
        dict(zip(stems, found[:half], strict=True)),
        dict(zip(stems, found[half:], strict=True)),
    )


def of_this_database() -> FullText:
    """Return the full text of the database that is in use."""
    return _Sqlite() if connection.vendor == "sqlite" else _Postgresql()
