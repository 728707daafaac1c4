"""Who may do what at every address of the staff: one table, written from the policies and the docs.

It is data only and is read by nothing but tests. A rule of `editorial/policies` that changes must
be changed here too, by hand, or the cells that it concerns fail.
"""

from dataclasses import dataclass

ANONYMOUS, NO_ROLE, DEACTIVATED = "anonymous", "no role", "deactivated"
ROLES = ("author", "editor", "board", "chair", "administrator")
EVERYBODY = (ANONYMOUS, NO_ROLE, *ROLES, DEACTIVATED)
STRANGERS = frozenset({ANONYMOUS, DEACTIVATED})
"""Asked to log in: an account that was switched off is nobody, whatever its session says."""

Roles = frozenset[str] | None


@dataclass(frozen=True)
class Rule:
    """Which roles pass; None where the address knows no such method, and 405 is the answer."""

    get: Roles
    post: Roles
    refusal: int = 403
    """How somebody of the staff is told no, where it is no matter of the role alone."""


def _of(*roles: str) -> frozenset[str]:
    return frozenset(roles)


STAFF = _of(*ROLES)
WRITERS = _of("author", "editor")
COMMENTING = _of("author", "editor", "board", "chair")
BOARD = _of("board", "chair")
LEADING = _of("editor", "chair")
TAKING_DOWN = _of("editor", "board", "chair")
ANSWERING = _of("editor", "chair", "administrator")
ADDING = _of("author", "editor", "chair", "administrator")
DECIDING = _of("editor", "board", "chair", "administrator")
GLOSSARY = _of("editor", "administrator")
RULING = _of("chair", "administrator")
CHAIR = _of("chair")
ADMINISTRATOR = _of("administrator")
MEMBER_ASKED = _of("board")
"""Not for a role but for one person: in the table's site she is the one with this role."""

READ = Rule(STAFF, None)

