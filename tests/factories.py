"""People, articles and versions at any status, made by walking the real actions."""

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from articles import queries
from articles.actions.save_draft import create_article, save_draft
from articles.actions.save_term import save_term
from articles.assemble import assemble
from articles.content import AiUse, Author, NotApplicable, Reference, Text
from articles.draft import Draft, Evidence
from articles.models import Article, Term, Topic, Version
from articles.status import Status
from articles.terms.entry import Entry
from editorial import clock
from editorial.actions.begin_review import begin_review
from editorial.actions.give_verdict import give_verdict
from editorial.actions.recall import recall
from editorial.actions.see_change import see_change
from editorial.actions.sign_off import sign_off
from editorial.actions.submit import Waiver, submit
from editorial.actions.withdraw import withdraw
from editorial.checking import findings_of
from editorial.dangers import dangers_of
from editorial.models import BoardMember, InterestDeclaration, Policy, ReviewRound, SignOff
from editorial.policies.interests import Interests
from editorial.queries import claims_to_decide, open_round
from editorial.reauthentication import Reauthentication

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
PASSWORD = "a long password for tests"

_numbers = itertools.count(1)
first_number = 1
"""From which names are counted in each test: after those of what stands already."""


def make_user(role: str | None = "editor", name: str = "", **fields: Any) -> Any:
    """Make a user with a role; None makes one who has none."""
    number = next(_numbers)
    user = get_user_model().objects.create_user(
        username=fields.pop("username", f"user{number}"),
        email=fields.pop("email", f"user{number}@example.org"),
        password=PASSWORD,
        first_name=name or f"Person {number}",
        **fields,
    )
    if role:
        user.groups.add(Group.objects.get_or_create(name=role)[0])
    return user


def make_member(specialty: str = "neurology", role: str = "board", **fields: Any) -> Any:
    """Make a board member with a verified credential and declared interests; return the user."""
    user = make_user(role, **{k: fields.pop(k) for k in ("name", "username") if k in fields})
    member = BoardMember.objects.create(
        user=user,
        printed_name=f"Dr {user.first_name}",
        profession=f"consultant in {specialty}",
        specialty=specialty,
        register="General Medical Council",
        register_number=f"{7_000_000 + user.pk}",
        verified_by="A. Registrar",
        verified_on=date(2026, 1, 5),
        verified_until=fields.pop("verified_until", date(2027, 12, 31)),
        **fields,
    )
    InterestDeclaration.objects.create(
        member=member, declared_at=NOW - timedelta(days=30), statement="None."
    )
    return user


def make_policy(topic: str, **fields: Any) -> Policy:
    """Make the policy of a topic."""
    row, _ = Topic.objects.get_or_create(slug=topic, defaults={"name": topic.title()})
    defaults = {
        "signers": 2,
        "specialties": [],
        "review_months": 12,
        "show_pending": False,
        "in_force_from": NOW - timedelta(days=100),
        "made_by_name": "A. Chair",
        "note": "For tests.",
        "number": Policy.objects.filter(topic=row).count() + 1,
    }
    return Policy.objects.create(topic=row, **{**defaults, **fields})


BODY = """\
## What happens

[A lack of vitamin B12 can damage nerves.]{#nerve-damage kind="mechanism" certainty="moderate"} \
[@stabler2013]

::: {.emergency}
### Call 999 now if

- you cannot pass urine
- your legs suddenly get weaker
:::

## The usual dose

[Hydroxocobalamin 1 mg is given on alternate days.]{#dose kind="dose" certainty="moderate"} \
[@ng239, p. 12]
"""

REFERENCES = (
    Reference(
        key="stabler2013",
        kind="review",
        csl={
            "type": "article-journal",
            "title": "Vitamin B12 deficiency",
            "author": [{"family": "Stabler", "given": "Sally P."}],
            "container-title": "N Engl J Med",
            "issued": {"date-parts": [[2013]]},
            "volume": "368",
            "issue": "2",
            "page": "149-160",
            "DOI": "10.1056/nejmcp1113996",
            "custom": {"landmark": "The review that later ones rest on."},
        },
    ),
    Reference(
        key="ng239",
        kind="guideline",
        csl={
            "type": "report",
            "title": "Vitamin B12 deficiency in over 16s: diagnosis and management (NG239)",
            "author": [{"literal": "National Institute for Health and Care Excellence"}],
            "issued": {"date-parts": [[2024, 3, 6]]},
            "URL": "https://www.nice.org.uk/guidance/ng239",
            "accessed": {"date-parts": [[2026, 10, 1]]},
        },
    ),
)


