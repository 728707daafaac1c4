"""`export_article`: an article as a file, which comes back as the same article."""

from datetime import date

import pytest

from articles import queries
from articles.assemble import assemble
from articles.exchange import markdown_form
from articles.models import Article
from articles.status import Status
from references.models import Reference
from tests.factories import edited, version_at

DAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    "name",
    ["b12-leg-weakness", "b12-schwache-beine", "folic-acid-before-b12", "metformin-b12"]
    + ["nitrous-oxide-legs"],
)
def test_what_was_exported_is_imported_with_the_same_digest(run, editor, demo_file, tmp_path, name):
    run("import_article", demo_file.parent / f"{name}.md")
    before = queries.content_of(Article.objects.get(), on=DAY)
    file = tmp_path / "article.md"
    file.write_text(run("export_article", name).out, newline="")
    Article.objects.all().delete()
    Reference.objects.all().delete()

    ran = run("import_article", file)

    after = queries.content_of(Article.objects.get(), on=DAY)
    assert ran.code == 0
    assert after == before
    assert after.digest == before.digest


def test_a_version_is_exported_as_it_was_signed(run):
    version = version_at(Status.APPROVED)
    signed = version.snapshot.value()
    version.article.refresh_from_db()
    edited(version.article, question="Is this another question now?")

    ran = run("export_article", version.article.slug, "--number", version.number)

    assert ran.code == 0
    assert (
        assemble(markdown_form.read(ran.out).draft, signed.disclaimers).digest
        == version.snapshot.digest
    )
    assert "another question" in run("export_article", version.article.slug).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere: there is no article at this address."),
        (["b12", "--number", "7"], "b12: there is no version 7."),
    ],
)
def test_what_is_not_there_is_named(run, arguments, said):
    version_at(Status.SUBMITTED, slug="b12")

    ran = run("export_article", *arguments)

    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
