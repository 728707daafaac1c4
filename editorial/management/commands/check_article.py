"""`manage.py check_article`: what a careful editor would stop at, in a file, an article or all."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import examine, queries
from articles.checks.finding import Finding
from articles.checks.pages.imported_page import check_furniture
from articles.checks.registry import CHECKS
from articles.content import Content
from articles.exchange.formats import read_file
from articles.exchange.imported import Refused
from articles.models import Article
from editorial import cards, clock, reach
from editorial.checking import findings_of, furniture_of
from editorial.management.commands.cards import examined, keep_and_tell


class Command(BaseCommand):
    help = (
        "Check an article by its address, or a file, and print the findings. With --all, check "
        "every working copy that has changed since the last run, and print the reach of each check."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", metavar="SLUG|FILE", nargs="*")
        parser.add_argument("--all", action="store_true", help="check the whole library")
        parser.add_argument(
            "--restart", action="store_true", help="with --all: check unchanged articles again too"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.add_argument(
            "--gate", action="store_true", help="fail when a finding would block submission"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["all"]:
            if options["what"] or options["gate"]:
                raise CommandError("--all goes with --restart and --json only.")
            self._check_all(restart=options["restart"], as_json=options["json"])
            return
        if options["restart"]:
            raise CommandError("--restart goes with --all only.")
        if not options["what"]:
            raise CommandError("Name an article or a file, or say --all.")
        self._check_each(options["what"], as_json=options["json"], gate=options["gate"])

    def _check_each(self, given: list[str], *, as_json: bool, gate: bool) -> None:
        today = clock.day(clock.now())
        blocking = 0
        documents = []
        for what in given:
            content, around = _read(what, today)
            findings = [*findings_of(content, on=today), *around]
            counts = examine.counts(findings)
            blocking += counts["block"]
            documents += [{"article": what, **finding.to_json()} for finding in findings]
            if not as_json:
                for finding in findings:
                    place = " ".join(part for part in (finding.audience, finding.where) if part)
                    quote = f" “{finding.quote}”" if finding.quote else ""
                    self.stdout.write(
                        f"{finding.level:9} {finding.id:7} {place}:{quote} "
                        f"{finding.message} {finding.cure}"
                    )
                summary = ", ".join(f"{count} {level}" for level, count in counts.items() if count)
                self.stdout.write(f"{what}: {summary or 'nothing found'}.")
        if as_json:
            self.stdout.write(json.dumps(documents, ensure_ascii=False))
        if blocking and gate:
            raise CommandError(
                "1 finding blocks submission."
                if blocking == 1
                else f"{blocking} findings block submission."
            )

    def _check_all(self, *, restart: bool, as_json: bool) -> None:
        if restart:
            cards.examine_again()
        total = Article.objects.count()
        if done := examined():
            self.stderr.write(f"{done} of {total} are as they were when they were last examined.")
        keep_and_tell(self.stderr.write)
        self._report(total, reach.reach(), as_json=as_json)

    def _report(self, total: int, found: dict[str, reach.Reach], *, as_json: bool) -> None:
        known = {check.id: check for check in CHECKS}
        silent = {id: reach.Reach(0, 0) for id in known if id not in found}
        rows = sorted({**found, **silent}.items(), key=lambda row: (-row[1].articles, row[0]))
        if as_json:
            checks = {
                id: {"articles": each.articles, "findings": each.findings} for id, each in rows
            }
            self.stdout.write(json.dumps({"articles": total, "checks": checks}))
            return
        self.stdout.write(f"{'check':9}{'level':11}{'articles':>9}{'findings':>10}  title")
        for id, each in rows:
            level, title = (known[id].level, known[id].title) if id in known else ("block", "")
            line = f"{id:9}{level:11}{each.articles:>9}{each.findings:>10}  {title}"
            self.stdout.write(line.rstrip())


def _read(what: str, today: Any) -> tuple[Content, list[Finding]]:
    """Return the content of an article or a file, and what was wrong around it on its page."""
    article = Article.objects.filter(slug=what).first()
    if article is not None:
        return queries.content_of(article, on=today), furniture_of(article)
    if not Path(what).exists():
        raise CommandError(f"{what}: there is no article at this address and no such file.")
    try:
        imported = read_file(Path(what))
    except Refused as refusal:
        raise CommandError(f"{what}: {refusal}") from refusal
    content = queries.content_from(imported.draft, on=today)
    return content, check_furniture(imported.furniture)
