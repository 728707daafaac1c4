"""The dossier of a version as page, file, paper, and the script that checks it."""

import io
import json
from pathlib import Path

import pypdf
import pytest

from articles.models import Article
from articles.status import Status
from editorial.actions.publish import publish
from editorial.dossier import offline
from tests.factories import NOW, edited, submitted, version_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    """Where the dossier of an approved version is."""
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    return f"/workspace/articles/{version.article.slug}/versions/1/dossier/"


def test_the_page_tells_who_signed_what_as_whom_and_when(editor, address):
    page = editor.get(address).content.decode()

    for words in (
        "Approved</dt><dd>2 November 2026, 09:00 UTC",
        "General Medical Council",
        "verified by A. Registrar on 2026-01-05, until 2027-12-31",
        "I have read this version and its sources, and I approve it",
        "Stabler",
        "Signed off",
    ):
        assert words in page


def test_the_file_is_sound_and_names_the_digest_on_the_page(editor, address):
    raw = editor.get(address + "file/").content

    assert list(offline.problems(raw)) == []
    assert json.loads(raw)["digest"] in editor.get(address).content.decode()


def test_the_paper_is_tagged_and_says_the_same(editor, address):
    answer = editor.get(address + "pdf/")
    paper = pypdf.PdfReader(io.BytesIO(answer.content))
    words = " ".join(page.extract_text() for page in paper.pages)

    assert answer.headers["Content-Disposition"].endswith('-1-dossier.pdf"')
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert paper.trailer["/Root"]["/Lang"] == "en-GB"
    for said in ("Who signed, as what, and how we know", "General Medical Council", "Stabler"):
        assert said in " ".join(words.split())


def test_a_second_version_shows_what_changed(editor, address):
    version = submitted(
        edited(Article.objects.get(), question="Can low vitamin B12 weaken your legs?")
    )

    page = editor.get(address.replace("/1/", f"/{version.number}/")).content.decode()

    assert "What changed from version 1" in page
    assert "<ins>" in page


def test_the_script_is_the_one_that_the_tests_try(editor):
    raw = editor.get("/workspace/check_dossier.py").content

    assert raw.decode() == Path(offline.__file__).read_text()


@pytest.mark.parametrize("number", [0, 7])
def test_what_is_not_there_is_not_found(editor, address, number):
    assert editor.get(address.replace("/1/", f"/{number}/")).status_code == 404


def test_strangers_log_in_first(client, address):
    assert client.get(address + "file/").status_code == 302
