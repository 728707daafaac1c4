"""Every page for everybody who can open it: accessible, quiet, and inside a narrow screen (I15)."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from articles.actions.save_term import save_term
from articles.models import Article, Disclaimer, Version
from articles.publishing.models import Message
from articles.status import Status
from articles.terms.entry import Entry
from articles.versioning import history
from editorial import states
from editorial.actions.invite_expert import LONGEST, invite_expert
from editorial.actions.propose_disclaimer import propose_disclaimer
from editorial.actions.propose_policy import propose_policy
from editorial.actions.publish import publish
from editorial.actions.publish_in_emergency import publish_in_emergency
from editorial.actions.schedule import schedule
from editorial.demo.articles import make_articles, make_policies
from editorial.demo.people import make_people
from editorial.models import Assignment, ReviewRound
from editorial.policies.terms import Terms
from editorial.tasks import run_sweep
from tests import w3c
from tests.built_once import built_once
from tests.bulk_imports import begun_bulk_import
from tests.factories import NOW, PASSWORD, make_article, make_member, proof_of, round_of, version_at
from tests.falling import article_on, fell
from tests.journeys.looking import Visitor
from tests.journeys.page_parts import Part, parts_of
from tests.journeys.people import log_in
from tests.noticing import sent_list, taken_list, told_of
from tests.second_versions import two_live
from tests.source_imports import begun_import
from tests.threads import opened, suggestion

ROLES = ("editor", "board1", "chair", "admin")
# The pages of the staff are looked at in so many tests, which can run beside each other.
PARTS = 4
READERS_PARTS = 3

# Nobody looks at these: acts, files, and addresses that only lead elsewhere.
NOT_LOOKED_AT = {
    "reading:default-audience",
    "reading:feed",
    "reading:forget-audience",
    "reading:paper",
    "reading:paper-for",
    "reading:sources",
    "reading:default-paper",
    "reading:version-default",
    "reading:compare-default",
    "reading:topic-feed",
    "reading:sitemap",
    "reading:sitemap-part",
    "reading:robots",
    "reading:security",
    "reading:healthz",
    "reading:image",
    "api-import",  # for programs; it takes no GET
    "workspace:source-import-refused",
    "workspace:bulk-import-refused",
    "workspace:export",
    "workspace:dossier-file",
    "workspace:page-then",  # a stored page of readers, looked at where it is live
    "workspace:dossier-pdf",
    "workspace:check-dossier",
    "workspace:check",  # an act; without JavaScript its page is that of the form
    "workspace:scratch",  # JSON
    "workspace:scratch-away",
    "workspace:here",  # JSON; tests/journeys/test_never_lost.py
    "workspace:reference-remove",
    "workspace:restore-undo",
    "workspace:reference-from-library",
    "workspace:source-link-try",
    "workspace:source-apart-back",
    "workspace:sources-watch-export",
    "workspace:articles-csv",
    "workspace:articles-xlsx",
    "workspace:articles-at-once",
    "workspace:filter-keep",
    "workspace:filter-give-up",
    "workspace:source-look-up",
    "workspace:source-pick",  # JSON; the picker is in tests/journeys/test_picking.py
    "workspace:source-pick-add",
    "workspace:paste",  # JSON; tests/journeys/test_writing.py
    "workspace:image",  # A picture
    "workspace:measure",
    "workspace:term-look-up",
    "workspace:begin",
    "workspace:verdicts",
    "workspace:person-password",
    "workspace:sign-passkey",
    "workspace:emergency-passkey",
    "workspace:reassessment-passkey",
    "workspace:next",
    "workspace:notices-seen",
    "workspace:person-invite",
    "workspace:role-decide",
    "workspace:assign-by-rule",
    "workspace:assignment-take-back",
    "workspace:hold",
    "workspace:hold-release",
    "workspace:thread-resolve",
    "workspace:thread-reopen",
    "workspace:suggestion",
    "workspace:expert-revoke",
    "invitation-link",  # leads on without the token, whatever it is
}


@pytest.fixture
def site(transactional_db: None) -> SimpleNamespace:
    """The demonstration with something behind every address."""
    return built_once("a site with something behind every address", build_site)


def build_site() -> SimpleNamespace:
    """Make the demonstration with a message, a wording that waits, and a draft of her own."""
    people = make_people(at=NOW, password=PASSWORD)
    make_policies(at=NOW)
    make_articles(people, at=NOW)
    run_sweep()
    at_status = {
        status: Article.objects.get(versions__status=status, language="en-GB")
        for status in (
            Status.APPROVED,
            Status.WITHDRAWN,
            Status.CHANGES_REQUESTED,
            Status.UNDER_REVIEW,
        )
    }
    approved = at_status[Status.APPROVED]
    message = Message.objects.create(
        article=approved,
        audience="patient",
        kind=Message.PROBLEM,
        text="Which form of the vitamin?",
        received_at=NOW,
    )
    wording = Disclaimer.objects.get(language="en", audience="patient", state="")
    proposed = propose_disclaimer(
        audience="patient", state="", text=wording.text + " Thank you.", by=people["editor"], at=NOW
    )
    term = save_term(
        entry=Entry(word="paraesthesia", audience="patient", plain="pins and needles"),
        by=people["editor"],
        at=NOW,
    )
    policy = propose_policy(
        topic=None,
        terms=Terms(signers=3, specialties=("neurology",)),
        note="More eyes.",
        by=people["admin"],
        at=NOW,
    )
    two_live(("1 mg", "2 mg"), slug="twice")
    draft = make_article(slug="a-draft", by=people["editor"], topics=("neurology",))
    waiting = round_of(at_status[Status.UNDER_REVIEW].versions.get())
    schedule(round=waiting, publish_at=NOW + timedelta(days=1), by=people["chair"], at=NOW)
    urgent = round_of(version_at(Status.UNDER_REVIEW, slug="urgent"))
    publish_in_emergency(
        round=urgent,
        digest_shown=urgent.snapshot.digest,
        reason="The dose is wrong",
        proof=proof_of(people["chair"]),
        by=people["chair"],
        at=NOW,
    )
    gone = version_at(Status.WITHDRAWN, slug="gone").article
    _, fallen = fell(article_on("fallen2020", slug="fallen"), "fallen2020")
    publish(article=fallen.article, at=NOW)
    to_change = at_status[Status.CHANGES_REQUESTED].versions.get()
    threads = [
        opened(waiting.version, by=people["board2"], text="Is it so?", blocking=True),
        opened(waiting.version, by=people["editor"], claim=waiting.snapshot.value().claims[0].id),
        suggestion(to_change, "now", by=people["board2"], words=first_words(to_change)),
    ]
    _, token = invite_expert(
        version=waiting.version,
        name="Dr Out Sider",
        email="out@example.org",
        expertise="neurologist",
        lasts=LONGEST,
        by=people["editor"],
        at=NOW,
    )
    return SimpleNamespace(
        undecided=begun_import(by=people["editor"]).pk,
        in_bulk=begun_bulk_import(by=people["editor"]).pk,
        notice=told_of(draft.references.first().pk),
        sent_list=sent_list(people["editor"]),
        taken_list=taken_list(),
        threads=[getattr(each, "thread", each) for each in threads],
        token=token,
        urgent=urgent,
        fallen=fallen,
        gone=gone,
        people=people,
        proposed=proposed,
        policy=policy,
        term=term,
        message=message,
        draft=draft,
        in_german=Article.objects.get(language="de"),
        **{status.value: article for status, article in at_status.items()},
    )


def first_words(version: Version) -> str:
    """Return a few words of the patient's text that stand there once."""
    return version.snapshot.value().text_for("patient").headline


