"""`manage.py cards`: make the cards true, of which lists and counts of articles are made."""

import time
from collections.abc import Callable
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
        keep_and_tell(self.stdout.write)


def keep_and_tell(tell: Callable[[str], object]) -> None:
    """Make every card true, and tell every two seconds how many articles are examined."""
    total, told = Article.objects.count(), time.monotonic()
    for _ in keeping_cards.keep(now=clock.now):
        if time.monotonic() - told > SECONDS_BETWEEN_REPORTS:
            told = time.monotonic()
            tell(f"{examined()} of {total} examined")
    tell(f"{examined()} of {total} examined")


def examined() -> int:
    """Return how many articles the checks have looked at as they are now."""
    return ArticleCard.objects.exclude(examined=0).count()
