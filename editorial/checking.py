"""Findings as this site has them: every check at its level, or at the graver one set here."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import cast

from articles import queries
from articles.checks.finding import Finding, Level, tightened
from articles.content import Content
from articles.examine import examine
from editorial.models import CheckLevel


def findings_of(content: Content, *, on: date) -> list[Finding]:
    """Return what the checks find in content on that day, under limits, in reading order."""
    context = queries.checks_context(today=on)
    return examine(content, replace(context, levels=levels_for(content.topics)))


def levels_in_force() -> list[CheckLevel]:
    """Return the newest level of each check and topic; what went back to as shipped is not one."""
    newest: dict[tuple[str, int | None], CheckLevel] = {}
    for row in CheckLevel.objects.select_related("topic").order_by("set_at", "pk"):
        newest[row.check_id, row.topic_id] = row
    return [row for row in newest.values() if row.level]


def levels_for(topics: Iterable[str]) -> dict[str, Level]:
    """Return, by check, the gravest level set for all articles or for one of these topics."""
    slugs = set(topics)
    levels: dict[str, Level] = {}
    for row in levels_in_force():
        if row.topic is None or row.topic.slug in slugs:
            level = cast(Level, row.level)
            levels[row.check_id] = tightened(level, levels.get(row.check_id))
    return levels
