"""What stands in the database for a whole module, in a transaction around those of its tests."""

import copy
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest
from django.core.cache import cache
from django.db import transaction

from editorial import clock
from tests import factories

Built = TypeVar("Built")


@contextmanager
def stands_during(request: pytest.FixtureRequest, blocker: Any) -> Iterator[Any]:
    """Yield a function that builds, and undo at the end what it built.

    It stands at the moment that factories count from, and the tests' names go on from its own.
    """
    items = (item for item in request.session.items if item.path == request.path)
    assert not [item.name for item in items if commits(item)], "A flush would meet a transaction."
    around = transaction.atomic()
    around._from_testcase = True  # As a test's own: what must be outermost may begin in it.

    def build(make: Callable[[], Built]) -> Callable[[], Built]:
        cache.clear()
        with blocker.unblock(), pytest.MonkeyPatch.context() as patch:
            patch.setattr(clock, "now", lambda: factories.NOW)
            patch.setattr(factories, "_numbers", itertools.count(factories.first_number))
            built = make()
            factories.first_number = next(factories._numbers)
        return lambda: copy.deepcopy(built)

    with blocker.unblock():
        around.__enter__()
    yield build
    factories.first_number = 1
    with blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


def commits(item: pytest.Item) -> bool:
    """Return whether a test commits, so that a flush follows it."""
    marker = item.get_closest_marker("django_db")
    asks = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(asks) or bool(marker and marker.kwargs.get("transaction"))
