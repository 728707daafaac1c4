"""The demonstration's articles: each brought to its status by the acts that lead there."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from articles import queries
from articles.actions.import_article import import_article
from articles.actions.save_term import import_terms
from articles.exchange.formats import read_file
from articles.models import Article, Topic, Version
from articles.status import Status
from articles.terms import glossary_files
from editorial import clock
from editorial.actions.begin_review import begin_review
from editorial.actions.give_verdict import give_verdict
from editorial.actions.publish import publish
from editorial.actions.ratify_withdrawal import ratify_withdrawal
from editorial.actions.sign_off import sign_off
from editorial.actions.submit import Waiver, submit
from editorial.actions.withdraw import withdraw
from editorial.checking import findings_of
from editorial.models import Policy, ReviewRound, SignOff, Withdrawal
from editorial.policies.interests import Interests
from editorial.queries import claims_to_decide, open_round
from editorial.reauthentication import Reauthentication
from editorial.standing import months_after

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class DemoArticle:
    """A file, and how far it is brought."""

    file: str
    status: Status
    submitted_days_ago: int
    change_note: str = "First version, drafted from the sources listed."


ARTICLES = (
    DemoArticle("b12-leg-weakness.md", Status.APPROVED, 30),
    DemoArticle(
        "b12-schwache-beine.md",
        Status.APPROVED,
        25,
        "Erste Fassung, aus dem Englischen übersetzt.",
    ),
    DemoArticle("nitrous-oxide-legs.md", Status.WITHDRAWN, 60),
    DemoArticle("metformin-b12.md", Status.CHANGES_REQUESTED, 12),
    DemoArticle("folic-acid-before-b12.md", Status.UNDER_REVIEW, 8),
)


def make_policies(*, at: datetime) -> None:
    """Give neurology a policy of its own: a neurologist signs, and pending pages may be seen."""
    topic, _ = Topic.objects.get_or_create(slug="neurology", defaults={"name": "Neurology"})
    Policy.objects.get_or_create(
        topic=topic,
        number=1,
        defaults={
            "signers": 2,
            "specialties": ["neurology"],
            "review_months": 12,
            "show_pending": True,
            "in_force_from": at - timedelta(days=200),
            "made_by_name": "Dr Clara Chair (demo)",
            "note": (
                "A neurologist and one more member sign. Readers may see a version before "
                "approval, under a caution."
            ),
        },
    )


def make_terms(*, at: datetime) -> None:
    """Fill the glossary with the terms that the articles use, for readers without a text."""
    read = glossary_files.read(
        (FOLDER / "terms.csv").read_bytes(), format="csv", audience="patient"
    )
    import_terms(entries=read.entries, at=at)


def make_articles(users: dict[str, Any], *, at: datetime) -> list[Article]:
    """Make the articles that are not there yet; return those that were made."""
    made = []
    for demo in ARTICLES:
        imported = read_file(FOLDER / demo.file, "markdown")
        if Article.objects.filter(slug=imported.draft.slug).exists():
            continue
        began = at - timedelta(days=demo.submitted_days_ago)
        due = months_after(clock.day(began), 12)
        draft = imported.draft.model_copy(update={"next_review_on": due.isoformat()})
        article = import_article(
            imported=replace(imported, draft=draft),
            by=users["editor"],
            at=began - timedelta(days=2),
        )
        _bring(article, demo, users, began=began)
        made.append(article)
    return made


def _bring(article: Article, demo: DemoArticle, users: dict[str, Any], *, began: datetime) -> None:
    version = submit(
        article=article,
        read=article.lock_version,
        change_note=demo.change_note,
        waivers=_waivers(article, at=began),
        by=users["editor"],
        at=began,
    )
    round = open_round(version)
    if round is None:
        raise RuntimeError("A submission opens a round.")
    begin_review(round=round, by=users["board1"], at=began + timedelta(days=1))
    if demo.status is Status.CHANGES_REQUESTED:
        _sign(
            round,
            users["board2"],
            SignOff.REQUEST_CHANGES,
            began + timedelta(days=3),
            note="Say how often vitamin B12 should be measured in people without symptoms.",
        )
    elif demo.status is Status.UNDER_REVIEW:
        _decide(round, users["board1"], began + timedelta(days=2), most=2)
    else:
        for number, name in enumerate(("board1", "board2")):
            moment = began + timedelta(days=3 + number)
            _decide(round, users[name], moment)
            _sign(round, users[name], SignOff.APPROVE, moment)
    publish(article=article, at=began + timedelta(days=5))
    if demo.status is Status.WITHDRAWN:
        withdraw(
            version=Version.objects.get(pk=version.pk),
            reason="it shows, in the demonstration, what a withdrawn page looks like",
            advice="nothing needs to be done, because this is demonstration content",
            by=users["chair"],
            at=began + timedelta(days=40),
        )
        ratify_withdrawal(
            withdrawal=Withdrawal.objects.get(version=version),
            outcome="ratified",
            note="",
            by=users["board1"],
            at=began + timedelta(days=41),
        )


# Why the demonstration's warnings stand, by check. A warning that is not here stops the demo.
_REASONS = {
    "CIT-04": "The page shows no date; it was read on the day noted.",
    "CIT-09": "Still the newest of its kind that was found; it supports what newer sources say.",
    "NUM-02": "The age is that of the guideline's title; the words relied on do not repeat it.",
}


def _waivers(article: Article, *, at: datetime) -> tuple[Waiver, ...]:
    day = clock.day(at)
    findings = findings_of(queries.content_of(article, on=day), on=day)
    return tuple(
        Waiver(finding.id, finding.quote, _REASONS[finding.id])
        for finding in findings
        if finding.level == "warn"
    )


def _decide(round: ReviewRound, member: Any, at: datetime, most: int | None = None) -> None:
    content = round.snapshot.value()
    for each in claims_to_decide(round, content, member=member)[:most]:
        give_verdict(
            round=round,
            claim=each.claim.id,
            claim_digest_shown=each.digest,
            verdict="supported",
            by=member,
            at=at,
        )


def _sign(round: ReviewRound, member: Any, decision: str, at: datetime, note: str = "") -> None:
    sign_off(
        round=round,
        decision=decision,
        digest_shown=round.snapshot.digest,
        interests=Interests(),
        note=note,
        proof=Reauthentication(member.pk, "demonstration", at),
        by=member,
        at=at,
    )
