"""Tries every cell of the table of roles: what it answers, and what it writes."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.test import Client

from editorial import workspace_urls
from editorial.models import AuditEvent
from tests.editorial.form_reader import form_on
from tests.passkeys import SoftPasskey
from tests.role_matrix import DEACTIVATED, EVERYBODY, NO_ROLE, ROLES, RULES, STRANGERS, Rule
from tests.role_site import APPROVED, DRAFT, REVIEWED, Site

TYPED = "Words that a stranger typed"
PASSKEYS = {"sign-passkey", "emergency-passkey"}
WRITES_NOTHING = {"check", "import", "notices-seen", "sessions", "assign-by-rule"}
"""What may be sent without anything to write: it asks, or was so before."""


@dataclass
class Tried:
    """What became of the cells."""

    cells: int = 0
    denied: int = 0
    unclassified: list[str] = field(default_factory=list)
    mismatches: list[str] = field(default_factory=list)


def routes() -> list[Any]:
    """Return every route of the staff."""
    return list(workspace_urls.urlpatterns)


def unclassified() -> list[str]:
    """Return the routes that the table does not know, and what it knows and is no route."""
    return sorted({route.name for route in routes()} ^ set(RULES))


def clients(site: Site) -> dict[str, str]:
    """Return the session of everybody; the account that is switched off had one before."""
    sessions = {}
    for who, user in site.people.items():
        client = Client()
        if user is not None:
            client.force_login(user)
            sessions[who] = client.cookies["sessionid"].value
    gone = site.people[DEACTIVATED]
    gone.is_active = False
    gone.save()
    return sessions


def client_of(sessions: dict[str, str], who: str) -> Client:
    """Return a browser of somebody."""
    client = Client(raise_request_exception=False)
    if who in sessions:
        client.cookies["sessionid"] = sessions[who]
    return client


@contextmanager
def undone() -> Iterator[list[str]]:
    """Undo whatever is done within, and note what was written."""
    written: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        verb = sql.lstrip()[:6].upper()
        if verb in ("INSERT", "UPDATE", "DELETE") and "django_session" not in sql:
            written.append(sql[:80])
        return execute(sql, params, many, context)

    with suppress(_Undo), transaction.atomic():
        with connection.execute_wrapper(note):
            yield written
        raise _Undo


class _Undo(Exception):
    pass


def try_all(site: Site) -> Tried:
    """Try every route, method and person, and the pages of an article at three of its states."""
    tried, sessions = Tried(unclassified=unclassified()), clients(site)
    for route in routes():
        rule = RULES.get(route.name)
        if rule is None:
            continue
        own = site.named[route.name].get("slug")
        others = {DRAFT, REVIEWED, APPROVED} - {own} if is_of_any_article(route) else set()
        body = body_of(site, sessions, route.name, rule)
        for who in EVERYBODY:
            for slug in (None, *sorted(others)):
                for method in ("get", "post"):
                    _try(tried, site, sessions, route.name, rule, who, slug, method, body)
    return tried


def is_of_any_article(route: Any) -> bool:
    """Return whether an address names an article and nothing that belongs to one."""
    of_article = set(route.pattern.converters) in ({"slug"}, {"slug", "audience"})
    return of_article and route.name != "compare"


def body_of(site: Site, sessions: dict[str, str], name: str, rule: Rule) -> dict[str, Any]:
    """Return what somebody who may sends: the page's own form, with something typed into it."""
    typed = site.typed.get(name, {})
    if name not in site.form or not rule.post:
        return typed
    page, with_field = site.form[name]
    who = next(role for role in ROLES if role in rule.post)
    instead = site.named[name] if page != name and page in ("edit",) else {}
    response = client_of(sessions, who).get(site.asked(page, **instead))
    return form_on(response, with_field) | typed


def _try(
    tried: Tried,
    site: Site,
    sessions: dict[str, str],
    name: str,
    rule: Rule,
    who: str,
    slug: str | None,
    method: str,
    body: dict[str, Any],
) -> None:
    passing = rule.get if method == "get" else rule.post
    address = site.asked(name, **({"slug": slug} if slug else {}))
    sent = body if method == "post" else {}
    if who in STRANGERS and method == "post":
        sent = body | {"a-field": TYPED}
    lines = AuditEvent.objects.count()
    with undone() as written:
        if name in PASSKEYS and site.people.get(who) is not None:
            SoftPasskey(site.people[who], "testserver")
            written.clear()
        client = client_of(sessions, who)
        ask = client.post if method == "post" else client.get
        response = ask(address, sent) if method == "post" else ask(address)
        said = None
        with suppress(UnicodeDecodeError):
            said = response.content.decode() if not response.streaming else ""
    tried.cells += 1
    is_let_in = passing is not None and who in passing
    trouble = (
        _let_in(name, method, response, written, is_primary=slug is None)
        if is_let_in
        else _kept_out(rule, who, method, passing, response, said or "")
    )
    if not is_let_in:
        tried.denied += 1
        if written or AuditEvent.objects.count() != lines:
            trouble = trouble or f"wrote {written[:1]}"
    if trouble:
        tried.mismatches.append(f"{method} {address} as {who}: {trouble}")


def _let_in(name: str, method: str, response: Any, written: list[str], *, is_primary: bool) -> str:
    where = response.get("Location", "")
    if response.status_code in (403, 404, 405) or response.status_code >= 500:
        return f"{response.status_code}, and the table lets in"
    if where.startswith("/accounts/login"):
        return "sent to log in, and the table lets in"
    if is_primary and response.status_code not in (200, 302):
        return f"{response.status_code}, though it was in order: {_reason(response)}"
    if is_primary and method == "post" and name not in WRITES_NOTHING and not written:
        return "nothing was written"
    return ""


def _kept_out(rule: Rule, who: str, method: str, passing: Any, response: Any, said: str) -> str:
    status = response.status_code
    if who in STRANGERS:
        if method == "post":
            return "" if status == 403 and TYPED in said else f"{status} for a stranger's words"
        is_sent = status == 302 and response["Location"].startswith("/accounts/login/?next=")
        return "" if is_sent else f"{status} for a stranger"
    if passing is None and status == 405 and who != NO_ROLE:
        return ""
    expected = 403 if passing is None or who == NO_ROLE else rule.refusal
    if status not in (403, expected):
        return f"{status}, and the table refuses with {expected}"
    return "" if "Only " in said or _reason(response) else "refused without a reason"


def _reason(response: Any) -> Any:
    context = response.context
    for key in ("reason", "problems", "refusal"):
        if context is not None and key in context and context[key]:
            return context[key]
    typed = context.get("typed") if context is not None else None
    return getattr(typed, "refusals", None)
