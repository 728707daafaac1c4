"""`manage.py publish_pending`: do now what the sweep would do next."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.publishing.actions.index_sections import index_what_is_missing
from editorial import clock
from editorial.due import do_what_is_due
from editorial.models import OutboxEntry
from editorial.outbox import MOST_ATTEMPTS
from editorial.tasks import ask_for_stale_pages, run_sweep


class Command(BaseCommand):
    help = "Bring every live page up to what the board decided, and say what could not be."

    def handle(self, *args: Any, **options: Any) -> None:
        # What was parked after too many tries gets another chance: a person asked for it.
        OutboxEntry.objects.filter(done_at__isnull=True, attempts__gte=MOST_ATTEMPTS).update(
            attempts=0, due_at=clock.now(), leased_until=None
        )
        OutboxEntry.objects.filter(done_at__isnull=True, leased_until__isnull=True).update(
            due_at=clock.now()
        )
        do_what_is_due(clock.now())
        ask_for_stale_pages(clock.now())
        done = 0
        while more := run_sweep():
            done += more
        while more := index_what_is_missing(at=clock.now()):
            done += more
        failed = OutboxEntry.objects.filter(done_at__isnull=True).exclude(error="")
        self.stdout.write(f"{done} done.")
        if failed:
            raise CommandError("\n".join(f"{row.key}: {row.error}" for row in failed))
