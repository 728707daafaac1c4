"""`manage.py states`: print docs/states.md."""

from typing import Any

from django.core.management.base import BaseCommand

from editorial.states import as_markdown


class Command(BaseCommand):
    help = "Print the states of a version as docs/states.md shows them."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(as_markdown(), ending="")