def public_pages(site: SimpleNamespace) -> dict[str, list[str]]:
    slug = site.approved.slug
    return {
        "reading:home": [reverse("reading:home")],
        "reading:articles": [reverse("reading:articles")],
        "reading:articles-page": ["/articles/page/1/"],
        "reading:article": [
            f"/articles/{slug}/",
            f"/articles/{site.withdrawn.slug}/",
            f"/articles/{site.under_review.slug}/",
            "/articles/urgent/",
            "/articles/fallen/",
        ],
        "reading:article-for": [
            f"/articles/{slug}/carer/",
            f"/articles/{slug}/student/",
            f"/articles/{slug}/clinician/",
        ],
        "reading:versions": [f"/articles/{slug}/versions/"],
        "reading:version": [
            f"/articles/{slug}/versions/1/",
            f"/articles/{site.withdrawn.slug}/versions/1/",
        ],
        "reading:version-for": ["/articles/twice/versions/1/clinician/"],
        "reading:changes": ["/articles/twice/versions/1/compare/"],
        "reading:compare": ["/articles/twice/versions/1/compare/2/"],
        "reading:compare-for": ["/articles/twice/versions/1/compare/2/carer/"],
        "reading:thanks": [f"/articles/{slug}/thanks/{k}/" for k in ("problem", "question")],
        "reading:report": [f"/articles/{slug}/report/"],
        "reading:ask": ["/ask/", f"/ask/?q=what+is+given&about={slug}", "/ask/?q=is+my+b12+low"]
        + ["/ask/?q=I+cannot+breathe", "/ask/?q=quokkas"],
        "reading:ask-thanks": ["/ask/thanks/"],
        "reading:audience": ["/audience/"],
        "reading:remembered": ["/audience/remembered/"],
        "reading:forgotten": ["/audience/forgotten/"],
        "reading:letter": ["/articles/a-z/v/", "/articles/a-z/q/"],
        "reading:letter-page": ["/articles/a-z/v/page/1/"],
        "reading:topics": ["/topics/"],
        "reading:topic": ["/topics/neurology/"],
        "reading:topic-page": ["/topics/neurology/page/1/"],
        "reading:search": ["/search/", "/search/?q=b12", "/search/?q=nothing+at+all"],
        "editorial-policy": ["/editorial-policy/"],
        "board": ["/board/"],
        "expert": [f"/expert/{site.token}/", f"/expert/{site.token}/?as=clinician"],
        "invitation": ["/accounts/invitation/"],  # of nobody; the journey of one looks at the rest
        "404": ["/nothing/here/"],
    }


