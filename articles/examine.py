"""Examine content: all checks, and a trial rendering, under limits that kill."""

import logging

from articles import audiences
from articles.checks.context_json import context_to_json
from articles.checks.finding import LEVELS, WHOLE_ARTICLE, Finding
from articles.checks.registry import Context, check_json
from articles.content import Content
from articles.markup import limits

logger = logging.getLogger(__name__)

NOT_EXAMINED = "DIA-00"
"""The id of a finding that stands for all those that could not be made."""


def examine(content: Content, context: Context) -> list[Finding]:
    """Return what a careful editor would stop at, in reading order.

    Text that no limit lets through is itself a finding, and it blocks: what cannot be read
    cannot be checked.
    """
    try:
        found = limits.run(check_json, content.to_json(), context_to_json(context))
    except limits.LimitExceeded as trouble:
        return [_too_much(content, trouble)]
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


# About what two seconds of checking let through; more is no article that a board can read.
_MANY_CLAIMS = 500


def _too_much(content: Content, trouble: limits.LimitExceeded) -> Finding:
    """Say where there is too much: no check tells, because none of them came to its end."""
    longest = max(content.texts, key=lambda text: len(text.body), default=None)
    message = f"The article cannot be checked: reading it took too much ({trouble})."
    cure = "Look for thousands of brackets, stars or nested lists, and take them out."
    if longest is not None:
        name = audiences.get(longest.audience).name.lower()
        message += (
            f" It has {len(content.claims):,} claims; the longest text, for {name}s, has "
            f"{len(longest.body):,} characters."
        )
    if len(content.claims) > _MANY_CLAIMS:
        cure = f"Make several articles of it, each of at most {_MANY_CLAIMS} claims."
    return _not_examined(
        message,
        cure,
        audience=longest.audience if longest else "",
        where="body" if longest else WHOLE_ARTICLE,
    )


def _not_examined(
    message: str, cure: str, *, audience: str = "", where: str = WHOLE_ARTICLE
) -> Finding:
    return Finding(
        id=NOT_EXAMINED,
        level="block",
        audience=audience,
        where=where,
        quote="",
        message=message,
        cure=cure,
    )


def counts(findings: list[Finding]) -> dict[str, int]:
    """Return how many findings there are of each level, gravest first."""
    return {level: sum(finding.level == level for finding in findings) for level in LEVELS}
