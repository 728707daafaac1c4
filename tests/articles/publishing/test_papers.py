"""The paper of a page: its facts and no others, tagged, made once, and proved when it is served."""

import base64
import io
import itertools
import re
import subprocess
import sys
import threading
from datetime import timedelta

import html5lib
import pypdf
import pytest
from django.db import DatabaseError, connection, transaction

from articles.checks.prose.quantities import tokens
from articles.markup.limits import LimitExceeded
from articles.publishing import papers, pdf
from articles.publishing.models import Paper, Rendering
from articles.status import Status
from editorial.actions.publish import publish
from editorial.verify import verify
from tests.conftest import ROOT
from tests.factories import NOW, version_at
from tests.tampering import behind_the_back

ADDRESS = "https://imprimatur.example/articles/b12-leg-weakness/"
NOT_ON_PAPER = {
    "button", "dialog", "form", "head", "nav", "noscript", "script", "style", "svg", "template",
}  # fmt: skip
NOT_ON_PAPER_CLASSES = {
    "replies", "said", "site-footer", "skip", "tools", "visually-hidden",
}  # fmt: skip


def said_on(page: str) -> list[str]:
    """Return the texts of a page that are for reading, in their order; by a parser of others."""
    said: list[str] = []

    def read(node, is_chooser=False, is_more=False):
        is_chooser |= "audiences" in node.get("class", "").split()
        is_more |= "standing__more" in node.get("class", "").split()
        hidden = (
            not isinstance(node.tag, str)
            or (node.tag in NOT_ON_PAPER and not is_chooser)
            or NOT_ON_PAPER_CLASSES & set(node.get("class", "").split())
            or "hidden" in node.attrib
            or "popover" in node.attrib
            or node.get("aria-hidden") == "true"
            or (is_chooser and node.tag in ("h2", "ul", "div", "details"))
            or (is_more and (node.tag == "summary" or node.find("a") is not None))
        )
        if not hidden:
            said.append(node.text or "")
            for child in node:
                read(child, is_chooser, is_more)
        said.append(node.tail or "")

    read(html5lib.parse(page, namespaceHTMLElements=False))
    return said


def said_in(paper: bytes) -> tuple[str, list[str]]:
    """Return the text of a PDF without its foot lines and list marks, and the foot lines."""
    pages, feet = [], []
    for sheet in pypdf.PdfReader(io.BytesIO(paper)).pages:
        lines = [re.sub(r"↑\w*", "", line) for line in sheet.extract_text().splitlines()]
        lines = [line for line in lines if not re.fullmatch(r"\s*(•|◦|▪|\d+\.)?\s*", line)]
        # The foot begins with the question, at the end of a sheet's text.
        at = max(n for n, line in enumerate(lines) if line.startswith("Can low vitamin B12"))
        pages.append("\n".join(lines[:at]))
        feet.append(" ".join(lines[at:]))
    return "\n".join(pages), feet


def structure(node) -> list[str]:
    """Return the kinds of a PDF's parts in reading order, as its tags name them."""
    node = node.get_object()
    if isinstance(node, list):
        return [kind for each in node for kind in structure(each)]
    if not isinstance(node, dict):
        return []
    below = structure(node["/K"]) if "/K" in node else []
    return [node["/S"], *below] if "/S" in node else below


def squeezed(text: str) -> str:
    """Return the text without white space, and the dots that a style may set between parts."""
    return re.sub(r"[\s·]+", "", text)


@pytest.fixture(scope="module")
def paper_for(page_of):
    """Return a page of the article that is looked at everywhere, with its paper."""
    style = (ROOT / "static" / "css" / "paper.css").read_text()

    def paper(audience, state):
        page = page_of(audience, state)
        return page, pdf.pdf(page, style, address=ADDRESS, identifier="ab" * 32)

    return paper


@pytest.mark.parametrize(
    ("audience", "state"),
    [
        ("patient", "approved"),
        ("clinician", "source_problem"),
        ("carer", "under_review"),
        ("student", "withdrawn"),
    ],
)
def test_the_paper_says_what_the_page_says_and_nothing_else(paper_for, audience, state):
    page, paper = paper_for(audience, state)
    on_page, (on_paper, feet) = said_on(page), said_in(paper)

    assert squeezed(on_paper) == squeezed("".join(on_page))
    notice = re.search(r'class="notice__text">(.*?)</p>', page, re.DOTALL)[1]
    for number, foot in enumerate(feet, start=1):
        assert squeezed(foot).endswith(f"{number}/{len(feet)}")
        assert squeezed(notice) in squeezed(foot), "every sheet says how it was checked"


