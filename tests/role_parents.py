"""Asks for children through parents that are not theirs: as if they were not there (I9)."""

import re
from typing import Any

from django.contrib.auth.models import Group
from django.test import Client

from articles import versioning
from articles.models import Article
from editorial.models import Comment
from tests.factories import make_member
from tests.role_cells import undone
from tests.role_matrix import ROLES, RULES
from tests.role_site import APPROVED, DRAFT, REVIEWED, SENT_BACK, Site

NOWHERE = 999_999
Pair = tuple[str, str, str]


def addresses(site: Site) -> list[Pair]:
    """Return routes, each with the address of another's child and of one that does not exist."""
    named = site.named
    words = Comment.objects.get(pk=named["suggestion"]["comment"])
    elsewhere = Comment.objects.exclude(thread=words.thread_id).first()
    saved = versioning.history(Article.objects.get(slug=APPROVED))[0].id
    given: list[tuple[str, dict[str, Any], str]] = [
        ("reference", {"slug": REVIEWED}, "pk"),
        ("reference-remove", {"slug": REVIEWED}, "pk"),
        ("restore", {"slug": APPROVED}, "revision"),
        ("restore", {"revision": saved}, "revision"),
        ("thread", {"slug": APPROVED}, "pk"),
        ("thread-resolve", {"slug": APPROVED}, "pk"),
        ("thread-reopen", {"slug": SENT_BACK}, "pk"),
        ("suggestion", {"slug": REVIEWED}, "pk"),
        ("suggestion", {"pk": named["thread"]["pk"]}, "pk"),
        ("suggestion", {"comment": elsewhere.pk}, "comment"),
        ("expert-revoke", {"slug": APPROVED}, "pk"),
        ("page-then", {"slug": DRAFT}, "sequence"),
        ("ratify", {"slug": APPROVED}, "number"),
        ("ratify", {"slug": DRAFT}, "number"),
        ("restore-version", {"slug": DRAFT}, "number"),
        ("dossier", {"slug": DRAFT}, "number"),
        ("dossier-file", {"slug": DRAFT}, "number"),
        ("dossier-pdf", {"slug": DRAFT}, "number"),
        ("assignment-take-back", named["schedule-cancel"], "assignment"),
        ("delegate", named["begin"], "assignment"),
    ]
    found = [
        (name, site.address(name, **other), site.address(name, **other | {child: NOWHERE}))
        for name, other, child in given
    ]
    for slug, name, query in (
        (DRAFT, "compare", "?from="),
        (DRAFT, "compare", f"{site.query['compare']}&to="),
    ):
        there = site.address(name, slug=slug) + query
        found.append((name, f"{there}{saved}", f"{there}{NOWHERE}"))
    # Numbers of versions begin at one in each article: two is another's.
    there = site.address("versions-compare", slug=REVIEWED) + "?from=1&to="
    found.append(("versions-compare", f"{there}2", f"{there}{NOWHERE}"))
    return found


def wrong(site: Site) -> list[str]:
    """Return what did not answer as for a child that does not exist, or wrote something."""
    everybody = make_member(name="Everybody else")
    everybody.groups.set(Group.objects.filter(name__in=ROLES))
    client = Client(raise_request_exception=False)
    client.force_login(everybody)
    found = []
    for name, others, nobodys in addresses(site):
        for method, roles in (("get", RULES[name].get), ("post", RULES[name].post)):
            if roles is None:
                continue
            answers = []
            for address in (others, nobodys):
                with undone() as written:
                    sent = site.typed.get(name, {}) if method == "post" else {}
                    answers.append(_said(getattr(client, method)(address, sent), address))
                if written:
                    found.append(f"{method} {address} wrote {written[0]}")
            if answers[0] != answers[1] or answers[0][0] != 404:
                found.append(f"{method} {others}: {answers[0][0]}, not as {nobodys}")
    return found + _named_in_a_form(site, client)


def _named_in_a_form(site: Site, client: Client) -> list[str]:
    """Return where a form took a version of another article."""
    found, answers = [], []
    other = Article.objects.get(slug=REVIEWED).versions.get().pk
    address = site.address("withdraw")
    for version in (other, NOWHERE):
        with undone() as written:
            sent = site.typed["withdraw"] | {"version": version}
            answers.append(_said(client.post(address, sent), address))
        if written:
            found.append(f"post {address} wrote {written[0]}")
    if answers[0] != answers[1] or answers[0][0] != 404:
        found.append(f"post {address}: {answers[0][0]} for a version of another article")
    return found


def _said(response: Any, address: str) -> tuple[Any, ...]:
    """Return an answer without what differs each time: the form's token."""
    page = re.sub(rb'(csrfmiddlewaretoken" value=")[^"]+', rb"\1", response.content)
    path = address.partition("?")[0].encode()
    headers = {k: v for k, v in response.headers.items() if k != "Content-Security-Policy"}
    return response.status_code, page.replace(path, b"-"), headers
