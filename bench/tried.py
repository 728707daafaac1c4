"""Which single edits of an article the rule that is meant for them finds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from articles.assemble import assemble
from articles.checks.prepared import prepare
from articles.checks.registry import CHECKS, Context
from articles.content import Content
from articles.draft import Draft
from articles.publishing.default_disclaimers import DISCLAIMERS
from bench.edits import Edit

CONTEXT = Context(date(2026, 11, 22), DISCLAIMERS)
Known = tuple[str, str, str, str]


def known(content: Content, rules: frozenset[str], context: Context = CONTEXT) -> set[Known]:
    """Return what some rules block or warn of, by what an editor would take for one finding."""
    prepared = prepare(content, context)
    return {
        (found.id, found.quote, found.audience, found.message)
        for check in CHECKS
        if check.id in rules
        for found in check.findings(prepared)
        if found.level in ("block", "warn")
    }


def missed(draft: Draft, tried: Sequence[Edit], *, is_approved: bool = False) -> list[Edit]:
    """Return the edits after which no rule meant for them finds what it did not find before.

    With `is_approved`, the article without the edit is what readers have as approved.
    """
    was = assemble(draft, DISCLAIMERS)
    context = replace(CONTEXT, approved=was) if is_approved else CONTEXT
    before: dict[frozenset[str], set[Known]] = {}
    lost = []
    for edit in tried:
        now = assemble(edit.draft, () if edit.without_notices else DISCLAIMERS)
        if edit.rules not in before:
            before[edit.rules] = known(was, edit.rules, context)
        if not known(now, edit.rules, context) - before[edit.rules]:
            lost.append(edit)
    return lost
