"""Whatever is typed is words: no field becomes markup on any page of anybody (I15)."""

import json
import re
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from articles import audiences, queries
from articles.actions.save_draft import create_article
from articles.content import Author, Reference, Text
from articles.draft import Evidence
from articles.fields import Unfit, check_line
from articles.publishing.models import Message
from articles.publishing.receive import receive
from articles.publishing.rendering.standing import Standing
from articles.status import Status
from editorial import clock
from editorial.actions.close_message import close_message
from editorial.actions.give_verdict import give_verdict
from editorial.actions.propose_disclaimer import propose_disclaimer
from editorial.actions.publish import publish
from editorial.actions.sign_off import sign_off
from editorial.actions.submit import submit
from editorial.actions.withdraw import withdraw
from editorial.models import BoardMember, InterestDeclaration
from editorial.policies.interests import Interests
from editorial.queries import claims_to_decide
from editorial.views.workspace import shown
from tests.factories import (
    NOW,
    REFERENCES,
    edited,
    make_article,
    make_draft,
    make_member,
    make_policy,
    make_user,
    proof_of,
    round_of,
    submitted,
    version_at,
)
from tests.judging import markup_that_nobody_may_write

# What becomes markup does not depend on the database: tried on one of them.
pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

SCRIPT = "<script>alert('typed')</script><img src=x onerror=alert(2)>"
# In running text a "=" is a finding that stops a submission.
TYPED = "<script>alert('typed')</script><svg onload>"
BATCH = 26


