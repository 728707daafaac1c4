"""A large site that many tests begin with, built once in a process and put back for the others.

On SQLite only, where a database is a file: elsewhere it is built each time. For tests that commit
and are cleared up by a flush; within a test's transaction nothing can be put back.
"""

import pickle
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from django.db import connection

from tests.database import directory_for_files

Built = TypeVar("Built")

_KEPT: dict[str, tuple[Path, bytes]] = {}


def built_once(name: str, build: Callable[[], Built]) -> Built:
    """Return what `build` returns, and leave the database as it leaves it.

    Each caller gets objects of its own. `build` must depend on nothing but its code.
    """
    if connection.vendor != "sqlite":
        return build()
    assert not connection.in_atomic_block, "Only for tests that commit."
    connection.ensure_connection()
    if name in _KEPT:
        file, objects = _KEPT[name]
        with closing(sqlite3.connect(file)) as kept:
            kept.backup(connection.connection)
        return pickle.loads(objects)
    built = build()
    folder = Path(tempfile.mkdtemp(prefix="imprimatur-", dir=directory_for_files()))
    with closing(sqlite3.connect(folder / "built.sqlite3")) as target:
        connection.connection.backup(target)
    _KEPT[name] = folder / "built.sqlite3", pickle.dumps(built)
    return built


def forget() -> None:
    """Delete the files, at the end of the process's tests."""
    for file, _ in _KEPT.values():
        file.unlink(missing_ok=True)
        file.parent.rmdir()
    _KEPT.clear()