def test_the_paper_has_the_pages_quantities_disclaimer_reviewers_dates_and_references(paper_for):
    page, paper = paper_for("clinician", "approved")
    on_page, (on_paper, _) = said_on(page), said_in(paper)
    before = tokens("".join(on_page).split("References", 2)[0])

    assert sum(before.values()) > 20
    assert tokens(on_paper.split("\nReferences", 1)[0]) == before
    for words in (
        "For registered health professionals in the United Kingdom",
        "Dr R. Khan, consultant neurologist, General Medical Council 0000001",
        "on 30 October 2026",
        "paid lecture on anaemia, 2025",
        "Page last reviewed: 2 November 2026",
        "Next review due: 2 November 2027",
        "Healton EB, Savage DG",
        "doi:10.1097/00005792-199107000-00001",
        "Version 3, approved 2 November 2026",
    ):
        assert squeezed(words) in squeezed(on_paper)


def test_the_paper_is_tagged_and_has_language_title_and_whole_links(paper_for):
    _, paper = paper_for("patient", "approved")
    read = pypdf.PdfReader(io.BytesIO(paper))
    root = read.trailer["/Root"]
    links = [
        note.get_object()["/A"]["/URI"]
        for sheet in read.pages
        for note in sheet.get("/Annots", [])
        if "/URI" in note.get_object().get("/A", {})
    ]

    notes = [note.get_object() for sheet in read.pages for note in sheet.get("/Annots", [])]
    kinds = structure(root["/StructTreeRoot"]["/K"])
    headings = [int(kind[2]) for kind in kinds if re.fullmatch(r"/H\d", kind)]

    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "en-GB")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert headings[0] == 1
    assert all(deeper - before <= 1 for before, deeper in itertools.pairwise(headings))
    assert {"/Document", "/L", "/LI", "/P", "/Link"} <= set(kinds)
    assert all(note["/Contents"] for note in notes), "links have a description"
    assert read.metadata["/Title"].startswith("Can low vitamin B12 make your legs weak?")
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert "https://doi.org/10.1111/bjh.12959" in links
    assert "https://imprimatur.example/articles/b12-leg-weakness/versions/" in links
    assert all(link.startswith("https://") for link in links)


