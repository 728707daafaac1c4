"""All checks in one table, and the run over them."""

from collections.abc import Mapping
from typing import Any

from articles import audiences
from articles.checks.accountability import declarations, governance
from articles.checks.check import Check
from articles.checks.context_json import context_from_json
from articles.checks.figures import across_articles, agreement, amounts, dosing, numbers
from articles.checks.finding import WHOLE_ARTICLE, Finding
from articles.checks.guidance import safety
from articles.checks.language import manner, reading, wording
from articles.checks.pages import access, dialect, left_to_write, typed_furniture
from articles.checks.prepared import Context, prepare
from articles.checks.sources import citations, listed, records, source_health, support
from articles.checks.statements import certainty, claims, parity
from articles.content import Content

__all__ = ["CHECKS", "Check", "Context", "check", "check_json"]

# One line for each family; test_every_check_has_a_heading_in_the_docs holds docs/checks.md to it.
CHECKS: tuple[Check, ...] = (
    *citations.CHECKS,
    *support.CHECKS,
    *records.CHECKS,
    *source_health.CHECKS,
    *listed.CHECKS,
    *numbers.CHECKS,
    *amounts.CHECKS,
    *agreement.CHECKS,
    *across_articles.CHECKS,
    *parity.CHECKS,
    *dosing.CHECKS,
    *certainty.CHECKS,
    *reading.CHECKS,
    *safety.CHECKS,
    *governance.CHECKS,
    *declarations.CHECKS,
    *manner.CHECKS,
    *typed_furniture.CHECKS,
    *access.CHECKS,
    *wording.CHECKS,
    *dialect.CHECKS,
    *left_to_write.CHECKS,
    *claims.CHECKS,
)

# What reads English words and would find nonsense, or nothing, in another language.
READS_ENGLISH: frozenset[str] = frozenset(
    """
    CIT-11 NUM-03 NUM-06 NUM-08 NUM-09 NUM-12 DOSE-03 DOSE-05 DOSE-06 DOSE-08
    CER-01 CER-02 CER-03 CER-04 CER-05 CER-06 READ-01 READ-02 READ-03 READ-04
    SAFE-02 SAFE-04 GOV-03 GOV-07 GOV-08 LANG-01 LANG-03 TXT-01
    """.split()
)
NOT_READ = "LANG-00"

_PLACES = ("article", "headline", "short_answer", "body", "claim", "reference")


def check(content: Content, context: Context) -> list[Finding]:
    """Return what all checks find, in reading order: the article, then each text from its top.

    Renders the texts, so hostile input can be slow: callers run check_json under limits.
    """
    prepared = prepare(content, context)
    reads_all = content.language.split("-")[0].casefold() == "en"
    made = [each for each in CHECKS if reads_all or each.id not in READS_ENGLISH]
    found = [finding for each in made for finding in each.findings(prepared)]
    if not reads_all:
        found.append(_not_read(content.language))
    return sorted(found, key=_reading_order)


def _not_read(language: str) -> Finding:
    """Return which checks were not made of a text that is not English: silence is no pass."""
    ids = [each.id for each in CHECKS if each.id in READS_ENGLISH]
    return Finding(
        id=NOT_READ,
        level="unchecked",
        audience="",
        where=WHOLE_ARTICLE,
        quote="",
        message=f"The article is in “{language}”. These checks read English words and were not "
        f"made: {', '.join(ids)}. Marks, numbers, sources and records were checked.",
        cure="Have somebody who reads the language well look for what these checks look for.",
    )


def check_json(content: Mapping[str, Any], context: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Do as check does with plain JSON values, for a run in a limited child process.

    Raises ValueError (pydantic.ValidationError is one) where the values have not their shape.
    """
    return [
        finding.to_json()
        for finding in check(Content.from_json(content), context_from_json(context))
    ]


def _reading_order(finding: Finding) -> tuple[int, int, int, str]:
    whose = audiences.position(finding.audience) if finding.audience else -1
    return whose, _PLACES.index(finding.where.split()[0]), finding.at or 0, finding.id
