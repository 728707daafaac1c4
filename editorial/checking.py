"""Findings as this site has them: every check at its level, or at the graver one set here."""

import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Max

from articles import canonical, queries
from articles.checks.accountability.gate import at_approval
from articles.checks.context_json import context_to_json
from articles.checks.finding import WHOLE_ARTICLE, Finding, Level, tightened
from articles.checks.pages.imported_page import check_furniture
from articles.checks.registry import Context
from articles.checks.site import BOARD, Site
from articles.content import Content
from articles.examine import NOT_EXAMINED, examine
from articles.exchange.imported import PROPOSED, Furniture
from articles.models import Article, Snapshot, Version
from articles.source_facts import source_status
from articles.status import Status
from articles.topics import heads
from editorial import clock, found_lately
from editorial.elsewhere import elsewhere
from editorial.models import BoardMember, CheckLevel
from editorial.policies import NotAllowed
from editorial.remembering import remembered

_MOST_TOLD = 3
_REMEMBERED = 32


def findings_of(content: Content, *, on: date) -> list[Finding]:
    """Return what the checks find in content on that day, under limits, in reading order."""
    context = context_for(content, on=on)
    said = json.dumps(context_to_json(context), sort_keys=True)
    question = _Question(content.digest, said, content, context)
    refused_at, refusal = _refusals.get(question, (0.0, []))
    if refusal and time.monotonic() - refused_at < _REFUSED_FOR:
        return list(refusal)
    try:
        found = _examined(question)
        found_lately.keep(content, found, on=on)
        return list(found)
    except _NotExamined as trouble:
        if len(_refusals) >= _REMEMBERED:
            _refusals.clear()
        _refusals[question] = time.monotonic(), trouble.findings
        return list(trouble.findings)


@dataclass(frozen=True)
class _Question:
    """Content and context, equal where the answer is."""

    digest: str
    said: str
    content: Content = field(compare=False)
    context: Context = field(compare=False)


class _NotExamined(Exception):
    """The checks did not come to their end: the next try may."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__()
        self.findings = findings


_REFUSED_FOR = 60.0
"""Seconds for which a text that took too much is not tried again: each try costs seconds."""
_refusals: dict[_Question, tuple[float, list[Finding]]] = {}


# Several pages ask for the findings of one saved text.
@lru_cache(_REMEMBERED)
def _examined(question: _Question) -> tuple[Finding, ...]:
    found = examine(question.content, question.context)
    if any(finding.id == NOT_EXAMINED for finding in found):
        raise _NotExamined(found)
    return tuple(found)


def findings_of_frozen(snapshot: Snapshot, content: Content, *, on: date) -> list[Finding]:
    """Return the same for what a snapshot has, from memory where nothing they rest on changed.

    They rest on the content, on the rules with their levels here, on terms, disclaimers and the
    approved version, on what is known of its sources, and on the day.
    """
    context = context_for(content, on=on)
    rules = canonical.digest(canonical.CHECKS, context_to_json(context))
    return remembered("findings", snapshot.digest, rules, make=lambda: examine(content, context))


def context_for(content: Content, *, on: date) -> Context:
    """Return what the checks know of this site beside the content on that day."""
    return replace(
        queries.checks_context(today=on, language=content.language),
        site=own_site(),
        approved=_approved(content.slug),
        elsewhere=elsewhere(content),
        source_status=source_status(content),
        **_interests(),
        levels=levels_for(content.topics),
    )


def check_can_be_approved(content: Content, verdicts: Mapping[str, str]) -> None:
    """Raise NotAllowed, with place, trouble and cure, where something stops an approval.

    `verdicts` has by claim's id what the member said of it.
    """
    found = at_approval(content, source_status(content), verdicts)
    if not found:
        return
    told = " ".join(f"{finding.message} {finding.cure}" for finding in found[:_MOST_TOLD])
    more = f" {len(found) - _MOST_TOLD} more are alike." if len(found) > _MOST_TOLD else ""
    raise NotAllowed(
        f"{told}{more} Nothing was signed. Only the editor can add this: request changes, and say "
        "what is missing."
    )


def furniture_of(article: Article) -> list[Finding]:
    """Return what stood wrong around the answer on the page that an article was imported from.

    None of it is in the draft, so none of it stops a submission; its editor should know it.
    Whoever saves the draft has looked at the citations that the importer proposed.
    """
    lines = [Furniture(**line) for line in article.imported_furniture]
    proposed = [line for line in lines if line.kind == PROPOSED]
    around = check_furniture([line for line in lines if line.kind != PROPOSED])
    return around if article.lock_version > 1 else [*around, *map(_to_confirm, proposed)]


def _to_confirm(line: Furniture) -> Finding:
    return Finding(
        id="CIT-00",
        level="block",
        audience="",
        where=WHOLE_ARTICLE,
        quote=line.text,
        message=(
            f"Line {line.line} of the page: “{line.text[-40:]}” ends in digits that were read as "
            "a citation, and nobody has confirmed it."
        ),
        cure="Look at the place in the text. If it is a value, put the digits back; then save.",
    )


def own_site() -> Site:
    """Return what checks know of this site itself: by which names and addresses it is known."""
    host = urlsplit(settings.PUBLIC_URL).hostname or ""
    return Site(names=(BOARD, settings.SITE_NAME), domains=(host,) if host else ())


def _interests() -> dict[str, Any]:
    """Return when whom of the board declared last: of nobody else does the site know it."""
    members = BoardMember.objects.select_related("user").annotate(
        declared=Max("declarations__declared_at")
    )
    days: dict[str, date] = {}
    names: set[str] = set()
    for member in members:
        its = {member.printed_name, member.user.get_full_name()} - {""}
        names |= its
        if member.declared:
            days |= dict.fromkeys(its, clock.day(member.declared))
    return {"interests": days, "interests_kept_of": frozenset(names)}


def _approved(slug: str) -> Content | None:
    """Return the content that readers have as approved, to hold the change against."""
    version = (
        Version.objects.filter(article__slug=slug, status=Status.APPROVED)
        .select_related("snapshot")
        .first()
    )
    return version.snapshot.value() if version else None


def levels_in_force() -> list[CheckLevel]:
    """Return the newest level of each check and topic; what went back to as shipped is not one."""
    newest: dict[tuple[str, int | None], CheckLevel] = {}
    for row in CheckLevel.objects.select_related("topic").order_by("set_at", "pk"):
        newest[row.check_id, row.topic_id] = row
    return [row for row in newest.values() if row.level]


def levels_for(topics: Iterable[str]) -> dict[str, Level]:
    """Return, by check, the gravest level set for all articles or for one of these topics."""
    in_force = levels_in_force()
    # What is frozen names a topic as it was called then.
    under = {topic.pk for topic in heads(topics).values()} if any(r.topic for r in in_force) else ()
    levels: dict[str, Level] = {}
    for row in in_force:
        if row.topic is None or row.topic.pk in under:
            level = cast(Level, row.level)
            levels[row.check_id] = tightened(level, levels.get(row.check_id))
    return levels
