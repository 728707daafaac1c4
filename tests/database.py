"""What a test database is made of, and what it returns to after a test that commits."""

import contextlib
import importlib.util
import os
import tempfile
from collections import defaultdict
from pathlib import Path

from django.core import serializers
from django.db import connections, transaction
from django.db.backends.base.operations import BaseDatabaseOperations


def directory_for_files() -> str:
    """Prefer memory: the product's durable SQLite settings wait for the disk at each commit."""
    memory = Path("/dev/shm")
    return str(memory) if os.access(memory, os.W_OK) else tempfile.gettempdir()


def put_sqlite_in(directory: Path) -> None:
    """Test on a file, not on Django's in-memory default, which locks out a second thread."""
    connections["default"].settings_dict["TEST"]["NAME"] = str(directory / "test.sqlite3")


def return_to_baseline_after_flush() -> None:
    """Make Django's flush, which follows each test that commits, fit this product.

    Triggers refuse to delete what must never be deleted: the flush lifts them. And a flush
    takes with it the rows that migrations made, on which other tests rely: they come back.
    """
    flush = BaseDatabaseOperations.execute_sql_flush

    def execute_sql_flush(self, sql_list):
        with triggers_lifted(self.connection):
            flush(self, sql_list)
            restore_baseline(self.connection)

    BaseDatabaseOperations.execute_sql_flush = execute_sql_flush


@contextlib.contextmanager
def triggers_lifted(connection):
    if not importlib.util.find_spec("editorial.triggers"):
        yield
        return
    from editorial import triggers

    triggers.drop(connection)
    try:
        yield
    finally:
        triggers.create(connection)


def restore_baseline(connection) -> None:
    """Put back the rows that stood in the database before the first test, under their ids."""
    contents = getattr(connection, "_test_serialized_contents", "[]")
    rows = list(serializers.deserialize("json", contents, using=connection.alias))
    by_model = defaultdict(list)
    for row in rows:
        by_model[type(row.object)].append(row.object)
    with connection.constraint_checks_disabled(), transaction.atomic(using=connection.alias):
        for model, objects in by_model.items():
            model._base_manager.using(connection.alias).bulk_create(objects)
        for row in rows:
            for field, keys in (row.m2m_data or {}).items():
                getattr(row.object, field).set(keys)