def german_pages(site: SimpleNamespace) -> list[str]:
    """Return what German readers see: the pages about articles, and one article's own."""
    of_one = f"/articles/{site.in_german.slug}/"
    of_all = [
        "/", "/articles/", "/articles/a-z/v/", "/topics/", "/topics/neurology/", "/search/?q=beine",
        "/ask/?q=schwache+beine", "/ask/?q=ich+bekomme+keine+luft", "/ask/?q=quokkas", "/audience/",
        "/editorial-policy/", "/board/", "/nirgends/",
    ]  # fmt: skip
    tails = ("", "carer/", "clinician/", "versions/", "versions/1/", "report/", "thanks/problem/")
    return [f"/de{each}" for each in (*of_all, *(f"{of_one}{tail}" for tail in tails))]


def all_public_pages(site: SimpleNamespace) -> list[str]:
    every = [address for some in public_pages(site).values() for address in some]
    return [*every, *german_pages(site)]


def staff_pages(site: SimpleNamespace) -> dict[str, list[str]]:
    def of(name: str, *args: Any, query: str = "") -> str:
        return reverse(f"workspace:{name}", args=args) + query

    draft, approved = site.draft.slug, site.approved.slug
    asked, open_ = site.changes_requested.slug, site.under_review.slug
    source = site.draft.references.first().pk
    save = history(site.draft)[0].id
    rounds = {r.version.article_id: r.pk for r in ReviewRound.objects.select_related("version")}
    open_round = rounds[site.under_review.pk]
    member = site.people["board1"].pk
    return {
        **pages_that_need_no_row(),
        "workspace:articles": [of("articles"), of("articles", query="?q=nothing")],
        "workspace:article": [of("article", slug) for slug in (draft, approved, asked, open_)]
        + [of("article", site.withdrawn.slug)],
        "workspace:edit": [of("edit", draft), of("edit", open_)],
        "workspace:preview": [of("preview", draft, "patient"), of("preview", draft, "clinician")],
        "workspace:panel": [
            *(of("panel", draft, name) for name in ("claims", "outline", "history")),
            of("panel", asked, "comments"),
        ],
        "workspace:pages-then": [of("pages-then", approved), of("pages-then", draft)],
        "workspace:dossier": [of("dossier", approved, 1), of("dossier", asked, 1)],
        "workspace:topic": [of("topic", site.draft.topics.first().pk)],
        "workspace:policy-proposal": [of("policy-proposal", site.policy.pk)],
        "workspace:claims": [of("claims", draft), of("claims", open_), of("claims", asked)],
        "workspace:comments": [
            of("comments", open_, query="?show=all"),
            of("comments", asked),
            of("comments", draft),
        ],
        "workspace:comment-new": [
            of("comment-new", open_),
            of("comment-new", site.urgent.version.article.slug, query="?claim=dose"),
        ],
        "workspace:thread": [
            of("thread", each.version.article.slug, each.pk) for each in site.threads
        ],
        "workspace:experts": [of("experts", open_), of("experts", approved)],
        "workspace:checks": [of("checks")],
        "workspace:check-level": [of("check-level", "TXT-02")],
        "workspace:evidence": [of("evidence", draft)],
        "workspace:reference-new": [of("reference-new", draft)],
        "workspace:reference": [of("reference", draft, source)],
        "workspace:history": [of("history", each) for each in (draft, asked, approved)]
        + [of("history", asked, query="?show=comments")],
        "workspace:compare": [
            of("compare", draft, query=f"?from={save}"),
            of("compare", asked, query="?from=v1&way=source"),
            of("compare", approved, query="?from=live"),
        ],
        "workspace:restore": [of("restore", asked, history(site.changes_requested)[-1].id)],
        "workspace:restore-version": [of("restore-version", asked, 1)],
        "workspace:submit": [of("submit", draft), of("submit", asked)],
        "workspace:recall": [of("recall", open_)],
        "workspace:versions-compare": [
            of("versions-compare", approved),
            of("versions-compare", draft),
        ],
        "workspace:withdraw": [of("withdraw", approved)],
        "workspace:ratify": [of("ratify", site.gone.slug, 1)],
        "workspace:reassessments": [
            of("reassessments", query=f"?show={show}")
            for show in ("open", "overdue", "change", "settled")
        ],
        "workspace:reassessment": [of("reassessment", site.fallen.pk)],
        "workspace:schedule": [of("schedule", open_round)],
        "workspace:schedule-cancel": [of("schedule-cancel", open_round)],
        "workspace:emergency": [of("emergency", open_round), of("emergency", site.urgent.pk)],
        "workspace:emergency-end": [of("emergency-end", site.urgent.pk)],
        "workspace:review": [of("review", open_round), of("review", rounds[site.approved.pk])],
        "workspace:reviews": [of("reviews", query=f"?tab={tab}") for tab in ("all", "decided")]
        + [of("reviews")],
        "workspace:assign": [of("assign", open_round)],
        "workspace:delegate": [
            of("delegate", row.round_id, row.pk)
            for row in Assignment.objects.filter(ended_at__isnull=True, member=member)[:1]
        ],
        "workspace:review-page": [of("review-page", open_round, "clinician")],
        "workspace:sign": [
            of("sign", open_round, decision)
            for decision in ("approve", "request_changes", "recuse")
        ],
        "workspace:source": [of("source", source)],
        "workspace:source-edit": [of("source-edit", source)],
        "workspace:source-notice": [of("source-notice", source, site.notice)],
        "workspace:source-notice-new": [of("source-notice-new", source)],
        "workspace:register-list": [of("register-list", site.sent_list)],
        "workspace:register-rows": [of("register-rows", site.taken_list)],
        "workspace:sources": [of("sources"), of("sources", query="?q=vitamin&kind=review")]
        + [of("sources", query="?q=nothing+at+all")],
        "workspace:source-import": [of("source-import", site.undecided)],
        "workspace:bulk-import": [of("bulk-import", site.in_bulk)],
        "workspace:source-pair": [of("source-pair", source, site.draft.references.last().pk)],
        "workspace:source-offers": [of("source-offers", source)],
        "workspace:source-reach": [of("source-reach", source)],
        "workspace:term": [of("term", site.term.pk)],
        "workspace:person": [of("person", member)],
        "workspace:board-member": [of("board-member", member)],
        "workspace:role-ask": [of("role-ask", member)],
        "workspace:person-factor": [of("person-factor", member)],
        "workspace:disclaimer-propose": [
            of("disclaimer-propose", query="?audience=clinician&state=")
        ],
        "workspace:disclaimer-pages": [of("disclaimer-pages", site.proposed.pk)],
        "workspace:disclaimer-approve": [of("disclaimer-approve", site.proposed.pk)],
        "workspace:messages": [of("messages"), of("messages", query="?state=closed")],
        "workspace:message": [of("message", site.message.pk)],
    }


