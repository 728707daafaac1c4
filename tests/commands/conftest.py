"""Run a command as `manage.py` runs it: with its arguments, its exit code and its two outputs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.management import load_command_class
from django.core.management.base import connections

from tests.factories import make_user

DEMO = Path(__file__).resolve().parents[2] / "editorial" / "demo"


@dataclass(frozen=True)
class Ran:
    """What a command left behind for whoever called it."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(db: None, capsys: Any, monkeypatch: Any) -> Callable[..., Ran]:
    # A command's process ends with its connections; the test's own goes on.
    monkeypatch.setattr(connections, "close_all", lambda: None)

    def run(name: str, *arguments: object) -> Ran:
        code = 0
        try:
            load_command_class("editorial", name).run_from_argv(
                ["manage.py", name, *map(str, arguments)]
            )
        except SystemExit as end:
            code = int(end.code or 0)
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run


@pytest.fixture
def editor(db: None) -> Any:
    return make_user("editor", username="editor")


@pytest.fixture
def demo_file() -> Path:
    """A finished article in the project's own form."""
    return DEMO / "b12-leg-weakness.md"