@pytest.fixture(autouse=True)
def _standing_clock(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def line(payload: str) -> str | None:
    """Return a payload as a field of one line takes it; None where it is refused."""
    try:
        check_line("Field", payload, 300)
    except Unfit:
        return None
    return payload


def payloads(shared_data) -> list[str]:
    rows = (shared_data / "xss" / "payloads.jsonl").read_text().splitlines()
    return [json.loads(row)["payload"] for row in rows]


def test_the_judge_sees_what_it_should():
    for page in (
        "<p onclick=x>",
        '<a href="java\tscript:x">',
        '<a href=" &#1;javascript:x">',
        "<p style=x>",
        "<script>x</script>",
        '<script type="application/ld+json">alert(1)</script>',
        '<script type="application/ld+json">{"a": "<!--<script>"}</script>',
        "<template><p>x</template>",
        "<svg><a xlink:href='javascript:x'>",
        "<iframe srcdoc=x>",
        "<meta http-equiv=refresh content=0>",
        "<form action='https://evil.example'>",
    ):
        assert list(markup_that_nobody_may_write(page)), page
    assert not list(markup_that_nobody_may_write("<p>javascript:x &lt;script></p>"))


@pytest.mark.parametrize("part", range(37))
def test_no_payload_becomes_markup(shared_data, part):
    """All 962, in body, headline, short answer, source, author, quote, change note and message."""
    some = payloads(shared_data)[part * BATCH : (part + 1) * BATCH]
    lines = [each for payload in some if (each := line(payload))] or ["nothing fits"]
    body = "\n\n".join(some) + "\n\n" + "\n".join(f"- [{p}](https://a.example) {p}" for p in some)
    references = [
        Reference(
            key=f"r{n}",
            kind="other",
            csl={"type": "book", "title": p, "URL": p, "author": [{"literal": p}], "DOI": p},
        )
        for n, p in enumerate(lines)
    ]
    cites = " ".join(f"[@{reference.key}]" for reference in references)
    draft = make_draft(
        slug="hostile",
        question=lines[0],
        authors=tuple(Author(name=p[:200], role=p[:200]) for p in lines),
        texts=tuple(
            Text(
                audience=audience.code,
                headline=lines[n % len(lines)],
                short_answer=some[n % len(some)][:4000],
                body=body.replace("\x00", "") + "\n\n" + cites,
            )
            for n, audience in enumerate(audiences.AUDIENCES[:2])
        ),
        references=tuple(references),
        evidence=(),
    )
    article = create_article(draft=draft, by=make_user(), at=NOW)
    content = queries.content_of(article, on=clock.day(NOW))
    standing = Standing(
        state="preview", version=1, disclaimers=queries.disclaimers_in_force(on=NOW)
    )

    for audience in ("patient", "carer"):
        page = shown.page_of(content, standing, audience, address=lambda code: f"/{code}/")
        assert list(markup_that_nobody_may_write(page.decode())) == []


def test_no_payload_in_a_note_or_a_message_becomes_markup(shared_data):
    typed = "\n".join(payload.replace("\x00", "") for payload in payloads(shared_data))
    article = make_article(slug="b12")
    submit(article=article, read=article.lock_version, change_note=typed, by=article.owner, at=NOW)
    message = receive(
        article=article, kind=Message.QUESTION, audience="patient", version_number=1,
        text=typed, email="", at=NOW,
    )  # fmt: skip
    client = Client()
    client.force_login(article.owner)
    round = round_of(article.versions.get())

    for address in (
        "/workspace/articles/b12/",
        f"/workspace/reviews/{round.pk}/",
        "/workspace/messages/",
        f"/workspace/messages/{message.pk}/",
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert list(markup_that_nobody_may_write(answer.content.decode())) == [], address


# Every field, every page


@pytest.fixture
def scripted():
    """A site in which every field that anybody can fill holds a script."""
    editor = make_user("editor", name=SCRIPT[:100], last_name=SCRIPT)
    chair = make_member("general practice", role="chair")
    for member in BoardMember.objects.all():
        member.biography = SCRIPT
        member.printed_name = member.profession = member.register = SCRIPT
        member.save()
    InterestDeclaration.objects.filter(member__user=chair).update(statement=SCRIPT)
    sources = tuple(
        each.model_copy(
            update={
                "csl": {
                    **each.model_dump(mode="json")["csl"],
                    "title": SCRIPT,
                    "publisher": SCRIPT,
                    "container-title": SCRIPT,
                    "author": [{"family": SCRIPT, "given": SCRIPT}],
                }
            }
        )
        for each in REFERENCES
    )
    fields = make_draft().model_dump()
    words = {
        "question": f"Can it {SCRIPT}?",
        "topics": ("neurology",),
        "authors": (Author(name=SCRIPT, role=SCRIPT),),
        "references": sources,
        "evidence": tuple(
            Evidence(claim=claim, reference=source, quote=SCRIPT, locator=f"p. 12 {SCRIPT}")
            for claim, source in (
                ("dose", "ng239"),
                ("leg-weakness", "stabler2013"),
                ("nerve-damage", "stabler2013"),
            )
        ),
        "texts": tuple(
            Text(
                audience=text["audience"],
                headline=TYPED,
                short_answer=f"{text['short_answer']} {TYPED}",
                body=f"{text['body']}\n\n## {TYPED}\n\n{TYPED}",
            )
            for text in fields["texts"]
        ),
    }
    live = make_article(slug="live", by=editor, **words)
    version = version_at(Status.APPROVED, article=live)
    publish(article=live, at=NOW)
    live.refresh_from_db()
    changed = edited(live, by=editor, question=f"Can it change {SCRIPT}?")
    round = round_of(submitted(changed, by=editor))
    asked = make_article(slug="asked", by=editor, **words)
    signed_round = round_of(version_at(Status.UNDER_REVIEW, article=asked))
    member = make_member()
    decided = claims_to_decide(signed_round, signed_round.snapshot.value(), member=member)[0]
    give_verdict(
        round=signed_round, claim=decided.claim.id, claim_digest_shown=decided.digest,
        verdict="needs_change", note=SCRIPT, by=member, at=NOW,
    )  # fmt: skip
    sign_off(
        round=signed_round, decision="request_changes", digest_shown=signed_round.snapshot.digest,
        interests=Interests(words=SCRIPT), note=SCRIPT, proof=proof_of(member), by=member, at=NOW,
    )  # fmt: skip
    draft = make_article(slug="a-draft", by=editor, **words)
    withdrawn = make_article(slug="withdrawn", by=editor, **words)
    withdraw(
        version=version_at(Status.APPROVED, article=withdrawn),
        reason=SCRIPT, advice=SCRIPT, by=chair, at=NOW,
    )  # fmt: skip
    make_policy("neurology", note=SCRIPT, specialties=[SCRIPT], made_by_name=SCRIPT)
    propose_disclaimer(audience="patient", state="", text=SCRIPT, by=editor, at=NOW)
    for text in (SCRIPT, SCRIPT * 3):
        message = receive(
            article=live, kind=Message.PROBLEM, audience="patient", version_number=1,
            text=text, email="a@example.org", at=NOW,
        )  # fmt: skip
    close_message(message=message, note=SCRIPT, by=editor, at=NOW)
    return {"editor": editor, "chair": chair, "version": version, "round": round, "draft": draft}


LINKS = re.compile(r'(?:href|action)="(/[^"#]*)')
NOT_FOLLOWED = ("/static/", "/accounts/logout/")


def crawl(client: Client, starts: list[str], most: int = 400, below: str = "/") -> dict[str, str]:
    """Return every HTML page below an address that links lead to, by address."""
    found: dict[str, str] = {}
    waiting = list(starts)
    while waiting and len(found) < most:
        address = waiting.pop().replace("&amp;", "&")
        # Pages of a list and filters show the same rows again.
        path = urlsplit(address).path
        if path in found or path.startswith(NOT_FOLLOWED) or path.endswith(("/pdf/", ".pdf")):
            continue
        if not path.startswith(below):  # A redirect may lead elsewhere, too.
            continue
        answer = client.get(address)
        assert answer.status_code < 500, address
        kind = answer.get("Content-Type", "")
        is_page = ("html" in kind or "xml" in kind) and not answer.streaming
        found[path] = answer.content.decode() if is_page else ""
        if "html" in kind:
            waiting += LINKS.findall(found[path])
        elif answer.status_code in (301, 302):
            waiting.append(answer["Location"])
    return found


def test_a_script_in_every_field_is_words_on_every_page(scripted):
    admin = make_user("administrator")
    admin.groups.add(*Group.objects.all())
    starts = [
        "/", "/articles/", "/feed.atom", "/sitemap.xml", "/board/", "/editorial-policy/",
        "/search/?q=script", "/workspace/", "/workspace/articles/a-draft/edit/",
        "/workspace/articles/a-draft/evidence/", "/workspace/articles/a-draft/submit/",
        "/workspace/articles/a-draft/history/", "/articles/live/", "/articles/withdrawn/",
        "/articles/live/versions/1/", "/workspace/messages/?state=all", "/workspace/policies/",
    ]  # fmt: skip
    pages: dict[str, str] = {}
    for user in (None, scripted["editor"], scripted["chair"], admin):
        client = Client(raise_request_exception=False)
        if user is not None:
            client.force_login(user)
        # Readers' pages are the same bytes for everybody, which test_public_pages shows.
        found = crawl(client, starts, below="/" if user is None else "/workspace/")
        pages |= {f"{user}: {path}": page for path, page in found.items()}

    assert len(pages) > 100
    assert sum("alert(" in page for page in pages.values()) > 30, "the words are shown"
    for address, page in pages.items():
        assert "<script>alert" not in page, address
        assert "<img src=x" not in page, address
        if page.lstrip().startswith("<!doctype html>"):
            assert list(markup_that_nobody_may_write(page)) == [], address