def pages_that_need_no_row() -> dict[str, list[str]]:
    """Return the staff's pages that one address leads to, also those of tomorrow."""
    found = {}
    for name in names(get_resolver()):
        if name.startswith("workspace:") and name not in NOT_LOOKED_AT:
            with suppress(NoReverseMatch):
                found[name] = [reverse(name)]
    return found


ACCOUNT_PAGES = [
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/recovery-codes/generate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/reauthenticate/",
    "/accounts/email/",
    "/accounts/logout/",
]
STRANGERS_PAGES = [
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/inactive/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
]


def names(resolver: Any, prefix: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield f"{prefix}{each.name}"
        else:
            yield from names(each, f"{each.namespace}:" if each.namespace else prefix)


def test_no_address_is_forgotten(site):
    ours = {name for name in names(get_resolver()) if not name.startswith(("account_", "mfa_"))}
    looked_at = {*public_pages(site), *staff_pages(site)} - {"404"}

    assert ours - looked_at - NOT_LOOKED_AT == set(), "Add these to the pages that are looked at."
    assert looked_at | NOT_LOOKED_AT <= ours


def look_at_all(visitor: Visitor, addresses: list[str]) -> list[str]:
    wrong = []
    for address in addresses:
        status = visitor.goto(address)
        if status >= 500:
            wrong.append(f"{address}: answered {status}")
        else:
            wrong += [f"{address}: {each}" for each in visitor.look()]
    return wrong


@pytest.mark.parametrize("part", range(READERS_PARTS))
def test_readers_pages(site, reader, live_server, part):
    english = [address for some in public_pages(site).values() for address in some]
    closely = Visitor(reader, live_server.url, closely=True)
    as_others = Visitor(reader.context.new_page(), live_server.url)

    # German pages have the same colours.
    wrong = look_at_all(closely, english[part::READERS_PARTS])
    others = [*german_pages(site), *STRANGERS_PAGES]
    wrong += look_at_all(as_others, others[part::READERS_PARTS])

    assert not wrong, "\n".join(wrong)


@pytest.mark.embedded
@pytest.mark.skipif(not w3c.find_java(), reason=w3c.MISSING)
def test_readers_pages_are_valid_html(site, client):
    answers = {address: client.get(address) for address in all_public_pages(site)}
    pages = {address: answer.content for address, answer in answers.items()}

    wrong = w3c.errors_of({**pages, "a mistake": b"<!doctype html><p><img src=x></div>"})

    assert any(each.startswith("a mistake") for each in wrong)
    assert [each for each in wrong if not each.startswith("a mistake")] == []
    not_there = [address for address, answer in answers.items() if answer.status_code != 200]
    assert not_there == [
        "/articles/a-z/q/",
        "/accounts/invitation/",
        "/nothing/here/",
        "/de/nirgends/",
    ]


def who_sees_most() -> Any:
    """Make somebody with every role, who is shown what each of them is, and more."""
    somebody = make_member("neurology", username="everything")
    somebody.groups.set(Group.objects.filter(name__in=states.ROLES))
    return somebody


@pytest.mark.parametrize("part", range(PARTS))
def test_staff_pages_as_each_role(site, desk, live_server, part):
    every = [address for some in staff_pages(site).values() for address in some]
    addresses = every[part::PARTS]
    seen: dict[str, set[Part]] = defaultdict(set)
    wrong = []

    for role, who in {"everything": who_sees_most(), **site.people}.items():
        if role not in ("everything", *ROLES):
            continue
        client = Client(raise_request_exception=False)
        client.force_login(who)
        to_see = []
        for address in addresses:
            answer = client.get(address)
            # All refusals are one page; else what has no part of its own needs no second look.
            page = "a refusal" if answer.status_code in (403, 409) else address
            parts = parts_of(answer.content.decode())
            if parts - seen[page]:
                seen[page] |= parts
                to_see.append(address)
        found = look_at_all(Visitor(desk(who), live_server.url), to_see)
        wrong += [f"{role} {each}" for each in found]

    assert not wrong, "\n".join(wrong)


def test_pages_of_an_account(site, reader, live_server):
    reader.goto("/accounts/login/")
    log_in(reader, "editor")

    wrong = look_at_all(Visitor(reader, live_server.url), ACCOUNT_PAGES)

    assert not wrong, "\n".join(wrong)


# A form sent empty, and what it is filled with to be refused.
REFUSED = {
    "/workspace/new/": {},
    "/workspace/import/": {},
    "/workspace/articles/a-draft/edit/": {"question": "", "language": "!"},
    "/workspace/articles/a-draft/submit/": {},
    "/workspace/articles/a-draft/references/new/": {"key": "a b", "doi": "none"},
    "/workspace/articles/b12-leg-weakness/withdraw/": {},
}


def test_forms_that_were_refused(site, desk, reader, live_server):
    page = desk(site.people["editor"])
    visitor = Visitor(page, live_server.url)
    wrong = []

    for address, fields in REFUSED.items():
        visitor.goto(address)
        for name, value in fields.items():
            page.locator(f"[name={name}]").fill(value)
        page.evaluate("document.querySelectorAll('form').forEach((f) => (f.noValidate = true))")
        form = page.locator("main form")
        for name in fields:
            form = form.filter(has=page.locator(f"[name={name}]"))
        form.first.locator("button[type=submit]").first.click()
        page.get_by_role("alert").wait_for()
        wrong += [f"{address} refused: {each}" for each in visitor.look()]

    visitor = Visitor(reader, live_server.url)
    for address, button in (
        (f"/articles/{site.approved.slug}/", "Send the report"),
        (f"/ask/?q=what&about={site.approved.slug}", "Send the question"),
    ):
        visitor.goto(address)
        if reader.locator(".reply > summary").count():
            reader.locator(".reply > summary").first.click()
        reader.evaluate("document.querySelectorAll('form').forEach((f) => (f.noValidate = true))")
        reader.locator("textarea").fill("")
        reader.get_by_role("button", name=button).click()
        reader.get_by_role("alert").wait_for()
        wrong += [f"{button}, refused: {each}" for each in visitor.look()]

    assert not wrong, "\n".join(wrong)
