"""Examine content: all checks, and a trial rendering, under limits that kill."""

import logging

from articles.checks.context_json import context_to_json
from articles.checks.finding import LEVELS, Finding
from articles.checks.registry import Context, check_json
from articles.content import Content
from articles.markup import limits

logger = logging.getLogger(__name__)


def examine(content: Content, context: Context) -> list[Finding]:
    """Return what a careful editor would stop at, in reading order.

    Text that no limit lets through is itself a finding, and it blocks: what cannot be read
    cannot be checked.
    """
    try:
        found = limits.run(check_json, content.to_json(), context_to_json(context))
    except limits.LimitExceeded as trouble:
        return [
            _not_examined(
                f"The article cannot be checked: reading it took too much ({trouble}).",
                "Look for thousands of brackets, stars or nested lists, and take them out.",
            )
        ]
    except limits.Failed as trouble:
        # A check that breaks on one text must not lock its editor out of it.
        logger.exception("A check broke on the article %s.", content.slug)
        return [
            _not_examined(
                f"The article cannot be checked: a check broke on it ({trouble}).",
                "Tell the site's developers; if you know what you typed last, write it otherwise.",
            )
        ]
    return [Finding(**finding) for finding in found]


def _not_examined(message: str, cure: str) -> Finding:
    return Finding(
        id="DIA-00",
        level="block",
        audience="",
        where="article",
        quote="",
        message=message,
        cure=cure,
    )


def counts(findings: list[Finding]) -> dict[str, int]:
    """Return how many findings there are of each level, gravest first."""
    return {level: sum(finding.level == level for finding in findings) for level in LEVELS}
