"""Change rows behind the product's back, as somebody with the database's password could."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, models, transaction

from editorial import triggers


@contextmanager
def behind_the_back() -> Iterator[None]:
    """Lift the database's own guards, and put them back so that nobody sees."""
    triggers.drop(connection)
    try:
        yield
    finally:
        triggers.create(connection)


@contextmanager
def undone() -> Iterator[None]:
    """Take everything inside back, for the next way to tamper."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def set_column(row: models.Model, column: str, value: Any) -> None:
    """Write one column of one row, with SQL and nothing in between."""
    table, key = row._meta.db_table, row._meta.pk.column
    with behind_the_back(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {column} = %s WHERE {key} = %s",
            [connection.ops.adapt_unknown_value(value), row.pk],
        )
        assert cursor.rowcount == 1


def delete_row(row: models.Model) -> None:
    """Delete one row, with SQL and nothing in between."""
    table, key = row._meta.db_table, row._meta.pk.column
    with behind_the_back(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE {key} = %s", [row.pk])
        assert cursor.rowcount == 1


def one_character_else(text: str, place: int = -2) -> str:
    """Return the text with one character changed."""
    place %= len(text)
    other = "1" if text[place] != "1" else "2"
    return text[:place] + other + text[place + 1 :]
