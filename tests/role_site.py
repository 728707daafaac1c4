"""A site with something behind every address of the staff, and what to type at each."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.urls import reverse

from articles import queries, versioning
from articles.actions.keep_image import keep_image
from articles.actions.save_draft import save_draft
from articles.checks.registry import CHECKS
from articles.models import Article, Disclaimer, Topic, Version
from articles.publishing.models import Message
from articles.status import Status
from editorial import workspace_urls
from editorial.actions.ask_role import ask_role
from editorial.actions.invite_expert import invite_expert
from editorial.actions.keep_filter import keep_filter
from editorial.actions.propose_policy import propose_policy
from editorial.actions.publish import publish
from editorial.actions.publish_in_emergency import publish_in_emergency
from editorial.actions.resolve_thread import resolve_thread
from editorial.actions.schedule import schedule
from editorial.actions.take_hold import take_hold
from editorial.models import Assignment, SignOff
from editorial.policies.terms import Terms
from editorial.views.workspace.history import RESTORED
from editorial.views.workspace.level_question import of_level
from references.editing import token
from tests.bulk_imports import begun_bulk_import
from tests.factories import (
    NOW,
    edited,
    make_article,
    make_member,
    make_policy,
    make_term,
    make_user,
    proof_of,
    round_of,
    submitted,
    version_at,
)
from tests.falling import article_on, fell
from tests.looked_up import looked_up
from tests.noticing import sent_list, taken_list, told_of
from tests.painted import a_picture
from tests.passkeys import SoftPasskey
from tests.role_matrix import ANONYMOUS, DEACTIVATED, NO_ROLE, ROLES
from tests.role_typed import TYPED
from tests.source_imports import begun_import
from tests.test_canary import words_of
from tests.threads import opened, suggestion
from tests.told_apart import another_source, told_apart

DRAFT, REVIEWED, APPROVED, WITHDRAWN = "a-draft", "under-review", "approved", "withdrawn"
SENT_BACK, WAITING, TIMED, URGENT = "sent-back", "waiting", "timed", "urgent"
SLUGS = (DRAFT, REVIEWED, APPROVED, WITHDRAWN, SENT_BACK, WAITING, TIMED, URGENT)


@dataclass
class Site:
    """Who is there, and for each route what its address names and what is typed there."""

    people: dict[str, Any] = field(default_factory=dict)
    named: dict[str, dict[str, Any]] = field(default_factory=dict)
    typed: dict[str, dict[str, Any]] = field(default_factory=lambda: dict(TYPED))
    """By route: what is sent with it."""
    query: dict[str, str] = field(default_factory=dict)

    def address(self, name: str, **instead: Any) -> str:
        """Return a route's address; `instead` names other things than the site's own."""
        return reverse(f"workspace:{name}", kwargs={**self.named.get(name, {}), **instead})

    def asked(self, name: str, **instead: Any) -> str:
        """Return the same with the query that the page needs."""
        return self.address(name, **instead) + self.query.get(name, "")


def build() -> Site:
    """Make the site, by the real acts."""
    site = Site()
    _people(site)
    _articles(site)
    _rounds(site)
    _house(site)
    known = {pattern.name: pattern.pattern.converters for pattern in workspace_urls.urlpatterns}
    for name, converters in known.items():
        given = site.named.setdefault(name, {})
        if "slug" in converters:
            given.setdefault("slug", DRAFT)
        if "audience" in converters:
            given.setdefault("audience", "patient")
        if name == "panel":
            given.setdefault("name", "claims")
    return site


def _people(site: Site) -> None:
    for role in ("author", "editor", "administrator"):
        site.people[role] = make_user(role, name=role.title())
    site.people["board"] = make_member(name="Board")
    site.people["chair"] = make_member("general practice", role="chair", name="Chair")
    site.people[NO_ROLE] = make_user(None, name="Nobody")
    everybody = make_member("pharmacy", name="Everybody")
    everybody.groups.set(Group.objects.filter(name__in=ROLES))
    site.people[DEACTIVATED] = everybody
    site.people[ANONYMOUS] = None


def _articles(site: Site) -> None:
    draft = make_article(slug=DRAFT, **words_of("draft"))
    first = versioning.history(draft)[0].id
    edited(draft, next_review_on="2027-11-03")
    reviewed = version_at(Status.UNDER_REVIEW, slug=REVIEWED, **words_of("reviewed"))
    approved = version_at(Status.APPROVED, slug=APPROVED)
    publish(article=approved.article, at=NOW)
    edited(Article.objects.get(slug=APPROVED), **words_of("newer"))
    withdrawn = version_at(Status.WITHDRAWN, slug=WITHDRAWN)
    publish(article=withdrawn.article, at=NOW)
    _, fallen = fell(article_on("fallen2020", slug="fallen"), "fallen2020")
    site.query["reassessment-passkey"] = f"?digest={fallen.version.snapshot.digest}"
    publication = Article.objects.get(slug=APPROVED).publications.latest("sequence")
    reference = draft.references.get(key="source-draft").pk
    known = draft.references.get(pk=reference)
    site.typed["source-edit"] = {
        "title": f"{known.title}, put right",
        "kind": known.kind,
        "type": "report",
        "read": token(known),
    }
    thread = opened(reviewed, text="Canarycomment: is this so?")
    resolved = opened(reviewed, text="Canaryanswered: and this?")
    resolve_thread(thread=resolved, by=make_user("editor"), at=NOW)
    # A suggestion is taken into the text of a version that the board has sent back.
    back = version_at(Status.CHANGES_REQUESTED, slug=SENT_BACK, **words_of("sentback"))
    words = suggestion(back, "1 mg is given twice a week")
    link, _ = invite_expert(
        version=reviewed,
        name="Ola Outside",
        email="ola@example.org",
        expertise="neurologist",
        lasts=timedelta(days=3),
        by=make_user("editor"),
        at=NOW,
    )
    apart = told_apart(reference)
    asked_about, site.typed["source-offers"] = looked_up()
    kept = keep_filter(
        name="Drafts of all", query="state=draft", is_shared=True, by=site.people["editor"], at=NOW
    )
    topic = Topic.objects.create(slug="at-once", name="At once")
    site.typed["articles-at-once"] = {
        "act": "topic-add",
        "sure": "1",
        "topic": topic.pk,
        "pk": draft.pk,
    }
    site.named |= {
        "filter-give-up": {"pk": kept.pk},
        "source-pair": {"one": reference, "other": another_source()},
        "source-apart-back": {"pk": apart.pk},
        "source": {"pk": reference},
        "source-edit": {"pk": reference},
        "source-notice": {"pk": reference, "notice": told_of(reference)},
        "source-notice-new": {"pk": reference},
        "register-list": {"pk": sent_list(site.people["editor"])},
        "register-rows": {"pk": taken_list()},
        "source-look-up": {"pk": reference},
        "source-offers": {"pk": asked_about},
        "source-reach": {"pk": reference},
        "source-link-try": {"pk": asked_about},
        "reference": {"pk": reference},
        "reference-remove": {"pk": reference},
        "restore": {"revision": first},
        "recall": {"slug": REVIEWED},
        "withdraw": {"slug": APPROVED},
        "ratify": {"slug": WITHDRAWN, "number": 1},
        "restore-version": {"slug": APPROVED, "number": 1},
        "reassessment": {"pk": fallen.pk},
        "reassessment-passkey": {"pk": fallen.pk},
        "pages-then": {"slug": APPROVED},
        "page-then": {"slug": APPROVED, "sequence": publication.sequence},
        "comments": {"slug": REVIEWED},
        "comment-new": {"slug": REVIEWED},
        "thread": {"slug": REVIEWED, "pk": thread.pk},
        "thread-resolve": {"slug": REVIEWED, "pk": thread.pk},
        "thread-reopen": {"slug": REVIEWED, "pk": resolved.pk},
        "suggestion": {"slug": SENT_BACK, "pk": words.thread_id, "comment": words.pk},
        "experts": {"slug": REVIEWED},
        "expert-revoke": {"slug": REVIEWED, "pk": link.pk},
        **{
            name: {"slug": APPROVED, "number": 1}
            for name in ("dossier", "dossier-file", "dossier-pdf")
        },
    }
    site.query["compare"] = f"?from={first}"
    site.typed |= {
        "claims": {
            "old": "dose",
            "new": "dosage",
            "read": Article.objects.get(slug=DRAFT).lock_version,
        },
        "suggestion": {
            "answer": "accept",
            "read": Article.objects.get(slug=SENT_BACK).lock_version,
        },
    }


def _rounds(site: Site) -> None:
    board, chair = site.people["board"], make_member(role="chair")
    round = round_of(Version.objects.get(article__slug=REVIEWED))
    asked = Assignment.objects.filter(round=round, member=board).first()
    if asked is None:
        asked = Assignment.objects.create(
            round=round, member=board, how="by_hand", reason="She knows.", at=NOW
        )
    take_hold(round=round, by=board, at=NOW)
    waiting = round_of(
        submitted(make_article(slug=WAITING, **words_of("waiting")), change_note="Canarychange.")
    )
    timed = round_of(version_at(Status.UNDER_REVIEW, slug=TIMED, **words_of("timed")))
    schedule(round=timed, publish_at=NOW + timedelta(days=9), by=chair, at=NOW)
    urgent = round_of(version_at(Status.UNDER_REVIEW, slug=URGENT))
    publish_in_emergency(
        round=urgent,
        digest_shown=urgent.snapshot.digest,
        reason="It cannot wait",
        proof=proof_of(chair),
        by=chair,
        at=NOW,
    )
    of_round = (
        "review review-page verdicts sign sign-passkey hold hold-release assign assign-by-rule"
        " schedule emergency emergency-passkey"
    )
    site.named |= {name: {"pk": round.pk} for name in of_round.split()}
    site.named |= {
        "begin": {"pk": waiting.pk},
        "schedule-cancel": {"pk": timed.pk},
        "emergency-end": {"pk": urgent.pk},
        "sign": {"pk": round.pk, "decision": SignOff.REQUEST_CHANGES},
        "sign-passkey": {"pk": round.pk, "decision": SignOff.APPROVE},
        "assignment-take-back": {"pk": round.pk, "assignment": asked.pk},
        "delegate": {"pk": round.pk, "assignment": asked.pk},
    }
    digest = f"?digest={round.snapshot.digest}"
    site.query |= {"sign-passkey": digest, "emergency-passkey": digest}
    site.typed |= {
        "assign": {"member": make_member("pharmacy").pk, "note": "She knows."},
        "delegate": {"member": make_member("pharmacy").pk, "reason": "I am away."},
    }


def _house(site: Site) -> None:
    other = make_user("administrator", name="Other")
    target = make_user("author", name="Target")
    SoftPasskey(target)
    make_policy("blood")
    proposal = propose_policy(
        topic=Topic.objects.get(slug="blood"),
        terms=Terms(signers=3),
        note="Three read more.",
        by=other,
        at=NOW,
    )
    wording = Disclaimer.objects.create(
        audience="patient", state="", number=2, text="New.", proposed_by=other, proposed_at=NOW
    )
    message = Message.objects.create(
        article=Article.objects.get(slug=APPROVED),
        audience="patient",
        kind="problem",
        text="Typo.",
        received_at=NOW,
    )
    wish = ask_role(user=target, role="board", reason="She joins.", by=other, at=NOW)
    of_person = "person person-password person-invite person-factor role-ask board-member"
    site.named |= {name: {"pk": target.pk} for name in of_person.split()}
    site.named |= {
        "role-decide": {"pk": wish.pk},
        "policy-proposal": {"pk": proposal.pk},
        "disclaimer-approve": {"pk": wording.pk},
        "disclaimer-pages": {"pk": wording.pk},
        "term": {"pk": make_term().pk},
        "message": {"pk": message.pk},
        "check-level": {"check_id": "TXT-02"},
        "restore-undo": {"slug": _brought_back(site)},
        "topic": {"pk": Topic.objects.get(slug="blood").pk},
    }
    kept_picture = keep_image(
        data=a_picture((9, 9, 90)), alternative="A cord", name="cord.png", by=other, at=NOW
    )
    site.named["image"] = {"digest": kept_picture.digest, "kind": kept_picture.kind}
    in_bulk = {"pk": begun_bulk_import().pk}
    site.named |= {"bulk-import": in_bulk, "bulk-import-refused": in_bulk}
    undecided = {"pk": begun_import().pk}
    site.named |= {"source-import": undecided, "source-import-refused": undecided}
    site.query["disclaimer-propose"] = "?audience=clinician&state="
    site.typed["restore-undo"] = {"read": "2"}
    check = next(check for check in CHECKS if check.id == "TXT-02")
    confirmed = {"confirmed": of_level(check, None, "block").seen}
    site.typed["check-level"] = site.typed["check-level"] | confirmed


def _brought_back(site: Site) -> str:
    """Make an article whose newest save is a restored one; return its address."""
    article = make_article(slug="brought-back", by=site.people["editor"])
    draft = queries.draft_of(article)
    note = f"{RESTORED} version 1"
    save_draft(article=article, draft=draft, read=1, by=article.owner, at=NOW, note=note)
    return article.slug
