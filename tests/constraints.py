"""Break a constraint with raw rows, and see that it was this one that refused."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction


def constraints_of(app: str) -> dict[str, tuple[type[models.Model], Any]]:
    """Return every constraint that an app's models declare, by name."""
    return {
        constraint.name: (model, constraint)
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }


def refuses(app: str, name: str, act: Callable[[], Any]) -> None:
    """Assert that the database refuses what `act` does, by this constraint."""
    model, constraint = constraints_of(app)[name]
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        act()
    said = str(refusal.value)
    if connection.vendor == "sqlite" and isinstance(constraint, models.UniqueConstraint):
        columns = {
            f"{model._meta.db_table}.{model._meta.get_field(field).column}"
            for field in constraint.fields
        }
        assert said.startswith("UNIQUE constraint failed"), said
        assert set(said.partition(": ")[2].split(", ")) == columns, said
    else:
        assert name in said
