"""Looks for words of drafts wherever somebody gets who may not read them (I8, I23)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from typing import Any

from django.test import Client
from django.urls import get_resolver

from editorial import clock, tasks
from tests.factories import NOW
from tests.role_cells import client_of, clients
from tests.role_matrix import ANONYMOUS, DEACTIVATED, NO_ROLE
from tests.role_site import SLUGS, Site
from tests.test_canary import CANARY, VALUES, canaries, routes

WRONG_TOKENS = ("a", "x" * 43, "../../healthz", "%00")
SEARCHED = ("canarybodydraft", "canaryquestionreviewed", "canarycomment", "canarychange", "is")


@dataclass
class Crawled:
    """How much was asked for, how much of it was shown, and what should not have been."""

    asked: int = 0
    answered: int = 0
    hidden: int = 0
    """Words of drafts that the site has, each different."""
    leaks: list[str] = field(default_factory=list)


def crawl(site: Site) -> Crawled:
    """Ask for every public address, and as three sorts of strangers for the staff's."""
    crawled = Crawled(hidden=len(_hidden(site)))
    public = Client(raise_request_exception=False)
    for address in _public():
        _ask(crawled, public, address, ANONYMOUS)
    sessions = clients(site)
    for who in (ANONYMOUS, NO_ROLE, DEACTIVATED):
        for address in _of_the_staff(site):
            _ask(crawled, client_of(sessions, who), address, who)
    return crawled


def mailed(site: Site, outbox: list[Any]) -> list[str]:
    """Let the workers do all there is to do, then say which mails say or reach too much."""
    now = clock.now
    try:
        for at in (NOW, NOW + timedelta(hours=22), NOW + timedelta(days=13)):
            clock.now = lambda at=at: at
            tasks.sweep()
            tasks.remind_of_reviews()
            tasks.sweep()
            tasks.mail()
    finally:
        clock.now = now
    strangers = {site.people[NO_ROLE].email}
    found = []
    for mail in outbox:
        said = mail.message().as_bytes() + str((mail.body, mail.alternatives)).encode()
        # Of a question the staff are told by name (I23); of no other word.
        words = {w for w in CANARY.findall(said) if not w.lower().startswith(b"canaryquestion")}
        if words or strangers & set(mail.recipients()):
            found.append(f"{mail.subject} to {mail.recipients()}: {sorted(words)}")
    return found


def _public() -> Iterator[str]:
    values = VALUES | {
        "slug": (*SLUGS, "neurology", "canarytopicdraft", "canarytopicreviewed"),
        "key": ("a",),
    }
    for route in routes(get_resolver()):
        names = re.findall(r"<(?:\w+:)?(\w+)>", route)
        for chosen in product(*(values[name] for name in names)):
            address = route
            for value in chosen:
                address = re.sub(r"<[^>]+>", value, address, count=1)
            yield f"/{address}"
    yield from (f"/search/?q={word}" for word in SEARCHED)
    yield from (f"/expert/{token}/" for token in WRONG_TOKENS)
    yield from ("/robots.txt", "/nowhere/", "/articles/a-draft/?preview=1", "/?q=%00")


def _of_the_staff(site: Site) -> Iterator[str]:
    for name, given in site.named.items():
        yield site.asked(name)
        if set(given) in ({"slug"}, {"slug", "audience"}):
            yield from (site.address(name, slug=slug) for slug in SLUGS)


def _ask(crawled: Crawled, client: Client, address: str, who: str) -> None:
    response = client.get(address)
    crawled.asked += 1
    crawled.answered += response.status_code == 200
    # Whoever asks for a word knows it.
    if found := canaries(response) - set(CANARY.findall(address.encode())):
        crawled.leaks.append(f"{address} as {who}: {sorted(found)}")
    if response.status_code >= 500:
        crawled.leaks.append(f"{address} as {who}: {response.status_code}")


def _hidden(site: Site) -> set[bytes]:
    """Return the words that somebody of the staff is shown, so that there is something to hide."""
    client = Client()
    client.force_login(site.people["editor"])
    found: set[bytes] = set()
    for name in ("article", "preview", "comments", "review"):
        for slug in SLUGS if "slug" in site.named[name] else (None,):
            found |= canaries(client.get(site.address(name, **({"slug": slug} if slug else {}))))
    return found
