"""`manage.py export_dossier SLUG NUMBER`: everything that was decided on a version, as one file."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.models import Version
from editorial import clock
from editorial.dossier import file
from editorial.dossier.collect import sections


class Command(BaseCommand):
    help = "Write the dossier of a version, to check with check_dossier.py."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("number", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Version.objects.select_related("article", "snapshot", "withdrawal")
        version = rows.filter(article__slug=options["slug"], number=options["number"]).first()
        if version is None:
            raise CommandError(
                f"There is no version {options['number']} of “{options['slug']}”. The article's "
                "page lists its versions."
            )
        sys.stdout.buffer.write(file.encode(sections(version, at=clock.now())))
