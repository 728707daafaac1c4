"""Processes of our own on the database of a test, which may be killed at a chosen point."""

import os
import sys
from pathlib import Path

from django.db import connection

_CHILD = Path(__file__).parent / "dying.py"


def command(point: str, *act: str) -> list[str]:
    """Return how a child is started that does an act until it is killed at the point, if any."""
    return [sys.executable, str(_CHILD), point, *act]


def environ() -> dict[str, str]:
    """Return the environment in which a child works on this test's database."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.faults.child_settings",
        "DYING_DATABASE": str(connection.settings_dict["NAME"]),
    }
