"""Every payload in every field, looked at in a real browser: nothing runs, nobody objects (I15)."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Page

from articles import queries
from articles.actions.save_term import save_term
from articles.audiences import CODES
from articles.checks.finding import Finding
from articles.content import Author, Content, Reference, Text
from articles.draft import Evidence
from articles.fields import Unfit, check_line
from articles.publishing.models import Message
from articles.publishing.pages import page
from articles.publishing.receive import receive
from articles.publishing.rendering import addresses
from articles.publishing.rendering.fragment import render_fragment
from articles.publishing.rendering.standing import Reviewer, Standing
from articles.publishing.this_site import this_site
from articles.publishing.views import answers, search
from articles.terms.entry import Entry
from editorial.actions.open_thread import open_thread
from editorial.anchors import Place
from editorial.views.workspace import claim_list, panel, review_page
from tests.factories import NOW, make_article, make_member, make_user, round_of, submitted

# What becomes markup does not depend on the database: tried on one of them.
pytestmark = pytest.mark.embedded

ARTICLES = 4
LONGEST = 4_000
READ_BY = ("patient", "carer")

# In every document before anything else runs: what a payload would do is written down instead.
CANARIES = """
  globalThis.heard = [];
  const hear = (what) => globalThis.heard.push(what);
  addEventListener("securitypolicyviolation",
    (event) => hear(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  for (const name of ["alert", "confirm", "prompt", "print", "open"])
    globalThis[name] = () => hear(name);
"""
# The judge of tests/judging.py once more, by the browser's own reading of a page.
LOOK = """() => {
  const wrong = [...globalThis.heard];
  const ours = /^\\/static\\/(js\\/[\\w/-]+|editor\\/(ace|ext-searchbox))\\.js$/;
  // The editor puts its own boxes, and nothing else, into their place.
  const editor = location.pathname.endsWith("/edit/") ? ".surface__editor" : null;
  const urls = ["href", "src", "action", "formAction", "data"];
  // The preview's frame, in which no script runs.
  const frame = editor ? '.panel iframe.panel__page[sandbox="allow-same-origin"]' : "none";
  for (const each of document.querySelectorAll("*")) {
    const say = (what) => wrong.push(`${what}: ${each.outerHTML.slice(0, 120)}`);
    if (each.localName === "script" && each.type !== "application/ld+json"
        && (each.text.trim() || !ours.test(new URL(each.src).pathname))) say("script");
    if (/^(iframe|frame|object|embed|base|style|math|audio|video|applet|portal)$/i
        .test(each.localName) && !each.matches(frame)) say("element");
    if (each.localName === "meta" && each.httpEquiv) say("meta");
    const isPlaced = editor && each.closest(editor) && /^(div|span|textarea)$/.test(each.localName);
    for (const { name } of each.attributes)
      if (/^(on|style$|srcdoc$|ping$)/i.test(name) && !(name === "style" && isPlaced)) say(name);
    for (const name of urls) {
      const url = typeof each[name] === "string" ? each[name] : each[name]?.baseVal ?? "";
      if (/^(javascript|vbscript|data):/i.test(url)) say(name);
    }
  }
  return wrong;
}"""


def packed(payloads: list[str], longest: int) -> Iterator[str]:
    """Yield the payloads behind each other, as many as have room in one field."""
    field = ""
    for payload in payloads:
        if field and len(field) + len(payload) >= longest:
            yield field
            field = ""
        field += f"{payload} "[:longest]
    yield field


def seen(field: str) -> str:
    """Return a field without what no field takes because nobody sees it."""
    return "".join(
        " " if unicodedata.category(each) in ("Cc", "Cs", "Cn") else each for each in field
    )


def one_line(payload: str) -> str:
    """Return a payload as a field of one line takes it; "" where it is refused."""
    try:
        check_line("Field", payload, LONGEST)
    except Unfit:
        return ""
    return payload


def words_of_claims(payloads: list[str], source: str) -> Iterator[str]:
    """Yield claims with payloads as their words: what has a meaning in the dialect is escaped."""
    for number, words in enumerate(packed(payloads, LONGEST)):
        escaped = re.sub(r"([\\\[\]{}`*_])", r"\\\1", " ".join(words.split()))
        yield f"[It is {escaped}]{{#claim-{number}}} [@{source}]"


def text_of(audience: str, payloads: list[str], source: str) -> Text:
    links = [f"- [{each}](https://a.example/) {each}" for each in payloads]
    claims = words_of_claims(payloads, source) if audience == "patient" else ()
    return Text(
        audience=audience,
        headline=" ".join(filter(None, map(one_line, payloads))),
        short_answer=" ".join(each.replace("\n", " ") for each in payloads),
        body="\n\n".join([*claims, *payloads, f"The nerve here [@{source}].", *links]),
    )


def draft_fields(payloads: list[str], name: str) -> dict[str, Any]:
    lines = [each for payload in payloads if (each := one_line(payload))]
    references = tuple(
        Reference(
            key=f"{name}-{number}",
            csl={
                "type": "report",
                "title": each,
                "URL": each,
                "DOI": each,
                "publisher": each,
                "author": [{"family": each, "given": each}, {"literal": each}],
            },
        )
        for number, each in enumerate(lines)
    )
    texts = tuple(text_of(code, payloads, f"{name}-0") for code in ("patient", "clinician"))
    cited = " ".join(f"[@{each.key}]" for each in references)
    return {
        "question": " ".join(lines),
        "authors": tuple(Author(name=each, role=each) for each in lines),
        "references": references,
        "texts": tuple(
            each.model_copy(update={"body": f"{each.body}\n\n{cited}"}) for each in texts
        ),
        "evidence": tuple(
            Evidence(claim=f"claim-{number}", reference=f"{name}-0", quote=each, locator=each)
            for number, each in enumerate(packed(payloads, LONGEST))
        ),
    }


def approved(words: str) -> Standing:
    return Standing(
        state="approved",
        version=1,
        submitted_on="2026-10-02",
        review_began_on="2026-10-09",
        approved_on="2026-11-02",
        last_updated_on="2026-11-02",
        last_reviewed_on="2026-11-02",
        next_review_on="2027-11-02",
        reviewers=(
            Reviewer(
                name=words,
                role=words,
                register=words,
                register_number=words,
                signed_on="2026-11-02",
                interests=words,
            ),
        ),
        signed=1,
        needed=1,
        is_public=True,
        index=True,
        disclaimers=queries.disclaimers_in_force(on=NOW),
    )


def found_in(content: Content) -> list[Finding]:
    """Return a finding that quotes every text, in place of what checks would find in minutes."""
    return [
        Finding(
            id="TXT-01",
            level="warn",
            audience="patient",
            where="body",
            quote=each,
            message=each,
            cure=each,
        )
        for each in content.text_for("patient").body.split("\n\n")[:300]
    ]


@pytest.fixture
def hostile(shared_data: Path, transactional_db: None, monkeypatch: Any) -> SimpleNamespace:
    """A live site of payloads: what its rules would refuse is let through, so that all are seen."""
    rows = (shared_data / "xss" / "payloads.jsonl").read_text().splitlines()
    payloads = [json.loads(row)["payload"] for row in rows]
    monkeypatch.setattr("articles.actions.save_draft.check_fields", lambda *_: None)
    monkeypatch.setattr("editorial.actions.submit.check_findings", lambda *_, **__: [])
    monkeypatch.setattr("tests.factories.findings_of", lambda *_, **__: [])
    monkeypatch.setattr(review_page, "findings_of_frozen", lambda _, content, **__: [])
    monkeypatch.setattr(panel, "findings_of", lambda content, **__: found_in(content))
    monkeypatch.setattr(claim_list, "findings_of", lambda content, **__: found_in(content))
    for view in (answers, search):
        monkeypatch.setattr(view, "LONGEST", LONGEST)
    editor = make_user("editor", name="Edith")
    member = make_member()
    for number, field in enumerate(packed(payloads, LONGEST)):
        word = "nerve" if not number else f"nerve{number}"
        for code in CODES:
            save_term(entry=Entry(word, code, definition=seen(field)), by=editor, at=NOW)
    size = -(-len(payloads) // ARTICLES)
    rounds, pages = [], {}
    for number in range(ARTICLES):
        some = payloads[number * size : (number + 1) * size]
        fields = draft_fields(some, f"r{number}")
        article = make_article(slug=f"hostile-{number}", by=editor, **fields)
        version = submitted(article, change_note=" ".join(some)[:LONGEST])
        for field in packed(some, LONGEST):
            # A name that nobody has is refused.
            words = field.replace("@", "(a)")
            open_thread(version=version, place=Place(), text=words, by=member, at=NOW)
        rounds.append(round_of(version).pk)
        content = version.snapshot.value()
        standing = approved(" ".join(some))
        for code in READ_BY:
            fragment = render_fragment(content.to_json(), code)
            address = addresses.article(content.slug, code)
            pages[address] = page(content, fragment, standing, code, this_site())
    for field in packed(payloads, LONGEST):
        receive(
            article=None, kind=Message.QUESTION, audience="patient", version_number=None,
            text=field, email="", at=NOW,
        )  # fmt: skip
    return SimpleNamespace(payloads=payloads, editor=editor, rounds=rounds, pages=pages)


class Listener:
    """Everything that a browser does which no page of ours asks it to."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.heard = page, []
        host = urlsplit(home).netloc

        def on_request(request: Any) -> None:
            url = urlsplit(request.url)
            if url.netloc != host:
                self.heard.append(f"request: {request.url[:200]}")

        page.context.add_init_script(CANARIES)
        page.on("request", on_request)
        for event in ("dialog", "popup", "download", "worker", "websocket", "pageerror"):
            page.on(event, lambda _, event=event: self.heard.append(event))
        page.on("dialog", lambda dialog: dialog.dismiss())

    def visit(self, address: str) -> list[str]:
        answer = self.page.goto(address)
        wrong = [] if answer.status < 500 else [f"answered {answer.status}"]
        return [f"{address[:60]}: {each}" for each in [*wrong, *self.look(address)]]

    def look(self, address: str) -> list[str]:
        wrong, self.heard = [*self.heard, *self.page.evaluate(LOOK)], []
        here = urlsplit(self.page.url).path
        if here != urlsplit(address).path:
            wrong.append(f"led away to {here}")
        return wrong


STAFFS_PAGES = ("edit", "claims", "evidence", "comments")
LISTS = ("/workspace/articles/", "/workspace/messages/", "/workspace/terms/", "/workspace/reviews/")
TYPED_INTO = ("/search/", "/ask/")


def put(page: Page, address: str, body: str | bytes) -> None:
    """Have a page answered with these words and the headers of our own pages."""
    headers = dict(Client().get("/").headers)
    page.route(f"**{address}", lambda route: route.fulfill(body=body, headers=headers))


def test_what_is_wrong_is_heard(reader, live_server):
    listener = Listener(reader, live_server.url)
    for number, (body, heard) in enumerate(
        (
            ("<img src=x onerror=alert(1)>", "policy"),
            ("<script>alert(1)</script>", "script"),
            ("<a href=' java\tscript:alert(1)'>x</a>", "href"),
            ("<svg><a xlink:href='javascript:alert(1)'>x</a></svg>", "href"),
            ("<img src=https://evil.example/x>", "request"),
            ("<meta http-equiv=refresh content=9>", "meta"),
            ("<p style='color: red'>x", "style"),
        )
    ):
        put(reader, f"/{number}/", body)

        assert any(f"/: {heard}" in each for each in listener.visit(f"/{number}/")), body


def test_nothing_runs_on_any_page(hostile, reader, desk, live_server):
    articles = [f"/workspace/articles/hostile-{number}/" for number in range(ARTICLES)]
    staffs = [f"{each}{name}/" for each in articles for name in STAFFS_PAGES]
    staffs += [*LISTS, *(f"/workspace/reviews/{round}/" for round in hostile.rounds)]
    for address, body in hostile.pages.items():
        put(reader, address, body)
    typed = [quote(words) for words in packed(hostile.payloads, LONGEST)]
    readers = [f"{address}?q={words}" for address in TYPED_INTO for words in typed]

    wrong = []
    for visitor, to_see in (
        (desk(hostile.editor), staffs),
        (reader, [*hostile.pages, *readers]),
    ):
        listener = Listener(visitor, live_server.url)
        wrong += [each for address in to_see for each in listener.visit(address)]

    assert not wrong, "\n".join(wrong)
