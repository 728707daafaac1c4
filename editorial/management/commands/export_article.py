"""`manage.py export_article`: an article as one Markdown file, to standard output."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import queries
from articles.exchange import markdown_form
from articles.models import Article
from articles.thawing import thaw


class Command(BaseCommand):
    help = "Write an article's working copy, or one of its versions, as a Markdown file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug")
        parser.add_argument(
            "--number", type=int, metavar="N", help="the version to write, as it was submitted"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        article = Article.objects.filter(slug=options["slug"]).first()
        if article is None:
            raise CommandError(f"{options['slug']}: there is no article at this address.")
        draft = queries.draft_of(article)
        if options["number"] is not None:
            version = article.versions.filter(number=options["number"]).first()
            if version is None:
                raise CommandError(f"{article.slug}: there is no version {options['number']}.")
            draft = thaw(version.snapshot.value())
        self.stdout.write(markdown_form.write(draft), ending="")
