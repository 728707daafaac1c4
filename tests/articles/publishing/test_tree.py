"""Pages as files: complete sets, replaced in one step, and nothing left of what is gone (I18)."""

import contextlib
import fcntl
import gzip
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from articles import audiences
from articles.publishing import moved, queries
from articles.publishing import tree as tree_module
from articles.publishing.actions.go_live import take_down
from articles.publishing.models import Rendering
from articles.publishing.tree import Tree, follow_all
from articles.status import Status
from editorial import tasks
from editorial.actions.publish import publish
from editorial.actions.withdraw import withdraw
from tests.factories import NOW, edited, make_policy, version_at
from tests.tampering import set_column

pytestmark = pytest.mark.django_db

FOLDERS = {"patient": "", "carer": "carer", "student": "student", "clinician": "clinician"}


@pytest.fixture
def tree(tmp_path):
    return Tree(tmp_path / "tree")


def files(tree):
    return {
        path.relative_to(tree.folder).as_posix(): path.read_bytes()
        for top in ("articles", "de/articles")
        for link in sorted((tree.folder / top).glob("[!.]*"))
        for path in sorted(link.rglob("*"))
        if path.is_file()
    }


def sets(tree):
    return [path.name for path in (tree.folder / "sets").iterdir()]


def again(version, question="Is it another question?"):
    article = edited(version.article, question=question, at=NOW)
    version = version_at(Status.APPROVED, article=article, at=NOW + timedelta(days=1))
    publish(article=article, at=NOW + timedelta(days=1))
    return version


@pytest.mark.usefixtures("approved")
def test_each_audience_has_its_page_byte_for_byte_and_compressed(tree):
    assert tree.update().written == ("b12",)

    found = files(tree)
    for code, folder in FOLDERS.items():
        page = queries.live_page("b12", code).page
        path = "/".join(filter(None, ["articles/b12", folder, "index.html"]))
        assert found.pop(path) == page
        assert gzip.decompress(found.pop(f"{path}.gz")) == page
    assert not found
    assert set(FOLDERS) == set(audiences.CODES)


@pytest.mark.usefixtures("approved")
def test_what_has_not_changed_is_not_written_again(tree):
    tree.update()
    before = {path: path.stat().st_mtime_ns for path in tree.folder.rglob("*.html*")}
    folder = next((tree.folder / "sets").iterdir())
    inode = folder.stat().st_ino

    assert tree.update() == tree_module.Updated()
    assert {path: path.stat().st_mtime_ns for path in tree.folder.rglob("*.html*")} == before
    assert folder.stat().st_ino == inode


def test_everybody_can_read_it_and_nobody_else_writes(tree, approved):
    before = os.umask(0o077)
    try:
        tree.update()
    finally:
        os.umask(before)
    for path in (tree.folder / "sets").rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644)


def test_a_new_version_takes_the_place_of_the_old_one_and_leaves_nothing_of_it(tree, approved):
    tree.update()
    old = files(tree)
    again(approved)
    tree.update()
    new = files(tree)

    assert old.keys() == new.keys()
    assert all(b"Is it another question?" in new[name] for name in new if name.endswith("l"))
    assert len(sets(tree)) == 1


def test_two_sets_never_look_alike_to_a_server_that_goes_by_size_and_second(tree, approved):
    page = tree.folder / "articles/b12/index.html"
    seen = set()
    version = approved
    tree.update()
    seen.add(int(page.stat().st_mtime))
    for question in ("Is it question A?", "Is it question B?"):
        version = again(version, question)
        tree.update()
        seen.add(int(page.stat().st_mtime))

    assert len(seen) == 3


def test_a_withdrawn_article_keeps_its_notice_where_search_engines_do_not_look(tree, approved):
    tree.update()
    withdraw(version=approved, reason="The dose.", advice="", by=approved.article.owner, at=NOW)
    tree.update()

    found = files(tree)
    assert len(found) == 8
    for name, page in found.items():
        assert name.rpartition("/")[2].startswith("noindex.html")
        if not name.endswith(".gz"):
            assert b"The dose." in page
            assert b"Hydroxocobalamin" not in page


def test_a_pending_page_is_apart_from_those_that_are_searched(tree):
    make_policy("neurology", show_pending=True)
    version = version_at(Status.UNDER_REVIEW, slug="b12", topics=("neurology",))
    publish(article=version.article, at=NOW)
    tree.update()

    assert {name.rpartition("/")[2] for name in files(tree)} == {"noindex.html", "noindex.html.gz"}


