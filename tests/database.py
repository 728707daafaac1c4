"""What a test database is made of, and what it returns to after a test that commits."""

import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import sqlite3
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from django.core import serializers
from django.db import connections, transaction
from django.db.backends.base.operations import BaseDatabaseOperations

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("references", "articles", "editorial")
OUR_IMPORT = re.compile(
    rf"^\s*(?:from|import) ((?:{'|'.join(PACKAGES)})[\w.]*)(?: import \(?([\w\s,]*))?", re.MULTILINE
)


def directory_for_files() -> str:
    """Prefer memory: the product's durable SQLite settings wait for the disk at each commit."""
    memory = Path("/dev/shm")
    return str(memory) if os.access(memory, os.W_OK) else tempfile.gettempdir()


def put_sqlite_in(directory: Path) -> None:
    """Test on a file, not on Django's in-memory default, which locks out a second thread.

    It starts as the migrated database of an earlier run, if nothing about it has changed:
    the migrations take a second, which whoever runs a single test should not wait for.
    """
    file = directory / "test.sqlite3"
    connections["default"].settings_dict["TEST"]["NAME"] = str(file)
    with contextlib.suppress(FileNotFoundError):
        shutil.copyfile(migrated_before(), file)


def keep_for_the_next_run() -> None:
    """Store the migrated database, before any test has touched it."""
    store = migrated_before()
    if store.exists():
        return
    store.parent.mkdir(parents=True, exist_ok=True)
    for older in store.parent.glob("*.sqlite3"):
        older.unlink(missing_ok=True)
    unfinished = store.with_suffix(f".{os.getpid()}")
    with connections["default"].cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(unfinished)])
    unfinished.replace(store)


def migrated_before() -> Path:
    """Where a database lies that was migrated by the very code that is here now."""
    digest = hashlib.sha256(f"{sys.version} {sqlite3.sqlite_version} {ROOT}".encode())
    for path in [ROOT / "requirements.txt", *sorted(what_makes_the_database())]:
        digest.update(path.read_bytes())
    return ROOT / ".pytest_cache" / "migrated" / f"{digest.hexdigest()[:16]}.sqlite3"


def what_makes_the_database() -> set[Path]:
    """The models, the migrations, and whatever of ours the migrations import."""
    models = ("models.py", "models/*.py")
    found = {
        path for package in PACKAGES for name in models for path in (ROOT / package).rglob(name)
    }
    found.add(ROOT / "tests" / "database.py")
    waiting = [path for package in PACKAGES for path in (ROOT / package).rglob("migrations/*.py")]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += imported_by(path.read_text())
    return found


def imported_by(source: str) -> list[Path]:
    modules = set()
    for module, names in OUR_IMPORT.findall(source):
        modules |= {module, *(f"{module}.{name}" for name in re.findall(r"\w+", names))}
    paths = [ROOT / module.replace(".", "/") for module in modules]
    files = [path.with_suffix(".py") for path in paths] + [path / "__init__.py" for path in paths]
    return [path for path in files if path.is_file()]


# By alias, and not on the connection, where Django keeps them if a test asks for it: beside the
# event loop of Playwright the same thread has another connection.
_rows_of_the_migrations: dict[str, str] = {}


def remember_baseline(connection) -> None:
    """Keep the rows that stand in the database before the first test."""
    _rows_of_the_migrations[connection.alias] = connection.creation.serialize_db_to_string()


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
    contents = _rows_of_the_migrations.get(connection.alias, "[]")
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
