"""`manage.py check_links`: try the links of sources that are due, and keep what came of it."""

import json
from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial import clock
from references import link_watch
from references.links import Judged
from references.models import Reference

AT_ONCE = 200
PER_HOST = 20


class Command(BaseCommand):
    help = (
        "Try links of sources that are due. Each answer is kept at once: stopped, and run again, "
        "it goes on where it was."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--all", action="store_true", help=f"try all that are due, not {AT_ONCE} of them"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOOK_UPS:
            raise CommandError("This site asks no other machines (LOOK_UPS is off). Nothing done.")
        self.done = 0
        waiting = link_watch.due(at=clock.now()).count()
        tried: Counter[str] = Counter()
        dead: list[int] = []

        def told(one: link_watch.Due, judged: Judged) -> None:
            self.done += 1
            if not options["json"]:
                self.stderr.write(f"{self.done} of {waiting}: {one.url} {judged.detail}")

        is_offline = False
        while some := link_watch.some_due(at=clock.now(), most=AT_ONCE, per_host=PER_HOST):
            ran = link_watch.watch(some, now=clock.now, told=told)
            tried += ran.tried
            dead += ran.dead
            is_offline = ran.is_offline
            if is_offline or not options["all"]:
                break
        self._tell(tried, dead, waiting, is_offline=is_offline, as_json=options["json"])

    def _tell(
        self, tried: Counter[str], dead: list[int], waiting: int, *, is_offline: bool, as_json: bool
    ) -> None:
        outcomes = ("works", "fails", "not_checked")
        keys = list(Reference.objects.filter(pk__in=dead).values_list("key", flat=True))
        left = max(waiting - tried.total(), 0)
        if as_json:
            counts = {outcome: tried[outcome] for outcome in outcomes}
            said = {"tried": tried.total(), **counts, "dead": keys, "left": left}
            self.stdout.write(json.dumps({**said, "offline": is_offline}, ensure_ascii=False))
            return
        works, fails, unchecked = (tried[outcome] for outcome in outcomes)
        self.stdout.write(
            f"{tried.total()} links tried: {works} work, {fails} failed, {unchecked} could not be "
            f"checked. {left} more are due."
        )
        if keys:
            self.stdout.write(f"Dead since now: {', '.join(keys)}.")
        if is_offline:
            self.stdout.write("Nothing could be reached: this machine seems to be offline.")
