"""A child that does one act and is killed at a chosen point: python dying.py POINT ACT ARGUMENTS.

The point is `module:name@n`: before the n-th call of that name the process kills itself with
SIGKILL, so that nothing is cleaned up and nothing is rolled back by hand. Without one, "", it
lives.
"""

import importlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402

from articles.models import Article  # noqa: E402
from editorial import outbox  # noqa: E402
from editorial.actions.sign_off import sign_off  # noqa: E402
from editorial.models import ReviewRound  # noqa: E402
from editorial.policies.interests import Interests  # noqa: E402
from editorial.reauthentication import Reauthentication  # noqa: E402
from editorial.tasks import EFFECTS  # noqa: E402
from tests.edit_page import edit_fields  # noqa: E402
from tests.factories import NOW  # noqa: E402


def kill_before(point: str) -> None:
    """Replace a function by one that kills this process at its n-th call."""
    where, _, count = point.partition("@")
    module, _, name = where.partition(":")
    holder = importlib.import_module(module)
    real: Callable[..., Any] = getattr(holder, name)
    calls = iter(range(1, int(count or 1) + 1))
    last = int(count or 1)

    def dying(*args: Any, **kwargs: Any) -> Any:
        if next(calls, last) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)

    setattr(holder, name, dying)


def sweep(slug: str) -> None:
    assert Article.objects.filter(slug=slug).exists()
    outbox.sweep(EFFECTS, now=lambda: NOW)


def sign(slug: str, username: str) -> None:
    round = ReviewRound.objects.get(version__article__slug=slug, closed_at=None)
    member = get_user_model().objects.get(username=username)
    sign_off(
        round=round,
        decision="approve",
        digest_shown=round.snapshot.digest,
        interests=Interests(),
        proof=Reauthentication(member.pk, "password", NOW),
        by=member,
        at=NOW,
    )


def save(slug: str, username: str, headline: str) -> None:
    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    page = {"window": "c0" * 16, "count": 1, "text-patient-headline": headline}
    client.post(f"/workspace/articles/{slug}/edit/", edit_fields(slug) | page)


def serve(port: str) -> None:
    """Serve the whole site as `make run` does."""
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("run", port=int(port))


if __name__ == "__main__":
    point, act, *arguments = sys.argv[1:]
    assert not transaction.get_connection().in_atomic_block
    if point:
        kill_before(point)
    {"sweep": sweep, "sign": sign, "save": save, "serve": serve}[act](*arguments)
