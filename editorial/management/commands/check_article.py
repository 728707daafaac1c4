"""`manage.py check_article`: what a careful editor would stop at, in a file or an article."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import examine, queries
from articles.assemble import assemble
from articles.content import Content
from articles.exchange.formats import read_file
from articles.exchange.imported import Refused
from articles.models import Article
from editorial import clock


class Command(BaseCommand):
    help = "Check an article by its address, or a file, and print the findings."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", metavar="SLUG|FILE", nargs="+")
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.add_argument(
            "--gate", action="store_true", help="fail when a finding would block submission"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        today = clock.day(clock.now())
        blocking = 0
        documents = []
        for what in options["what"]:
            content = _content(what, today)
            findings = examine.examine(content, queries.checks_context(today=today))
            counts = examine.counts(findings)
            blocking += counts["block"]
            documents += [{"article": what, **finding.to_json()} for finding in findings]
            if not options["json"]:
                for finding in findings:
                    place = " ".join(part for part in (finding.audience, finding.where) if part)
                    quote = f" “{finding.quote}”" if finding.quote else ""
                    self.stdout.write(
                        f"{finding.level:9} {finding.id:7} {place}:{quote} "
                        f"{finding.message} {finding.cure}"
                    )
                summary = ", ".join(f"{count} {level}" for level, count in counts.items() if count)
                self.stdout.write(f"{what}: {summary or 'nothing found'}.")
        if options["json"]:
            self.stdout.write(json.dumps(documents, ensure_ascii=False))
        if blocking and options["gate"]:
            raise CommandError(
                "1 finding blocks submission."
                if blocking == 1
                else f"{blocking} findings block submission."
            )


def _content(what: str, today: Any) -> Content:
    article = Article.objects.filter(slug=what).first()
    if article is not None:
        return queries.content_of(article, on=today)
    if Path(what).exists():
        try:
            imported = read_file(Path(what))
        except Refused as refusal:
            raise CommandError(f"{what}: {refusal}") from refusal
        return assemble(imported.draft, queries.disclaimers_in_force(on=today))
    raise CommandError(f"{what}: there is no article at this address and no such file.")
