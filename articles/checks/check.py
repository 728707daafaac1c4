"""A check: one rule as data, and the pure function that finds what breaks it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from articles.checks.finding import Finding, Level, Trouble, tightened
from articles.checks.prepared import Context, Prepared, prepare
from articles.content import Content


@dataclass(frozen=True)
class Check:
    """One rule: what it asks, how grave a breach is, where it comes from, and how it is found."""

    id: str
    level: Level
    title: str
    rule: str
    """What a draft must satisfy, in a sentence an editor can follow."""
    source: str
    """Who asks for it, or what was measured."""
    find: Callable[[Prepared], Iterable[Trouble]]

    def findings(self, prepared: Prepared) -> Iterator[Finding]:
        """Yield what this check finds, under its id and its level."""
        for trouble in self.find(prepared):
            yield Finding(
                id=self.id,
                level=tightened(trouble.level or self.level, prepared.context.levels.get(self.id)),
                audience=trouble.audience,
                where=trouble.where,
                quote=trouble.quote,
                message=trouble.message,
                cure=trouble.cure,
                at=trouble.at,
                fix=trouble.fix,
            )

    def run(self, content: Content, context: Context) -> Iterator[Finding]:
        """Yield what this check alone finds in the content."""
        return self.findings(prepare(content, context))
