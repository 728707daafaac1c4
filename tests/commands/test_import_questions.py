"""`manage.py import_questions`."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from editorial import bulk_imports
from editorial.models import BulkImport
from tests.bulk_imports import WHERE, WHY, listed
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_bytes(listed(WHY, b"{", WHERE))
    return str(path)


def _run(*given):
    out, err = io.StringIO(), io.StringIO()
    call_command("import_questions", *given, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_a_file_becomes_articles_and_every_row_is_accounted_for(file):
    make_user(username="edith")

    out, err = _run(file, "--as", "edith")

    assert "3 rows: 2 new, 0 known, 1 refused." in out
    assert "Not taken over: cui (1)." in out
    assert "Line 2: The line is no JSON object." in err
    assert Article.objects.count() == 2


def test_only_looking_stores_nothing(file):
    make_user(username="edith")

    out, _ = _run(file, "--as", "edith", "--look", "--json")

    assert json.loads(out)["new"] == 2
    assert not Article.objects.exists()
    assert BulkImport.objects.get().stage == "dropped"


def test_broken_off_the_same_command_goes_on_where_it_was(file, monkeypatch):
    monkeypatch.setattr(bulk_imports, "AT_ONCE", 1)
    make_user(username="edith")
    real = bulk_imports.import_questions

    def dies_behind_the_first(*, finished, **said):
        if finished:
            raise KeyboardInterrupt
        real(finished=finished, **said)

    with monkeypatch.context() as patched:
        patched.setattr(bulk_imports, "import_questions", dies_behind_the_first)
        with pytest.raises(KeyboardInterrupt):
            _run(file, "--as", "edith")
    assert Article.objects.count() == 1
    BulkImport.objects.update(leased_until=None)  # As two minutes later.

    out, _ = _run(file, "--as", "edith")

    assert "Going on with import" in out
    assert Article.objects.count() == 2
    assert BulkImport.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("nothing.jsonl", "--as", "edith"), "Name a file that is there"),
        (("FILE", "--as", "nobody"), "There is no active user"),
        (("FILE", "--as", "brian"), "may change an article"),
        (("FILE", "--as", "edith", "--topic", "x"), "There is no topic"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_kept(file, given, said):
    make_user(username="edith")
    make_user("board", username="brian")

    with pytest.raises(CommandError, match=said):
        _run(*(file if each == "FILE" else each for each in given))

    assert not BulkImport.objects.exists()
