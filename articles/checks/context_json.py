"""A context as plain JSON values, for checks that run in a process of their own."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from articles.checks.prepared import Context

_CONTEXT = TypeAdapter(Context)


def context_to_json(context: Context) -> dict[str, Any]:
    """Return the context as plain JSON values, the inverse of context_from_json."""
    value: dict[str, Any] = _CONTEXT.dump_python(context, mode="json")
    return value


def context_from_json(value: Mapping[str, Any]) -> Context:
    """Read a context; what is not given has its default.

    Raises ValueError (pydantic.ValidationError is one) where a value has not its shape.
    """
    return _CONTEXT.validate_python(dict(value))
