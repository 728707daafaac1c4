"""Rendering and proof run where they can be killed, and give there what they give here."""

from articles.markup import limits
from articles.publishing.rendering.fragment import render_fragment
from articles.publishing.rendering.proof import prove


def test_fragment_made_in_a_child_is_the_same(content, fragment_for):
    assert limits.run(render_fragment, content.to_json(), "patient") == fragment_for("patient")


def test_proof_made_in_a_child_finds_the_same(content, standing_at, page_of):
    page = page_of("patient", "approved").replace("hydroxocobalamin", "cyanocobalamin", 1)
    arguments = (content.to_json(), "patient", standing_at("approved").to_json(), page)

    found = limits.run(prove, *arguments)

    assert found == prove(*arguments)
    assert "The word 'hydroxocobalamin' of the body is lost on the page." in found
