"""Tries every cell of the table of roles: what it answers, and what it writes."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.test import Client

from editorial import workspace_urls
from tests.editorial.form_reader import form_on
from tests.passkeys import SoftPasskey
from tests.role_matrix import DEACTIVATED, EVERYBODY, NO_ROLE, ROLES, RULES, STRANGERS, Roles, Rule
from tests.role_site import APPROVED, DRAFT, REVIEWED, Site
from tests.role_typed import FORMS

STRANGE = "Words that a stranger typed"
PASSKEYS = {"sign-passkey", "emergency-passkey", "reassessment-passkey"}
WRITES_NOTHING = {
    "check",
    "panel",
    "preview",
    "scratch-away",
    "import",
    "notices-seen",
    "sessions",
    "assign-by-rule",
    "source-pick-add",
    "paste",
    "measure",
    "source-link-try",
}
"""What may be sent without anything to write: it asks, was so before, or tests ask no machine."""


@dataclass
class Tried:
    """What became of the cells."""

    cells: int = 0
    denied: int = 0
    unclassified: list[str] = field(default_factory=list)
    mismatches: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Cell:
    """One thing that somebody tries."""

    route: str
    who: str
    method: str
    slug: str | None
    """Another article than the one that the site names for the route."""
    sent: dict[str, Any]


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


def try_all(
    site: Site, names: Collection[str] | None = None, rules: Mapping[str, Rule] = RULES
) -> Tried:
    """Try every route, method and person, and the pages of an article at three of its states.

    `names` are the routes to try, where not all.
    """
    tried, sessions = Tried(unclassified=unclassified()), clients(site)
    for route in routes():
        rule = rules.get(route.name)
        if rule is None or (names is not None and route.name not in names):
            continue
        own = site.named[route.name].get("slug")
        others = {DRAFT, REVIEWED, APPROVED} - {own} if is_of_any_article(route) else set()
        body = body_of(site, sessions, route.name, rule)
        for who in EVERYBODY:
            # A stranger is turned away before it is known which article it is.
            for slug in (None,) if who in STRANGERS else (None, *sorted(others)):
                words = {"a-field": STRANGE} if who in STRANGERS else {}
                for method, sent in (("get", {}), ("post", body | words)):
                    _try(tried, site, sessions, rule, Cell(route.name, who, method, slug, sent))
    return tried


def is_of_any_article(route: Any) -> bool:
    """Return whether an address names an article and nothing that belongs to one."""
    of_article = set(route.pattern.converters) in ({"slug"}, {"slug", "audience"})
    return of_article and route.name != "compare"


def body_of(site: Site, sessions: dict[str, str], name: str, rule: Rule) -> dict[str, Any]:
    """Return what somebody who may sends: the page's own form, with something typed into it."""
    typed = site.typed.get(name, {})
    if name not in FORMS or not rule.post:
        return typed
    page, with_field = FORMS[name]
    who = next(role for role in ROLES if role in rule.post)
    response = client_of(sessions, who).get(site.asked(page))
    return form_on(response, with_field) | typed


def _try(tried: Tried, site: Site, sessions: dict[str, str], rule: Rule, cell: Cell) -> None:
    passing = rule.get if cell.method == "get" else rule.post
    address = site.asked(cell.route, **({"slug": cell.slug} if cell.slug else {}))
    user = site.people[cell.who]
    with undone() as written:
        if cell.route in PASSKEYS and user is not None:
            SoftPasskey(user, "testserver")
            written.clear()
        response = getattr(client_of(sessions, cell.who), cell.method)(address, cell.sent)
    tried.cells += 1
    if passing is not None and cell.who in passing:
        trouble = _let_in(cell, response, written)
    else:
        tried.denied += 1
        trouble = _kept_out(cell, rule, passing, response)
        if written:
            trouble = f"{trouble or response.status_code}, and wrote: {written[0]}"
    if trouble:
        tried.mismatches.append(f"{cell.method} {address} as {cell.who}: {trouble}")


def _let_in(cell: Cell, response: Any, written: list[str]) -> str:
    where = response.get("Location", "")
    is_primary = cell.slug is None
    if response.status_code in (403, 404, 405) or response.status_code >= 500:
        return f"{response.status_code}, and the table lets in"
    if where.startswith("/accounts/login"):
        return "sent to log in, and the table lets in"
    if is_primary and response.status_code not in (200, 302):
        return f"{response.status_code}, though it was in order: {_reason(response)}"
    if is_primary and cell.method == "post" and cell.route not in WRITES_NOTHING and not written:
        return "nothing was written"
    return ""


def _kept_out(cell: Cell, rule: Rule, passing: Roles, response: Any) -> str:
    status = response.status_code
    if cell.who in STRANGERS:
        if cell.method == "post":
            is_kept = status == 403 and STRANGE in response.content.decode()
            return "" if is_kept else f"{status} for a stranger's words"
        is_sent = status == 302 and response["Location"].startswith("/accounts/login/?next=")
        return "" if is_sent else f"{status} for a stranger"
    if cell.who == NO_ROLE:
        expected = {403}
    elif passing is None:
        expected = {403, 405}
    else:
        # Who may not even see the page is told so before the act is asked.
        expected = {403, rule.refusal}
    if status not in expected:
        return f"{status}, and the table refuses with {rule.refusal}"
    return "" if status == 405 or _reason(response) else "refused without a reason"


def _reason(response: Any) -> Any:
    """Return the words in which an answer says no."""
    context = response.context
    if context is None:
        return None
    for key in ("reason", "problems", "refusal"):
        if context.get(key):
            return context[key]
    return getattr(context.get("typed"), "refusals", None)
