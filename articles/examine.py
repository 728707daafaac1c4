"""Examine content: all checks, and a trial rendering, under limits that kill."""

from articles.checks.finding import Finding
from articles.checks.registry import Context, check_json
from articles.content import Content
from articles.markup import limits


def examine(content: Content, context: Context) -> list[Finding]:
    """Return what a careful editor would stop at, in reading order.

    Text that no limit lets through is itself a finding, and it blocks: what cannot be read
    cannot be checked.
    """
    try:
        found = limits.run(
            check_json,
            content.to_json(),
            context.today.isoformat(),
            [disclaimer.model_dump(mode="json") for disclaimer in context.disclaimers],
        )
    except limits.LimitExceeded as trouble:
        return [
            Finding(
                id="DIA-00",
                level="block",
                audience="",
                where="article",
                quote="",
                message=f"The article cannot be checked: reading it took too much ({trouble}).",
                cure="Look for thousands of brackets, stars or nested lists, and take them out.",
            )
        ]
    return [Finding(**finding) for finding in found]


def counts(findings: list[Finding]) -> dict[str, int]:
    """Return how many findings there are of each level, gravest first."""
    levels = ("block", "warn", "advise", "unchecked")
    return {level: sum(finding.level == level for finding in findings) for level in levels}
