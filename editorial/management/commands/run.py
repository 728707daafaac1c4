"""`manage.py run`: the embedded profile in one process, server and sweep together."""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import waitress
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from editorial import bulk_imports, clock, outbox
from editorial.tasks import (
    follow_the_register,
    import_questions,
    import_sources,
    keep_cards,
    mail,
    remind_of_reviews,
    sweep,
    watch_links,
)
from editorial.wsgi import application

# Seconds between two looks at the outbox when nobody calls.
PAUSE = 5.0
# Seconds between two looks at links that are due.
BETWEEN_LINKS = 300.0


@dataclass(frozen=True)
class Loop:
    """What is done again and again beside the server, in a thread of its own."""

    name: str
    do: Callable[[], bool]
    """Returns whether there is more to do at once."""
    pause: float = PAUSE
    is_called: bool = False
    """Whether an act that leaves something to do ends its pause."""
    begins_after: float = 0.0


def _sweep() -> bool:
    sweep()
    remind_of_reviews()
    mail()
    return outbox.waiting(clock.now()).exists()


def _import() -> bool:
    import_sources()
    import_questions()
    return bulk_imports.is_waiting(at=clock.now())


def _look_at_what_was_saved() -> bool:
    keep_cards()
    return False


def _watch() -> bool:
    watch_links()
    follow_the_register()
    return False


LOOPS = (
    # Readers wait for what the sweep does; it must wait for no file, check or other machine.
    Loop("sweep", _sweep, is_called=True),
    Loop("imports", _import, is_called=True),
    Loop("cards", _look_at_what_was_saved),
    Loop("links", _watch, pause=BETWEEN_LINKS, begins_after=BETWEEN_LINKS),
)


class Command(BaseCommand):
    help = "Serve the site on this machine, with the sweep in the same process."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))

    def handle(self, *args: Any, **options: Any) -> None:
        for loop in LOOPS:
            threading.Thread(target=self._go_on, args=(loop,), daemon=True, name=loop.name).start()
        try:
            server = waitress.create_server(
                application,
                host=options["host"],
                port=options["port"],
                threads=8,
                ident=None,
                max_request_header_size=64_000,
                max_request_body_size=22_000_000,
            )
        except OSError as trouble:
            raise CommandError(
                f"Port {options['port']} cannot be had ({trouble.strerror}). Stop what uses it, or "
                f"choose another: make run PORT={options['port'] + 1}"
            ) from trouble
        self.stdout.write(f"{settings.SITE_NAME} is at http://{options['host']}:{options['port']}/")
        self.stdout.flush()
        server.run()

    def _go_on(self, loop: Loop) -> None:
        called = threading.Event()
        if loop.is_called:
            outbox.on_wake(called.set)
        called.wait(loop.begins_after)
        while True:
            called.clear()
            is_more = False
            try:
                is_more = loop.do()
            except Exception as trouble:  # noqa: BLE001  # it outlives a locked database
                self.stderr.write(f"{loop.name}: this will be tried again: {trouble}")
            finally:
                connection.close()
            called.wait(0.0 if is_more else loop.pause)