RULES: dict[str, Rule] = {
    "home": READ,
    "find": READ,
    "calendar": READ,
    "calendar-day": READ,
    "insight": READ,
    "insight-decided": READ,
    "next": READ,
    "second-factor": READ,
    "sessions": Rule(STAFF, STAFF),
    "notices": READ,
    "notices-seen": Rule(None, STAFF),
    "notice-choices": Rule(STAFF, STAFF),
    # Whoever has no credential has no declaration to make, and reads so in the form.
    "interests": Rule(STAFF, BOARD, refusal=400),
    # Articles, as they are written
    "articles": READ,
    "articles-csv": READ,
    "articles-xlsx": READ,
    "articles-at-once": Rule(None, WRITERS),
    "filter-keep": Rule(None, STAFF),
    # For who keeps it: in the table's site the editor.
    "filter-give-up": Rule(None, _of("editor")),
    "article": READ,
    "export": READ,
    "preview": Rule(STAFF, WRITERS),
    "panel": Rule(WRITERS, WRITERS),
    "images": Rule(WRITERS, WRITERS),
    "image": READ,
    "history": READ,
    "compare": READ,
    "claims": Rule(STAFF, WRITERS),
    "new": Rule(WRITERS, WRITERS),
    "import": Rule(WRITERS, WRITERS),
    "bulk-imports": Rule(WRITERS, WRITERS),
    "bulk-import": Rule(WRITERS, WRITERS),
    "bulk-import-refused": Rule(WRITERS, None),
    "edit": Rule(WRITERS, WRITERS),
    "check": Rule(None, WRITERS),
    "scratch": Rule(WRITERS, WRITERS),
    "scratch-away": Rule(None, WRITERS),
    "here": Rule(WRITERS, WRITERS),
    "evidence": Rule(WRITERS, WRITERS),
    "reference-new": Rule(WRITERS, WRITERS),
    "reference": Rule(WRITERS, WRITERS),
    "reference-from-library": Rule(None, WRITERS),
    "reference-remove": Rule(None, WRITERS),
    "restore": Rule(WRITERS, WRITERS),
    "restore-version": Rule(WRITERS, WRITERS),
    "restore-undo": Rule(None, WRITERS),
    "submit": Rule(WRITERS, WRITERS),
    "recall": Rule(WRITERS, WRITERS),
    "withdraw": Rule(TAKING_DOWN, TAKING_DOWN),
    "ratify": Rule(BOARD, BOARD),
    # Versions, and what was said about them
    "versions-compare": READ,
    "pages-then": READ,
    "page-then": READ,
    "dossier": READ,
    "dossier-file": READ,
    "dossier-pdf": READ,
    "check-dossier": READ,
    "comments": READ,
    "comment-new": Rule(COMMENTING, COMMENTING),
    "thread": Rule(STAFF, COMMENTING),
    "thread-resolve": Rule(None, COMMENTING),
    "thread-reopen": Rule(None, COMMENTING),
    "suggestion": Rule(None, WRITERS),
    "experts": Rule(LEADING, LEADING),
    "expert-revoke": Rule(None, LEADING),
    # Rounds of review
    "reviews": READ,
    "review": READ,
    "review-page": READ,
    "begin": Rule(None, BOARD),
    "verdicts": Rule(None, BOARD, refusal=409),
    "sign": Rule(BOARD, BOARD),
    "sign-passkey": READ,
    "hold": Rule(None, BOARD),
    "hold-release": Rule(None, MEMBER_ASKED, refusal=409),
    "assign": Rule(LEADING, LEADING),
    "assign-by-rule": Rule(None, LEADING),
    "assignment-take-back": Rule(None, LEADING),
    "delegate": Rule(MEMBER_ASKED, MEMBER_ASKED),
    "schedule": Rule(LEADING, LEADING),
    "schedule-cancel": Rule(LEADING, LEADING),
    "emergency": Rule(LEADING, LEADING),
    "emergency-end": Rule(LEADING, LEADING),
    "emergency-passkey": READ,
    # Claims whose source fell
    "reassessments": READ,
    "reassessment": Rule(STAFF, BOARD),
    "reassessment-passkey": READ,
    # What holds for every article
    "overdue": READ,
    "sources": READ,
    "source": READ,
    "source-new": Rule(ANSWERING, ANSWERING),
    "source-edit": Rule(ANSWERING, ANSWERING),
    "source-notice": Rule(DECIDING, DECIDING),
    "source-notice-new": Rule(ANSWERING, ANSWERING),
    "registers": Rule(STAFF, ANSWERING),
    "register-list": Rule(ANSWERING, ANSWERING),
    "register-rows": READ,
    "source-add": Rule(ADDING, ADDING),
    "source-pick": Rule(WRITERS, None),
    "source-pick-add": Rule(None, WRITERS),
    "paste": Rule(None, WRITERS),
    "measure": Rule(None, WRITERS),
    "term-look-up": READ,
    "source-look-up": Rule(None, ANSWERING),
    "source-offers": Rule(ANSWERING, ANSWERING),
    "source-duplicates": READ,
    "source-pair": Rule(STAFF, ANSWERING),
    "source-apart-back": Rule(None, ANSWERING),
    "sources-import": Rule(ANSWERING, ANSWERING),
    "source-import": Rule(ANSWERING, ANSWERING),
    "source-import-refused": Rule(ANSWERING, None),
    "tokens": Rule(ANSWERING, ANSWERING),
    "source-reach": READ,
    "sources-watch": READ,
    "sources-watch-export": READ,
    "source-link-try": Rule(None, ANSWERING),
    "waivers": READ,
    "policies": READ,
    "settings": READ,
    "topics": Rule(STAFF, ANSWERING),
    "topic": Rule(STAFF, ANSWERING),
    "policy-new": Rule(RULING, RULING),
    "policy-proposal": Rule(STAFF, RULING),
    "checks": READ,
    "check-level": Rule(RULING, RULING),
    "audiences": READ,
    "disclaimer-propose": Rule(ANSWERING, ANSWERING),
    "disclaimer-pages": READ,
    "disclaimer-approve": Rule(CHAIR, CHAIR),
    "terms": READ,
    "term-new": Rule(GLOSSARY, GLOSSARY),
    "term": Rule(GLOSSARY, GLOSSARY),
    "messages": Rule(ANSWERING, None),
    "message": Rule(ANSWERING, ANSWERING),
    "auditor": Rule(RULING, None),
    "audit": Rule(RULING, None),
    # People
    "access-review": Rule(RULING, ADMINISTRATOR),
    "people": Rule(ADMINISTRATOR, None),
    "person-new": Rule(ADMINISTRATOR, ADMINISTRATOR),
    "person": Rule(ADMINISTRATOR, ADMINISTRATOR),
    "person-password": Rule(None, ADMINISTRATOR),
    "person-invite": Rule(None, ADMINISTRATOR),
    "person-factor": Rule(ADMINISTRATOR, ADMINISTRATOR),
    "role-ask": Rule(ADMINISTRATOR, ADMINISTRATOR),
    "role-decide": Rule(None, ADMINISTRATOR),
    "board-member": Rule(ADMINISTRATOR, ADMINISTRATOR),
}
