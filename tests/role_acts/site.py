"""A site with an article in every state, everything that hangs on it, and everybody who could ask.

What nobody outside may read is a canary: a word that occurs nowhere else.
"""

import re
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.test import Client

from articles.content import Text
from articles.models import Article
from editorial.actions.assign import assign
from editorial.actions.begin_review import begin_review
from editorial.actions.invite_expert import invite_expert
from editorial.actions.open_thread import open_thread
from editorial.actions.publish import publish
from editorial.actions.publish_in_emergency import publish_in_emergency
from editorial.actions.recall import recall
from editorial.actions.resolve_thread import resolve_thread
from editorial.actions.schedule import schedule
from editorial.actions.submit import submit
from editorial.actions.take_hold import take_hold
from editorial.actions.withdraw import withdraw
from editorial.anchors.place import Place
from editorial.models import Assignment, ReviewRound
from tests.board.ground import BODY
from tests.factories import (
    NOW,
    REFERENCES,
    decide_all,
    edited,
    make_article,
    make_member,
    make_policy,
    make_user,
    proof_of,
    round_of,
    signed,
)
from tests.role_acts.table import REVIEWED, STATES

CANARY = re.compile(rb"(?i)canary[a-z]+")
PUBLIC = frozenset({"approved", "superseded", "withdrawn", "urgent"})
LATER = NOW + timedelta(hours=1)
"""When everybody asks."""


def draft_words(name: str) -> dict[str, Any]:
    """Return the fields of a small draft in which every text says a canary."""
    word = f"canary{name.replace('_', '')}"
    return {
        "question": f"Is {word} a word?",
        "references": REFERENCES[1:],
        "texts": tuple(
            Text(
                audience=audience,
                headline=f"Low {word} can make your legs weak",
                short_answer=f"Yes, {word}.",
                body=BODY.format(dose=1),
            )
            for audience in ("patient", "clinician")
        ),
    }


def words_for_readers(words: dict[str, Any]) -> dict[str, Any]:
    """Return the same without canaries: readers are shown these."""
    texts = tuple(
        text.model_copy(update={"headline": "Low B12", "short_answer": "Yes."})
        for text in words["texts"]
    )
    return {**words, "question": "Can low vitamin B12 make your legs weak?", "texts": texts}


def build() -> SimpleNamespace:
    """Make the people, an article in every state, and one row of everything else."""
    people = {
        "author": make_user("author"),
        "editor": make_user("editor"),
        "owner": make_user("editor"),
        "administrator": make_user("administrator"),
        "nobody": make_user(None),
        "gone": make_user("editor"),
        "superuser": make_user(None, is_superuser=True, is_staff=True),
        "asked": make_member(),
        "unasked": make_member("haematology"),
        "writer": make_member(),
        "lapsed": make_member(verified_until=date(2026, 11, 1)),
        "chair": make_member(role="chair"),
    }
    make_policy("neurology", signers=2)
    site = SimpleNamespace(people=people, objects={})
    for state in STATES:
        site.objects[state] = _article(state, people)
    make_member()  # whom a rule can still ask
    site.clients = {name: _client(user) for name, user in people.items()}
    site.clients["anonymous"] = Client(raise_request_exception=False)
    people["gone"].is_active = False
    people["gone"].save()
    return site


def _client(user: Any) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def _article(state: str, people: dict[str, Any]) -> SimpleNamespace:
    owner, asked = people["owner"], people["asked"]
    words = draft_words(state)
    if state in PUBLIC:
        words = words_for_readers(words)
    article = make_article(slug=state.replace("_", "-"), by=owner, **words)
    article = edited(article, by=people["writer"], region="GB")
    row = SimpleNamespace(state=state, article=article)
    if state == "unborn":
        return row
    row.round = _submitted(article, owner, NOW)
    row.version = row.round.version
    if state != "submitted":
        begin_review(round=row.round, by=asked, at=NOW)
    _hang_things_on(row, people)
    if state in REVIEWED:
        take_hold(round=row.round, by=asked, at=NOW)
        for name in ("asked", "unasked", "chair"):
            decide_all(row.round, people[name])
    _LEADS_TO.get(state, _approve)(row, people)
    return row


