"""`manage.py publish_pending`: do now what the sweep would do next."""

import subprocess
import sys
import time
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet

from articles.publishing import tree
from editorial import clock, outbox
from editorial.due import do_what_is_due
from editorial.models import OutboxEntry
from editorial.outbox import MOST_ATTEMPTS
from editorial.tasks import ask_for_stale_pages, run_sweep

# Fewer than these one process has done before another has started.
WORTH_SHARING = 50
# Seconds between two lines about how far it is, and between two looks at what others have leased.
TELL_EVERY = 5.0
PAUSE = 0.2


class Command(BaseCommand):
    help = "Bring every live page up to what the board decided, and say what could not be."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--processes", type=int, default=2, help="share the work among so many (default: 2)"
        )
        parser.add_argument(
            "--share", action="store_true", help="only help another run with what it has asked for"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["share"]:
            while run_sweep():
                pass
            return
        began = clock.now()
        self._ask(began)
        all_of_it = _waiting().count()
        with ExitStack() as helpers:
            if all_of_it >= WORTH_SHARING:
                for _ in range(options["processes"] - 1):
                    helpers.enter_context(_helper())
            self._do(all_of_it)
        tree.follow_all()
        done = OutboxEntry.objects.filter(done_at__gte=began).count()
        self.stdout.write(f"{done} done.")
        failed = OutboxEntry.objects.filter(done_at__isnull=True).exclude(error="")
        if failed:
            raise CommandError("\n".join(f"{row.key}: {row.error}" for row in failed))

    def _ask(self, at: datetime) -> None:
        # What was parked after too many tries gets another chance: a person asked for it.
        OutboxEntry.objects.filter(done_at__isnull=True, attempts__gte=MOST_ATTEMPTS).update(
            attempts=0, due_at=at, leased_until=None
        )
        OutboxEntry.objects.filter(done_at__isnull=True, leased_until__isnull=True).update(
            due_at=at
        )
        do_what_is_due(at)
        ask_for_stale_pages(at)

    def _do(self, all_of_it: int) -> None:
        """Sweep until nothing waits and nobody is at anything, and say how far it is."""
        began = told = time.monotonic()
        while run_sweep() or _in_hand().exists():
            if time.monotonic() - told < TELL_EVERY:
                if not outbox.waiting(clock.now()).exists():
                    time.sleep(PAUSE)
                continue
            told = time.monotonic()
            done = max(all_of_it - _waiting().count(), 0)
            left = timedelta(seconds=round((told - began) / max(done, 1) * (all_of_it - done)))
            self.stderr.write(f"{done} of {all_of_it} done, about {left} left")


def _waiting() -> QuerySet[OutboxEntry]:
    return OutboxEntry.objects.filter(done_at__isnull=True, attempts__lt=MOST_ATTEMPTS, error="")


def _in_hand() -> QuerySet[OutboxEntry]:
    """Return what another process is doing now; what one left that was killed runs out."""
    return _waiting().filter(leased_until__gt=clock.now())


def _helper() -> subprocess.Popen[bytes]:
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "publish_pending", "--share"]
    return subprocess.Popen(command)
