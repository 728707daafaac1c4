"""Pages of a text that was written for others: explained, and proven against what was signed."""

from dataclasses import replace

import pytest

from articles.content import Term
from articles.publishing.pages import page
from articles.publishing.rendering import proof
from articles.publishing.rendering.fragment import render_fragment
from articles.publishing.rendering.proof import prove
from articles.terms.serving import serve

TERMS = (
    Term(word="neuropathy", audience="student", plain="damage to nerves", definition="A trouble."),
    Term(word="myelin", audience="carer", plain="coat of a nerve", credit="By A. Society."),
    Term(word="serum", audience="student", plain="", definition="The clear part of blood."),
)


@pytest.fixture
def derived(content):
    text = content.text_for("clinician")
    body = text.body + "\n\nIt causes neuropathy in 1 in 10. Serum is not tested.\n"
    texts = (content.texts[0], text.model_copy(update={"body": body}))
    return content.model_copy(update={"texts": texts, "terms": TERMS})


def html_of(content, audience, standing, site):
    fragment = render_fragment(content.to_json(), audience)
    return page(content, fragment, standing, audience, site).decode()


@pytest.fixture
def student(derived, standing_at, site):
    return html_of(derived, "student", standing_at("approved"), site)


def problems(content, audience, standing, html):
    return "\n".join(prove(content.to_json(), audience, standing.to_json(), html))


def test_a_derived_page_is_explained_and_proven(derived, student, standing_at):
    assert "It causes damage to nerves (neuropathy) in 1 in 10." in student
    assert problems(derived, "student", standing_at("approved"), student) == ""


def test_the_source_of_a_derived_page_keeps_its_words(derived, standing_at, site):
    html = html_of(derived, "clinician", standing_at("approved"), site)

    assert "It causes neuropathy in 1 in 10." in html
    assert problems(derived, "clinician", standing_at("approved"), html) == ""


def test_a_number_lost_in_a_derived_page_is_found_against_what_was_signed(
    derived, student, standing_at
):
    broken = student.replace("(neuropathy) in 1 in 10", "(neuropathy) in 1 in 100")

    found = problems(derived, "student", standing_at("approved"), broken)

    assert "The quantity or negation '10' of the body is lost" in found
    assert "'100' is on the page but not in the body" in found


def test_a_replacement_that_denies_is_found_even_if_the_explaining_is_broken(
    derived, student, standing_at, monkeypatch
):
    def broken_serve(content, audience):
        served = serve(content, audience)
        source = served.body.source.replace("damage to nerves", "no damage to nerves")
        return replace(served, body=replace(served.body, source=source))

    monkeypatch.setattr(proof, "serve", broken_serve)
    broken = student.replace("damage to nerves (neuropathy)", "no damage to nerves (neuropathy)")

    found = problems(derived, "student", standing_at("approved"), broken)

    assert found == "The quantity or negation 'no' is on the page but not in the body."


def test_words_that_are_only_listed_are_listed(student):
    terms = student[student.index('data-part="terms"') :]

    assert "<dt>serum</dt><dd>The clear part of blood.</dd>" in terms
    assert "<dd>damage to nerves. A trouble.</dd>" in terms


def test_whose_wording_it_is_stands_behind_it(content, standing_at, site):
    words = (Term(word="nerves", audience="patient", plain="wires", credit="By A. Society."),)
    html = html_of(
        content.model_copy(update={"terms": words}), "patient", standing_at("approved"), site
    )

    assert 'wires <span class="terms__credit">By A. Society.</span>' in html
