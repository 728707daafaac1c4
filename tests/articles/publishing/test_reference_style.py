"""The style of readers' references: our own two, any other, and one that does not work."""

import pytest

from articles.publishing import reference_style
from articles.publishing.models import Live
from articles.publishing.this_site import this_site
from articles.status import Status
from editorial.actions.publish import publish
from editorial.system_checks import check_reference_style
from editorial.tasks import ask_for_stale_pages, run_sweep
from references.processor import Unusable
from tests.factories import NOW, version_at
from tests.processors import style

APA = str(style("ama").with_name("apa.csl"))


@pytest.fixture(autouse=True)
def nothing_failed_before(monkeypatch):
    monkeypatch.setattr(reference_style, "_down_until", 0.0)
    reference_style._lines.cache_clear()


@pytest.fixture
def live():
    """An approved article that readers get, which cites one paper."""
    version = version_at(Status.APPROVED, slug="b12")
    publish(article=version.article, at=NOW)
    return version


def printed_now(client):
    return client.get("/articles/b12/").content.decode()


def fail(*arguments):
    raise Unusable("pandoc is away.")


@pytest.mark.django_db
def test_a_change_of_style_makes_every_page_again(client, live, settings):
    before = printed_now(client)
    settings.REFERENCE_STYLE = "vancouver"

    assert ask_for_stale_pages(NOW) == 1
    run_sweep()

    after = printed_now(client)
    assert after != before
    assert ask_for_stale_pages(NOW) == 0
    assert Live.objects.get().publication.renderer == this_site().renderer


@pytest.mark.django_db
def test_any_style_of_csl_prints_the_page(client, settings):
    settings.REFERENCE_STYLE = APA
    version = version_at(Status.APPROVED, slug="b12")

    publish(article=version.article, at=NOW)

    names = [each.csl["author"][0] for each in version.snapshot.value().references if
             "author" in each.csl and "family" in each.csl["author"][0]]  # fmt: skip
    assert names
    assert f"{names[0]['family']}, {names[0]['given'][0]}." in printed_now(client)
    assert Live.objects.get().publication.renderer == this_site().renderer


@pytest.mark.django_db
def test_where_the_style_fails_the_page_is_there_all_the_same_and_made_again_later(
    client, settings, monkeypatch
):
    settings.REFERENCE_STYLE = APA
    version = version_at(Status.APPROVED, slug="b12")
    with monkeypatch.context() as away:
        away.setattr(reference_style, "printed", fail)
        reference_style._lines.cache_clear()  # It was tried when the draft was submitted.
        publish(article=version.article, at=NOW)
    fallen_back = printed_now(client)
    assert reference_style.in_force() == "ama"
    assert ask_for_stale_pages(NOW) == 0

    monkeypatch.setattr(reference_style, "_down_until", 0.0)
    assert ask_for_stale_pages(NOW) == 1
    run_sweep()

    assert printed_now(client) != fallen_back


def test_a_style_that_cannot_print_is_told_to_administrators(settings):
    settings.REFERENCE_STYLE = "/nowhere.csl"

    assert reference_style.in_force() == "ama"
    (found,) = check_reference_style(None)
    assert "/nowhere.csl cannot be read" in found.msg
    assert found.id == "editorial.W003"


@pytest.mark.parametrize("chosen", ["ama", "vancouver", APA])
def test_a_style_that_prints_is_no_mistake(settings, chosen):
    settings.REFERENCE_STYLE = chosen

    assert check_reference_style(None) == []


def test_a_line_that_lost_its_title_is_printed_by_default(settings, tmp_path, content):
    file = tmp_path / "years.csl"
    file.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        "<info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>"
        '<citation><layout><text variable="citation-number"/></layout></citation>'
        '<bibliography><layout><text value="A source"/></layout></bibliography></style>'
    )
    settings.REFERENCE_STYLE = str(file)

    style, lines = reference_style.lines_of(content)

    assert style.startswith("csl-")
    assert lines == {}
