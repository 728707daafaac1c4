"""Ask the registers about sources that came from files: whether their numbers lead to them."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from editorial import clock
from references.looking_up import keep_answers
from references.lookup import crossref, pubmed
from references.lookup.answers import Answer
from references.models import LookUp, Reference

AT_ONCE = pubmed.BATCH


class Command(BaseCommand):
    """Asks PubMed in batches and Crossref one by one, at the pace that they ask for."""

    help = (
        "Looks up sources with a DOI or PubMed number that no register has told of, the newest "
        "first, and marks those whose registers disagree. Records stay as they are. Can be "
        "stopped and begun again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how many."""
        parser.add_argument("--most", type=int, default=1_000, help="so many sources, not more")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look up, and say how many were found and how many disagree."""
        if not settings.LOOK_UPS:
            raise CommandError("Look-ups are switched off (LOOK_UPS). Nothing was asked.")
        told = LookUp.objects.filter(outcome="found", service__in=("crossref", "pubmed"))
        waiting = (
            Reference.objects.exclude(Q(doi="") & Q(pmid=""))
            .exclude(pk__in=told.exclude(reference=None).values("reference"))
            .order_by("-pk")
            .values_list("pk", flat=True)[: max(options["most"], 0)]
        )
        numbers, asked, found, differ = list(waiting), 0, 0, 0
        for start in range(0, len(numbers), AT_ONCE):
            some = list(Reference.objects.filter(pk__in=numbers[start : start + AT_ONCE]))
            papers = {
                one.identifier: one for one in pubmed.papers(row.pmid for row in some if row.pmid)
            }
            for row in some:
                answers: list[Answer] = [papers[row.pmid]] if row.pmid else []
                if row.doi:
                    answers.append(crossref.work(row.doi))
                keep_answers(row, answers, by=None, at=clock.now())
                asked += 1
                found += any(one.outcome == "found" for one in answers)
                differ += bool(row.mismatch)
            self.stdout.write(f"{asked} of {len(numbers)} asked.")
        self.stdout.write(f"{asked} looked up, {found} found, {differ} whose registers disagree.")
