import shutil
from pathlib import Path

from articles.publishing.rendering import version

ROOT = Path(__file__).resolve().parents[4]


def test_everything_that_decides_a_page_is_in_the_version():
    names = {path.relative_to(ROOT).as_posix() for path in version.source_files()}

    assert {
        "articles/markup/scan.py",
        "articles/publishing/pages.py",
        "locale/de/LC_MESSAGES/django.mo",
        "articles/publishing/rendering/sanitise.py",
        "references/formatting/ama.py",
        "static/css/reading.css",
        "static/css/tokens.css",
        "templates/base.html",
        "templates/components/notice.html",
        "templates/reading/article.html",
        "templates/reading/article/_references.html",
    } <= names


def test_one_changed_byte_is_another_version(tmp_path):
    for path in version.source_files():
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    assert version.digest_of(tmp_path) == version.RENDERER_VERSION

    changed = tmp_path / "templates" / "reading" / "article" / "_dates.html"
    changed.write_text(changed.read_text() + " ")

    assert version.digest_of(tmp_path) != version.RENDERER_VERSION


def test_bytes_moved_from_one_file_to_the_next_are_another_version(tmp_path):
    folder = tmp_path / "templates" / "components"
    folder.mkdir(parents=True)
    (folder / "a.html").write_text("ab")
    (folder / "b.html").write_text("c")
    before = version.digest_of(tmp_path)

    (folder / "a.html").write_text("a")
    (folder / "b.html").write_text("bc")

    assert version.digest_of(tmp_path) != before
