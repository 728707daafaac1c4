"""`manage.py run`: the embedded profile in one process, server and sweep together."""

import os
import threading
import time
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


class Command(BaseCommand):
    help = "Serve the site on this machine, with the sweep in the same process."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))

    def handle(self, *args: Any, **options: Any) -> None:
        called = threading.Event()
        outbox.on_wake(called.set)
        threading.Thread(target=self._sweep, args=(called,), daemon=True, name="sweep").start()
        threading.Thread(target=self._import, daemon=True, name="imports").start()
        threading.Thread(target=self._cards, daemon=True, name="cards").start()
        threading.Thread(target=self._watch, daemon=True, name="links").start()
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

    def _import(self) -> None:
        """Read and store what is imported apart from the sweep, which readers wait for."""
        called = threading.Event()
        outbox.on_wake(called.set)
        while True:
            called.clear()
            pause = PAUSE
            try:
                import_sources()
                import_questions()
                if bulk_imports.is_waiting(at=clock.now()):
                    pause = 0.0
            except Exception as trouble:  # noqa: BLE001  # it outlives a locked database
                self.stderr.write(f"The imports will be tried again: {trouble}")
            finally:
                connection.close()
            called.wait(pause)

    def _cards(self) -> None:
        """Let the checks look at what was saved, beside the sweep: of many that takes minutes."""
        while True:
            try:
                keep_cards()
            except Exception as trouble:  # noqa: BLE001  # it outlives a locked database
                self.stderr.write(f"The cards will be tried again: {trouble}")
            finally:
                connection.close()
            time.sleep(PAUSE)

    def _sweep(self, called: threading.Event) -> None:
        while True:
            called.clear()
            pause = PAUSE
            try:
                sweep()
                remind_of_reviews()
                mail()
                if outbox.waiting(clock.now()).exists():
                    pause = 0.0
            except Exception as trouble:  # noqa: BLE001  # the sweep outlives a locked database
                self.stderr.write(f"The sweep will try again: {trouble}")
            finally:
                connection.close()
            called.wait(pause)

    def _watch(self) -> None:
        """Try links beside the sweep, which must not wait for other machines."""
        while True:
            time.sleep(BETWEEN_LINKS)
            try:
                watch_links()
                follow_the_register()
            except Exception as trouble:  # noqa: BLE001  # so does the watch
                self.stderr.write(f"Links and notices will be tried again: {trouble}")
            finally:
                connection.close()
