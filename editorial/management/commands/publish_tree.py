"""`manage.py publish_tree`: write the live pages as files that a web server sends alone."""

import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error as DatabaseError
from django.db import close_old_connections

from articles.publishing.tree import Tree, Updated
from editorial.nginx import configuration

# Seconds between two looks at the pointers.
PAUSE = 1.0


class Command(BaseCommand):
    help = "Write the live pages of all articles as files, and take away what is no longer live."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", default=settings.PAGES_TREE, metavar="DIR")
        parser.add_argument("--watch", action="store_true", help="go on, and look every second")
        parser.add_argument(
            "--nginx", action="store_true", help="only print nginx's configuration for DIR"
        )
        parser.add_argument(
            "--upstream", default="http://127.0.0.1:8000", help="where the web processes listen"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["folder"]:
            raise CommandError("Where to? Name a folder, or set PAGES_TREE in the environment.")
        folder = Path(options["folder"]).absolute()
        if options["nginx"]:
            self.stdout.write(configuration(folder, upstream=options["upstream"]))
            return
        try:
            self._once(folder)
            while options["watch"]:
                time.sleep(PAUSE)
                self._again(folder)
        except OSError as trouble:
            raise CommandError(f"The tree cannot be written: {trouble}") from trouble

    def _once(self, folder: Path) -> None:
        done = Tree(folder).update(self._tell)
        self.stdout.write(f"{len(done.written)} written, {len(done.removed)} removed.")
        if done.refused:
            raise CommandError(
                "The stored pages of these articles are not the published ones, and the tree has "
                f"none of them: {', '.join(done.refused)}. Run `manage.py verify`."
            )

    def _again(self, folder: Path) -> None:
        """Look once more; a database that is away keeps nothing from being looked for again."""
        close_old_connections()
        try:
            done = Tree(folder).update()
        except DatabaseError as trouble:
            self.stderr.write(f"It will be tried again: {trouble}")
            return
        if done != Updated():
            self.stdout.write(f"{len(done.written)} written, {len(done.removed)} removed.")
            self.stdout.flush()

    def _tell(self, done: int, of: int) -> None:
        if sys.stderr.isatty() or done == of or done % 1000 == 0:
            self.stderr.write(f"{done} of {of} articles")
