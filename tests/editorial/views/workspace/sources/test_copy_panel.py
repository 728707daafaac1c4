"""A source to be copied from its page, in four forms."""

import pytest

from references.models import Reference
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Reference:
    """A source that an article cites."""
    make_article()
    return Reference.objects.get(key="stabler2013")


def page(client, reference: Reference) -> str:
    return client.get(f"/workspace/sources/{reference.pk}/").content.decode()


def test_a_source_can_be_copied_in_four_forms(editor, paper):
    found = page(editor, paper)

    assert "To copy" in found
    for beginning in ("TY  - JOUR", "@article{stabler2013,", "&quot;id&quot;: &quot;stabler2013"):
        assert beginning in found


def test_what_was_noted_of_it_is_not_handed_on(editor, paper):
    paper.csl = {**paper.csl, "note": "Ask Ann about this."}
    paper.save()

    assert "Ask Ann" not in page(editor, paper).partition("To copy")[2]


def test_what_became_of_it_goes_along(editor, paper):
    paper.status = "retracted"
    paper.save()

    assert "N1  - RETRACTED:" in page(editor, paper)


def test_text_is_in_the_style_of_the_site(editor, paper, settings):
    before = page(editor, paper)
    settings.REFERENCE_STYLE = "vancouver"

    assert page(editor, paper) != before
