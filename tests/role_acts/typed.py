"""Where an act's form is sent for one object, and what somebody who may act types into it."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.urls import reverse

from articles.content import claim_digest
from editorial import clock
from tests.factories import PASSWORD
from tests.role_acts.site import LATER

# What of an object an address names besides its article or its round.
PARTS = {
    "thread": {"pk": "thread"},
    "thread-resolve": {"pk": "thread"},
    "thread-reopen": {"pk": "resolved"},
    "suggestion": {"pk": "thread", "comment": "comment"},
    "expert-revoke": {"pk": "expert"},
    "assignment-take-back": {"assignment": "assignment"},
    "delegate": {"assignment": "assignment"},
}
OF_AN_ARTICLE = frozenset(
    {
        "submit", "recall", "withdraw", "ratify", "comment-new", "thread", "thread-resolve",
        "thread-reopen", "suggestion", "experts", "expert-revoke",
    }
)  # fmt: skip


def address(act: str, row: SimpleNamespace) -> str:
    """Return where an act is sent. Raises AttributeError where the object has no such part."""
    name, _, choice = act.partition(" ")
    named = {key: getattr(row, part).pk for key, part in PARTS.get(name, {}).items()}
    if name in OF_AN_ARTICLE:
        named["slug"] = row.article.slug
    else:
        named["pk"] = row.round.pk
    if name == "ratify":
        named["number"] = row.version.number
    if name == "sign":
        named["decision"] = choice
    return reverse(f"workspace:{name}", kwargs=named)


def _approved(row: SimpleNamespace) -> int:
    version = row.article.versions.filter(status="approved").first()
    return version.pk if version else 0


def form_of(act: str, row: SimpleNamespace, site: SimpleNamespace) -> dict[str, Any]:
    """Return what somebody who may act types into the form of an act."""
    row.article.refresh_from_db()
    round = getattr(row, "round", None)
    unasked = site.people["unasked"].pk
    day = clock.local(LATER + timedelta(days=1))
    proof = {"digest": round.digest if round else "", "password": PASSWORD}
    forms: dict[str, dict[str, Any]] = {
        "submit": {"read": row.article.lock_version, "change_note": "Typed."},
        "recall": {"reason": "Typed."},
        "withdraw": {"reason": "Typed.", "advice": "Ask.", "version": _approved(row)},
        "ratify": {"outcome": "contested", "note": "Typed."},
        "comment-new": {"text": "Typed."},
        "thread": {"text": "Typed."},
        "assign": {"member": unasked, "note": "Typed."},
        "delegate": {"member": unasked, "reason": "Typed."},
        "sign approve": {**proof, "stake": "none"},
        "sign request_changes": {**proof, "stake": "none", "note": "Typed."},
        "sign recuse": {**proof, "note": "Typed."},
        "schedule": {"day": f"{day:%Y-%m-%d}", "time": f"{day:%H:%M}"},
        "emergency": {**proof, "reason": "Typed."},
        "emergency-end": {"note": "Typed."},
        "suggestion decline": {"answer": "decline"},
        "suggestion accept": {"answer": "accept", "read": row.article.lock_version},
        "experts": {
            "name": "Dr New",
            "email": "new@example.org",
            "expertise": "neurologist",
            "days": 1,
        },
    }
    if act == "verdicts" and round:
        content = round.snapshot.value()
        claim = content.claims[0]
        return {
            "verdict-0-claim": claim.id,
            "verdict-0-verdict": "needs_change",
            "verdict-0-note": "Typed.",
            "verdict-0-digest": claim_digest(content, claim),
        }
    return forms.get(act, {})