def make_draft(slug: str = "b12", **fields: Any) -> Draft:
    """Make a draft that no check stops."""
    given: dict[str, Any] = {
        "slug": slug,
        "question": "Can low vitamin B12 make your legs weak?",
        "topics": ("neurology",),
        "region": "GB",
        "ai_use": AiUse(kind="none"),
        "next_review_on": "2027-11-02",
        "authors": (Author(name="Alex Editor", role="medical editor"),),
        "texts": tuple(
            Text(
                audience=audience,
                headline="Low vitamin B12 can make your legs weak",
                short_answer=(
                    "Yes. [Low vitamin B12 can weaken your legs.]"
                    '{#leg-weakness kind="symptom" certainty="moderate"} [@stabler2013]'
                ),
                body=BODY,
            )
            for audience in ("patient", "clinician")
        ),
        "references": REFERENCES,
        "not_applicable": tuple(
            NotApplicable(what=part, reason="The article is about the signs.")
            for part in ("benefits", "harms", "alternatives", "no-treatment", "follow-up")
        ),
    }
    draft = Draft(**{**given, **fields})
    return draft if "evidence" in fields else supported(draft)


def supported(draft: Draft) -> Draft:
    """Return the draft with place and words relied on for each citation of a claim."""
    evidence = tuple(
        Evidence(
            claim=claim.id,
            reference=citation.reference,
            locator=citation.locator or "p. 3",
            quote=citation.quote or f"{claim.id} stands in the source",
            stance=citation.stance,
        )
        for claim in assemble(draft, ()).claims
        for citation in claim.citations
    )
    return draft.model_copy(update={"evidence": evidence})


def make_term(word: str = "nerve", **fields: Any) -> Term:
    """Make a term of the glossary."""
    given = {"audience": "carer", "plain": "wire of the body", **fields}
    return save_term(entry=Entry(word, **given), by=None, at=NOW)


def make_article(*, by: Any = None, at: datetime = NOW, **fields: Any) -> Article:
    """Make an article with a draft that no check stops."""
    fields.setdefault("slug", f"article-{next(_numbers)}")
    return create_article(draft=make_draft(**fields), by=by or make_user(), at=at)


def edited(article: Article, *, by: Any = None, at: datetime = NOW, **fields: Any) -> Article:
    """Save the working copy with some fields of its draft changed."""
    draft = queries.draft_of(article).model_copy(update=fields)
    return save_draft(
        article=article,
        draft=draft if "evidence" in fields else supported(draft),
        read=article.lock_version,
        by=by or article.owner,
        at=at,
    )


def submitted(
    article: Article, *, by: Any = None, at: datetime = NOW, change_note: str = "First version."
) -> Version:
    """Submit an article, with a reason for every warning."""
    day = clock.day(at)
    findings = findings_of(queries.content_of(article, on=day), on=day)
    return submit(
        article=article,
        read=article.lock_version,
        change_note=change_note,
        waivers=tuple(
            Waiver(finding.id, finding.quote, "It stands in a test.")
            for finding in findings
            if finding.level == "warn"
        ),
        by=by or article.owner,
        at=at,
    )


def round_of(version: Version) -> ReviewRound:
    """Return the open round of a version."""
    round = open_round(version)
    assert round is not None
    return round


def decide_all(round: ReviewRound, member: Any, *, at: datetime = NOW) -> None:
    """Find every claim that needs a verdict supported, and tick every dangerous change."""
    for each in claims_to_decide(round, round.snapshot.value(), member=member):
        if each.carried_from is None:
            give_verdict(
                round=round,
                claim=each.claim.id,
                claim_digest_shown=each.digest,
                verdict="supported",
                by=member,
                at=at,
            )
    for danger in dangers_of(round):
        see_change(round=round, change=danger.digest, by=member, at=at)


def proof_of(user: Any, at: datetime = NOW) -> Reauthentication:
    """Return that a user has just given the password."""
    return Reauthentication(user.pk, "password", at)


def signed(
    round: ReviewRound, member: Any, decision: str = SignOff.APPROVE, *, at: datetime = NOW
) -> SignOff:
    """Decide every claim and sign."""
    if decision == SignOff.APPROVE:
        decide_all(round, member, at=at)
    return sign_off(
        round=round,
        decision=decision,
        digest_shown=round.snapshot.digest,
        interests=Interests(),
        note="" if decision == SignOff.APPROVE else "Say which form of the vitamin.",
        proof=proof_of(member, at),
        by=member,
        at=at,
    )


def version_at(
    status: Status, *, article: Article | None = None, at: datetime = NOW, **fields: Any
) -> Version:
    """Make a version at a status, by the acts that lead there."""
    article = article or make_article(at=at, **fields)
    version = submitted(article, at=at)
    if status is Status.RECALLED:
        return recall(version=version, by=article.owner, at=at)
    if status is not Status.SUBMITTED:
        round = round_of(version)
        members = [make_member(), make_member("haematology")]
        begin_review(round=round, by=members[0], at=at)
        if status is Status.CHANGES_REQUESTED:
            signed(round, members[0], SignOff.REQUEST_CHANGES, at=at)
        elif status is not Status.UNDER_REVIEW:
            for member in members:
                signed(round, member, at=at)
    version.refresh_from_db()
    if status is Status.WITHDRAWN:
        return withdraw(
            version=version, reason="The dose is wrong.", advice="", by=article.owner, at=at
        )
    if status is Status.SUPERSEDED:
        article.refresh_from_db()
        article = edited(article, next_review_on="2027-11-03", at=at)
        version_at(Status.APPROVED, article=article, at=at + timedelta(days=1))
        version.refresh_from_db()
    assert version.status == status
    return version
