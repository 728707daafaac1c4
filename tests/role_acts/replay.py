"""Replay the table: ask every cell, see whether anything changed, and take it back."""

import ast
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction

from editorial.policies import NotAllowed
from tests.role_acts.people import STRANGERS
from tests.role_acts.site import CANARY

ROOMS = ("references", "articles", "publishing", "editorial", "auth", "mfa")
# Done and led on, or shown; and to put right, not yours, not there, not now.
DONE = (200, 302)
REFUSALS = (400, 403, 404, 409)


@dataclass
class Figures:
    """What a replay found."""

    cells: int = 0
    acted: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        denied = self.cells - self.acted
        return f"cells {self.cells}, denied {denied}, acted {self.acted}, wrong {len(self.wrong)}"

    def count(self, cell: str, acted: bool, expected: bool) -> None:
        """Count one cell, and note it where the table says something else."""
        self.cells += 1
        self.acted += acted
        if acted is not expected:
            self.wrong.append(f"{cell}: {'acted' if acted else 'did not act'}")

    def hold(self, answer: Any, cell: str, who: str) -> None:
        """Note an answer that is no answer, and words that a stranger has no right to."""
        if answer.status not in (*DONE, *REFUSALS):
            self.wrong.append(f"{cell}: answered {answer.status}")
        if who in STRANGERS and (found := CANARY.search(answer.body)):
            self.wrong.append(f"{cell}: let out {found[0].decode()}")


def _tables() -> list[str]:
    models = (model for room in ROOMS for model in apps.get_app_config(room).get_models())
    return [f"SELECT COUNT(*) FROM {model._meta.db_table}" for model in models]


_SUMS = (
    "SELECT COALESCE(MAX(sequence), 0) FROM editorial_chainhead",
    "SELECT COALESCE(SUM(lock_version), 0) FROM articles_version",
    "SELECT COALESCE(SUM(lock_version), 0) FROM articles_article",
)


def fingerprint() -> tuple[int, ...]:
    """Return how much there is of everything: an act adds a row, a line of the record or a save."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(f'({each})' for each in (*_SUMS, *_tables()))}")
        return tuple(cursor.fetchone())


def post(site: SimpleNamespace, who: str, address: str, form: Any) -> Any:
    """Send a form and return the answer, and whether anything changed; then take it back."""
    client = site.clients[who]
    cookies = client.cookies.output()
    with transaction.atomic():
        answer = client.post(address, form)
        changed = fingerprint() != site.before
        transaction.set_rollback(True)
    client.cookies = SimpleCookie()
    client.cookies.load(cookies.replace("Set-Cookie: ", ""))
    return SimpleNamespace(status=answer.status_code, body=answer.getvalue(), changed=changed)


def call(act: Any, site: SimpleNamespace, row: SimpleNamespace, by: Any) -> bool | None:
    """Return whether somebody acted; None where the object has no such part to act on."""
    fresh = type(by).objects.get(pk=by.pk)
    with transaction.atomic():
        try:
            act(site, row, fresh)
        except NotAllowed:
            return False
        except (AttributeError, IndexError, ObjectDoesNotExist):
            return None
        finally:
            changed = fingerprint() != site.before
            transaction.set_rollback(True)
    return changed


def modules_of(path: str) -> set[str]:
    """Return the names of the modules of editorial.actions that a file takes acts from."""
    tree = ast.parse((Path(__file__).parents[2] / path).read_text())
    froms = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {name.rpartition(".")[2] for name in froms if name.startswith("editorial.actions.")}
