"""`publish_tree`: the live pages as files, and what nginx needs to send them."""

import pytest

from articles.publishing.models import Rendering
from tests.tampering import set_column

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("approved")
def test_it_writes_what_is_live_and_says_how_much(run, tmp_path):
    first, second = run("publish_tree", tmp_path / "tree"), run("publish_tree", tmp_path / "tree")

    assert (first.code, first.out) == (0, "1 written, 0 removed.\n")
    assert "1 of 1 articles" in first.err
    assert (second.code, second.out) == (0, "0 written, 0 removed.\n")
    assert (tmp_path / "tree/articles/b12/carer/index.html.gz").is_file()


@pytest.mark.usefixtures("approved")
def test_a_page_that_was_tampered_with_is_named(run, tmp_path):
    row = Rendering.objects.filter(publications__live__isnull=False)[0]
    set_column(row, "page", bytes(row.page) + b" ")

    ran = run("publish_tree", tmp_path)

    assert ran.code == 1
    assert "b12" in ran.err and "manage.py verify" in ran.err
    assert not (tmp_path / "articles/b12").exists()


def test_without_a_folder_it_says_what_to_name(run):
    ran = run("publish_tree")

    assert ran.code == 1
    assert "PAGES_TREE" in ran.err


def test_a_folder_that_cannot_be_made_is_named(run, tmp_path):
    (tmp_path / "file").write_text("")

    ran = run("publish_tree", tmp_path / "file" / "tree")

    assert ran.code == 1
    assert "cannot be written" in ran.err


def test_the_configuration_names_the_tree_and_the_application_and_writes_nothing(run, tmp_path):
    ran = run("publish_tree", tmp_path / "tree", "--nginx", "--upstream", "http://127.0.0.1:9000")

    assert ran.code == 0
    assert f'root "{tmp_path}/tree";' in ran.out
    assert "proxy_pass http://127.0.0.1:9000;" in ran.out
    assert not (tmp_path / "tree").exists()