def test_what_is_taken_down_leaves_no_file(tree, approved):
    tree.update()
    take_down(approved.article)

    assert tree.update().removed == ("b12",)
    assert files(tree) == {}
    assert sets(tree) == []


def test_a_german_article_is_below_its_own_address(tree):
    version = version_at(Status.APPROVED, slug="b12", language="de")
    publish(article=version.article, at=NOW)
    tree.update()

    assert {name.split("/b12")[0] for name in files(tree)} == {"de/articles"}


def test_a_page_that_is_not_the_published_one_is_not_in_the_tree(tree, approved):
    tree.update()
    row = Rendering.objects.get(publications__live__isnull=False, audience="carer")
    page = bytes(row.page)
    set_column(row, "page", page.replace(b"1 mg", b"9 mg"))
    elsewhere = Tree(tree.folder.with_name("elsewhere"))

    assert elsewhere.update().refused == ("b12",)
    assert files(elsewhere) == {}
    set_column(row, "page", page)
    assert elsewhere.update().written == ("b12",)


# Killed at any step


class Killed(Exception):
    """The process is gone; what is after this never happened."""


STEPS = ("mkdir", "write_bytes", "rename", "replace", "symlink_to", "unlink", "chmod")


def killed_at(monkeypatch, step):
    """Let so many changes of the disk happen, and none after."""
    left = [step]

    def counted(real):
        def change(*arguments, **named):
            if left[0] == 0:
                raise Killed
            left[0] -= 1
            return real(*arguments, **named)

        return change

    for name in STEPS:
        monkeypatch.setattr(Path, name, counted(getattr(Path, name)))
    monkeypatch.setattr(tree_module.shutil, "rmtree", counted(tree_module.shutil.rmtree))


def test_whenever_it_is_killed_readers_have_the_whole_old_set_or_the_whole_new_one(
    tree, approved, monkeypatch
):
    tree.update()
    old = files(tree)
    again(approved)
    other = Tree(tree.folder.with_name("other"))
    other.update()
    new = files(other)
    outcomes = []
    for step in range(60):
        copy = tree.folder.with_name(f"killed-{step}")
        shutil.copytree(tree.folder, copy, symlinks=True)
        with monkeypatch.context() as until:
            killed_at(until, step)
            with contextlib.suppress(Killed):
                Tree(copy).update()
                outcomes.append("done")
        killed = Tree(copy)
        outcomes.append("new" if files(killed) == new else "old")
        assert files(killed) in (old, new), step
        killed.update()
        assert files(killed) == new
        assert len(sets(killed)) == 1
        assert [path for path in copy.rglob(".*") if path.name != ".lock"] == []
        if "done" in outcomes:
            break

    assert outcomes.count("old") > 8
    assert outcomes.count("new") > 1


def test_a_link_that_leads_nowhere_is_put_right(tree, approved):
    tree.update()
    whole = files(tree)
    for path in (tree.folder / "sets").iterdir():
        shutil.rmtree(path)

    tree.update()
    assert files(tree) == whole


def test_who_writes_waits_for_who_is_writing(tree, approved):
    with (tree.folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with (tree.folder / ".lock").open("w") as other, pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert tree.update().written == ("b12",)


# Following the pointer


def test_right_after_a_commit_the_tree_has_what_is_live(
    tree, settings, approved, django_capture_on_commit_callbacks
):
    settings.PAGES_TREE = str(tree.folder)
    tree.update()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(version=approved, reason="The dose.", advice="", by=approved.article.owner, at=NOW)

    assert len(files(tree)) == 8
    assert all("noindex" in name for name in files(tree))


def test_what_was_lost_after_a_commit_the_next_sweep_does(tree, settings, approved):
    settings.PAGES_TREE = str(tree.folder)
    tasks.sweep()

    assert len(files(tree)) == 8


def test_a_tree_that_cannot_be_written_stops_no_publication_and_no_sweep(
    tmp_path, settings, approved, caplog, django_capture_on_commit_callbacks
):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    settings.PAGES_TREE = str(blocked)
    with django_capture_on_commit_callbacks(execute=True):
        moved.tell("b12")
    follow_all()

    assert "could not be brought up to date" in caplog.text


def test_without_a_folder_there_is_no_tree(settings, approved):
    assert settings.PAGES_TREE == ""
    follow_all()