def test_the_same_page_gives_the_same_bytes_in_another_process(page_of):
    page = page_of("patient", "withdrawn")
    here = pdf.typeset(page, "p { color: #000 }", ADDRESS, "ab" * 32)
    code = (
        "import sys; from articles.publishing.pdf import typeset;"
        f"print(typeset(sys.stdin.read(), 'p {{ color: #000 }}', {ADDRESS!r}, 'ab' * 32))"
    )

    there = subprocess.run(
        [sys.executable, "-c", code],
        input=page, capture_output=True, text=True, check=True, cwd=ROOT,
        env={"PYTHONHASHSEED": "7", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip

    assert base64.b64decode(there.stdout) == base64.b64decode(here)


def test_nothing_is_fetched_for_a_paper():
    page = (
        "<html lang=en><title>T</title><img src=/etc/passwd alt='A leg'>"
        "<img src='file:///etc/passwd' alt='A foot'><link rel=stylesheet href=/x.css></html>"
    )

    made = base64.b64decode(pdf.typeset(page, "", "file:///", "none"))

    assert "A leg" in pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()
    assert b"root:" not in made


# What is stored


@pytest.fixture
def live(db):
    """An approved article that readers get, and what its papers are made with."""
    version = version_at(Status.APPROVED, slug="b12")
    publish(article=version.article, at=NOW)
    return Rendering.objects.get(publications__live__isnull=False, audience="carer")


@pytest.fixture
def printed(monkeypatch):
    """How often a paper was made; each of them another one, as a printer without a rule makes."""
    made: list[bytes] = []

    def make(html, style, *, address, identifier):
        made.append(b"%PDF " + str(len(made)).encode() + address.encode())
        return made[-1]

    monkeypatch.setattr(papers, "pdf", make)
    return made


def test_a_paper_is_made_when_it_is_asked_for_and_then_kept(live, printed):
    first = papers.live_paper("b12", "carer", at=NOW)
    again = papers.live_paper("b12", "carer", at=NOW)

    assert first == again
    assert (len(printed), first.version) == (1, 1)
    assert first.pdf.endswith(b"/articles/b12/carer/")
    assert papers.live_paper("b12", "patient", at=NOW).pdf != first.pdf
    assert papers.live_paper("b13", "carer", at=NOW) is None


def test_who_asks_while_one_is_made_is_asked_to_wait_and_it_is_made_once(live, monkeypatch):
    inside, go_on, refused = threading.Event(), threading.Event(), []

    def make(html, style, *, address, identifier):
        inside.set()
        assert go_on.wait(10)
        return b"%PDF"

    def ask():
        # In a thread of its own, for the lock; the database is another matter.
        assert inside.wait(10)
        for _ in range(20):
            try:
                papers.paper_of(live, at=NOW)
            except papers.Busy:
                refused.append(True)
        go_on.set()

    monkeypatch.setattr(papers, "pdf", make)
    others = threading.Thread(target=ask)
    others.start()
    made = papers.live_paper("b12", "carer", at=NOW)
    others.join()

    assert (made.pdf, len(refused), Paper.objects.count()) == (b"%PDF", 20, 1)


def test_the_paper_that_another_process_stored_first_is_everybodys(live, monkeypatch):
    def make(html, style, *, address, identifier):
        Paper.objects.create(
            rendering=live,
            pdf=b"first",
            digest=papers.digest_of(live.digest, b"first"),
            made_at=NOW,
        )
        return b"second"

    monkeypatch.setattr(papers, "pdf", make)

    assert papers.live_paper("b12", "carer", at=NOW).pdf == b"first"


class ForEverybody:
    """A lock of many processes' own, which keeps nobody out."""

    def acquire(self, blocking):
        return True

    def release(self):
        pass


@pytest.mark.django_db(transaction=True)
def test_of_many_processes_that_make_it_at_once_all_send_the_same(live, monkeypatch):
    together, got = threading.Barrier(6), []

    def make(html, style, *, address, identifier):
        together.wait(20)
        return f"%PDF of {threading.get_ident()}".encode()

    def ask():
        try:
            got.append(papers.live_paper("b12", "carer", at=NOW).pdf)
        finally:
            connection.close()  # This thread's own.

    monkeypatch.setattr(papers, "pdf", make)
    monkeypatch.setattr(papers, "_at_work", ForEverybody())
    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(got), len(set(got)), Paper.objects.count()) == (6, 1, 1)


def test_a_page_that_cannot_be_set_is_not_tried_again_at_once(live, monkeypatch):
    """Or each who asks for it would keep all others waiting for a minute."""
    tried = []

    def make(html, style, *, address, identifier):
        tried.append(address)
        raise pdf.CannotPrint("It takes too long.")

    monkeypatch.setattr(papers, "pdf", make)
    monkeypatch.setattr(papers, "_failures", {})
    for minutes in (0, 1, 4, 5, 6):
        with pytest.raises(pdf.CannotPrint):
            papers.live_paper("b12", "carer", at=NOW + timedelta(minutes=minutes))

    assert len(tried) == 2


def test_who_comes_while_the_children_are_busy_is_asked_to_wait(live, monkeypatch):
    def full(*arguments, limits):
        raise LimitExceeded("wait")

    monkeypatch.setattr(pdf.limits, "run", full)
    for _ in range(2):
        with pytest.raises(papers.Busy):
            papers.live_paper("b12", "carer", at=NOW)


def test_a_paper_is_not_made_of_a_page_that_was_tampered_with(live, printed):
    with behind_the_back():
        Rendering.objects.filter(pk=live.pk).update(page=bytes(live.page) + b" ")

    with pytest.raises(papers.Mismatch):
        papers.live_paper("b12", "carer", at=NOW)
    assert Paper.objects.count() == 0


@pytest.mark.parametrize("forged", ["bytes", "another page's paper"])
def test_a_paper_that_was_tampered_with_is_named_and_not_served(live, printed, forged):
    papers.live_paper("b12", "carer", at=NOW)
    papers.live_paper("b12", "patient", at=NOW)
    assert list(verify()) == []
    if forged == "bytes":
        values = {"pdf": b"%PDF with another dose"}
    else:
        other = Paper.objects.exclude(rendering=live).get()
        values = {"pdf": bytes(other.pdf), "digest": other.digest}
    with behind_the_back():
        Paper.objects.filter(rendering=live).update(**values)

    with pytest.raises(papers.Mismatch):
        papers.live_paper("b12", "carer", at=NOW)
    assert list(verify()) == [f"paper of rendering {live.pk}: its digest does not fit its page"]


def test_the_database_refuses_to_change_or_delete_a_paper(live, printed):
    papers.live_paper("b12", "carer", at=NOW)
    for statement in ("UPDATE publishing_paper SET pdf = pdf", "DELETE FROM publishing_paper"):
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
