"""What is typed at each address of the staff: by route, and the same in every test."""

from typing import Any

from editorial.events import BY_CODE
from tests.factories import PASSWORD
from tests.looked_up import KNOWN
from tests.noticing import SentAgain
from tests.painted import a_picture

PAGE = """\
Can low vitamin B12 make your legs weak?

Yes, low vitamin B12 can make legs weak
Vitamin B12 deficiency can cause leg weakness.1

References
1. Stabler SP. Vitamin B12 deficiency. N Engl J Med. 2013;368(2):149-160.
"""

FORMS: dict[str, tuple[str, str]] = {
    "edit": ("edit", "question"),
    "check": ("edit", "question"),
    "panel": ("edit", "question"),
    "preview": ("edit", "question"),
    "evidence": ("evidence", "read"),
    "reference-new": ("reference-new", "title"),
    "reference": ("reference", "title"),
    "restore": ("restore", "read"),
    "restore-version": ("restore-version", "read"),
    "submit": ("submit", "change_note"),
    "recall": ("recall", "reason"),
    "withdraw": ("withdraw", "reason"),
    "experts": ("experts", "expertise"),
    "verdicts": ("review", "verdict-0-claim"),
    "sign": ("sign", "digest"),
    "schedule": ("schedule", "day"),
    "emergency": ("emergency", "reason"),
    "reassessment": ("reassessment", "digest"),
    "person": ("person", "first_name"),
    "role-ask": ("role-ask", "reason"),
    "access-review": ("access-review", "note"),
    "policy-new": ("policy-new", "signers"),
    "disclaimer-propose": ("disclaimer-propose", "text"),
    "check-level": ("check-level", "reason"),
    "term": ("term", "plain"),
}
"""By route: the route whose page has the form, and one of its fields."""

TYPED: dict[str, dict[str, Any]] = {
    "images": {"file": SentAgain(a_picture()), "alternative": "A spinal cord from behind"},
    "new": {"question": "Is this asked for the first time?", "slug": ""},
    "import": {"source": PAGE, "format": "page"},
    "filter-keep": {"kept": "state=draft", "name": "Drafts"},
    "source-pair": {"act": "apart", "reason": "One is a letter."},
    "source-notice": {"decision": "holds", "reason": "It is about this paper."},
    "source-new": {"title": "Cobalin-H: a label", "kind": "drug-label", "type": "webpage"},
    "source-notice-new": {"kind": "retraction", "reason": "Read in the journal."},
    "register-list": {"drop": "1"},
    "registers": {"file": SentAgain(b"OriginalPaperDOI,RetractionNature\n"), "is_whole": "yes"},
    "edit": {"question": "Is something else asked?"},
    "scratch": {"question": "Is something else asked?", "window": "c0" * 16, "count": "1"},
    "reference-new": {
        "key": "puri2011",
        "kind": "case-report",
        "type": "article-journal",
        "title": "Case in neurology",
        "authors": "Puri, Varun",
        "issued": "2011-05",
    },
    "reference": {"journal": "N Engl J Med"},
    "reference-remove": {"note": "Gone"},
    "submit": {"change_note": "First.", "reason-0": "It is new.", "reason-1": "It is new."},
    "recall": {"reason": "A dose was wrong."},
    "withdraw": {"reason": "The dose is wrong.", "advice": "Ask a doctor."},
    "ratify": {"outcome": "ratified", "note": ""},
    "reassessment": {
        **{f"verdict-{n}": "stands" for n in range(2)},
        **{f"note-{n}": "NG239 says so, too." for n in range(2)},
        "password": PASSWORD,
    },
    "comment-new": {"text": "Is this still so?"},
    "thread": {"text": "It is."},
    "experts": {
        "name": "Otto Outside",
        "email": "otto@example.org",
        "expertise": "pharmacist",
        "days": "3",
    },
    "verdicts": {"verdict-0-verdict": "supported"},
    "sign": {"stake": "none", "password": PASSWORD, "note": "Say which form of the vitamin."},
    "schedule": {"day": "2026-12-03", "time": "09:00"},
    "emergency": {"password": PASSWORD, "reason": "it cannot wait"},
    "emergency-end": {"note": "It was wrong."},
    "person": {"last_name": "Changed", "roles": ["author"]},
    "person-new": {
        "username": "newone",
        "first_name": "New",
        "last_name": "One",
        "email": "new@example.org",
        "roles": ["editor"],
        "reason": "",
    },
    "person-factor": {"reason": "I heard her voice."},
    "role-ask": {"role": "chair", "reason": "She chairs."},
    "role-decide": {"decision": "agree"},
    "board-member": {
        "printed_name": "Dr T. Target",
        "profession": "consultant neurologist",
        "specialty": "neurology",
        "register": "General Medical Council",
        "register_number": "7654321",
        "verified_by": "Ada",
        "verified_on": "2026-11-01",
        "verified_until": "2027-11-01",
        "active": "on",
        "biography": "",
    },
    "interests": {"statement": "None.", "ties": ""},
    "access-review": {"note": "All still work here."},
    "policy-new": {"signers": "3", "note": "Three read more."},
    "topics": {"name": "Heart", "slug": "heart"},
    "topic": {"act": "retire"},
    "policy-proposal": {"accept": "yes", "note": "Agreed."},
    "disclaimer-propose": {"text": "Ask your pharmacist."},
    "check-level": {"level": "block", "reason": "Seen in a dose."},
    "term-new": {
        "word": "axon",
        "audience": "carer",
        "plain": "wire",
        "later": "word",
        "active": "on",
    },
    "term": {"plain": "a wire of the body"},
    "message": {"act": "close", "note": "It is mended."},
    "notices-seen": {"until": "999999"},
    "sessions": {"session": ""},
    "source-add": {"text": "10.1000/typed", "bare": "1"},
    "source-pick-add": {"q": KNOWN},
    "paste": {"html": "<p>Copied words.</p>"},
    "measure": {"audience": "patient", "body": "Weak legs."},
    "reference-from-library": {"key": "looked-up"},
    "sources-import": {"text": "10.1000/typed"},
    "source-import": {"act": "confirm"},
    "bulk-imports": {"file": SentAgain(b'{"question": "Why?", "answer": "So."}')},
    "bulk-import": {"act": "confirm"},
    "tokens": {"name": "A program", "days": "30"},
    "notice-choices": dict.fromkeys(BY_CODE, "never"),
}
"""By route: what is typed into that form, or all that is sent where it has none of its own."""
