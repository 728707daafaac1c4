"""`manage.py cards`: make the cards true, of which lists and counts of articles are made."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles.models import Article
from editorial import clock, keeping_cards
from editorial.models import ArticleCard

SECONDS_BETWEEN_REPORTS = 2.0


class Command(BaseCommand):
    help = (
        "Work out every article's card that is not true yet: where it stands, its words, what the "
        "checks find. The sweep does the same little by little. Stopped and run again, it goes on "
        "where it was; with --all it begins anew with every article."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="make every card anew")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["all"]:
            keeping_cards.forget()
        total, reported = Article.objects.count(), time.monotonic()
        for _ in keeping_cards.keep(now=clock.now):
            if time.monotonic() - reported > SECONDS_BETWEEN_REPORTS:
                reported = time.monotonic()
                self._report(total)
        self._report(total)

    def _report(self, total: int) -> None:
        left = keeping_cards.to_examine().count()
        made = ArticleCard.objects.count()
        self.stdout.write(f"{made - left} of {total} examined")