def _approve(row: SimpleNamespace, people: dict[str, Any]) -> None:
    for name in ("asked", "chair"):
        signed(row.round, people[name])
    publish(article=row.article, at=NOW)
    row.version.refresh_from_db()
    _write_on(row, people)


def _withdraw(row: SimpleNamespace, people: dict[str, Any]) -> None:
    _approve(row, people)
    withdraw(version=row.version, reason="Wrong", advice="Ask", by=people["owner"], at=NOW)


def _supersede(row: SimpleNamespace, people: dict[str, Any]) -> None:
    _approve(row, people)
    words = words_for_readers(draft_words("newer"))
    edited(row.article, by=people["owner"], next_review_on="2027-10-02", **words)
    newer = _submitted(row.article, people["owner"], NOW + timedelta(minutes=1))
    begin_review(round=newer, by=people["asked"], at=NOW)
    for name in ("asked", "chair"):
        signed(newer, people[name], at=NOW + timedelta(minutes=2))
    publish(article=row.article, at=NOW + timedelta(minutes=3))
    _write_on(row, people)


def _write_on(row: SimpleNamespace, people: dict[str, Any]) -> None:
    """So that there is something to submit, and something to keep, where readers have a page."""
    row.article.refresh_from_db()
    row.article = edited(row.article, by=people["owner"], **draft_words(f"new{row.state}"))


def _show_now(row: SimpleNamespace, people: dict[str, Any]) -> None:
    chair = people["chair"]
    publish_in_emergency(
        round=row.round,
        digest_shown=row.round.digest,
        reason="The dose is wrong",
        proof=proof_of(chair),
        by=chair,
        at=NOW,
    )


_LEADS_TO = {
    "submitted": lambda row, people: None,
    "under_review": lambda row, people: None,
    "scheduled": lambda row, people: schedule(
        round=row.round, publish_at=NOW + timedelta(days=2), by=people["chair"], at=NOW
    ),
    "urgent": _show_now,
    "changes_requested": lambda row, people: signed(row.round, people["asked"], "request_changes"),
    "recalled": lambda row, people: recall(version=row.version, by=people["owner"], at=NOW),
    "withdrawn": _withdraw,
    "superseded": _supersede,
}


def _submitted(article: Article, by: Any, at: Any) -> ReviewRound:
    article.refresh_from_db()
    public = article.slug in PUBLIC
    version = submit(
        article=article,
        read=article.lock_version,
        change_note="First version." if public else f"Canarynote{article.slug[:3]}.",
        by=by,
        at=at,
    )
    return round_of(version)


def _hang_things_on(row: SimpleNamespace, people: dict[str, Any]) -> None:
    """One thread, one outside expert, and "asked" as the only one who is asked."""
    row.thread = open_thread(
        version=row.version,
        place=Place(audience="patient", field="headline", quote="Low", position=0),
        text="Canarycomment: which one?",
        replacement="Too low canarysuggested",
        by=people["asked"],
        at=NOW,
    )
    row.comment = row.thread.comments.get()
    row.resolved = open_thread(
        version=row.version, place=Place(), text="Canarysolved.", by=people["asked"], at=NOW
    )
    resolve_thread(thread=row.resolved, by=people["asked"], at=NOW)
    row.expert, _ = invite_expert(
        version=row.version,
        name="Dr Outside",
        email="outside@example.org",
        expertise="neurologist",
        lasts=timedelta(days=7),
        by=people["editor"],
        at=NOW,
    )
    assignments = Assignment.objects.filter(round=row.round, ended_at__isnull=True)
    assignments.exclude(member=people["asked"]).update(ended_at=NOW, end="taken_back")
    if not assignments.exists():
        assign(round=row.round, member=people["asked"], by=people["editor"], at=NOW)
    row.assignment = assignments.get()
