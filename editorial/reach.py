"""The reach of the checks: in how many working copies each fires, as the last run counted.

A run goes article by article and stores each at once: killed, it goes on where it was, and an
article is read again only when it, or the set of checks, has changed.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from articles import canonical, queries
from articles.checks.registry import CHECKS
from articles.models import Article
from editorial import clock
from editorial.checking import findings_of
from editorial.models import LibraryCheck


@dataclass(frozen=True)
class Reach:
    """In how many working copies a check fires, and how often in all."""

    articles: int
    findings: int


def rules() -> str:
    """Return the digest of the set of checks, as it is stored with what they found."""
    return canonical.digest(canonical.CHECKS, sorted(check.id for check in CHECKS))


def due() -> QuerySet[Article]:
    """Return the articles that were saved, or got other checks, since they were counted."""
    current = LibraryCheck.objects.filter(
        article=OuterRef("pk"), lock_version=OuterRef("lock_version"), rules=rules()
    )
    return Article.objects.filter(~Exists(current)).order_by("pk")


def run(*, at: datetime) -> Iterator[Article]:
    """Check every article that is due, yielding each once what was found in it is stored."""
    now_rules = rules()
    for pk in list(due().values_list("pk", flat=True)):
        article = Article.objects.filter(pk=pk).first()
        if article is None:
            continue
        content = queries.content_of(article, on=clock.day(at))
        counts = Counter(finding.id for finding in findings_of(content, on=clock.day(at)))
        LibraryCheck.objects.update_or_create(
            article=article,
            defaults={
                "lock_version": article.lock_version,
                "rules": now_rules,
                "counts": dict(sorted(counts.items())),
                "checked_at": at,
            },
        )
        yield article


def forget() -> None:
    """Forget what was counted, so that the next run checks every article."""
    LibraryCheck.objects.all().delete()


def reach() -> dict[str, Reach]:
    """Return the reach of every check that fires somewhere, by id."""
    articles: Counter[str] = Counter()
    findings: Counter[str] = Counter()
    for counts in LibraryCheck.objects.values_list("counts", flat=True).iterator():
        articles.update(counts.keys())
        findings.update(counts)
    return {id: Reach(articles[id], findings[id]) for id in sorted(articles)}
