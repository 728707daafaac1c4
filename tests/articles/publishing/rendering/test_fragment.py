import subprocess
import sys

import pytest

from articles import canonical
from articles.content import Term
from articles.publishing.rendering.fragment import NoText, render_fragment


def test_own_text_goes_before_a_derived_one(fragment_for):
    assert fragment_for("clinician")["text_audience"] == "clinician"
    assert fragment_for("student")["text_audience"] == "clinician"
    assert fragment_for("carer")["text_audience"] == "patient"


def test_audience_sees_its_own_blocks_and_no_others(fragment_for):
    assert "may not notice that they are less steady" in fragment_for("carer")["body"]
    assert "may not notice that they are less steady" not in fragment_for("patient")["body"]
    assert "To revise" in fragment_for("student")["body"]
    assert "To revise" not in fragment_for("clinician")["body"]


def test_sources_are_numbered_by_first_use_short_answer_first(fragment_for):
    references = fragment_for("patient")["references"]

    assert [(r["number"], r["key"]) for r in references] == [
        (1, "nice-ng239"),
        (2, "green2017"),
        (3, "healton1991"),
        (4, "devalia2014"),
        (5, "stabler2013"),
    ]
    assert references[0]["backlinks"] == ["cite-1-1", "cite-1-2", "cite-1-3"]


def test_every_citation_leads_to_its_entry_and_back(fragment_for):
    fragment = fragment_for("clinician")
    text = fragment["short_answer"] + fragment["body"]

    for reference in fragment["references"]:
        assert reference["backlinks"]
        for place in reference["backlinks"]:
            assert f'<a href="#ref-{reference["number"]}" id="{place}">' in text


def test_claims_carry_words_certainty_and_sources(fragment_for):
    claims = {claim["id"]: claim for claim in fragment_for("patient")["claims"]}

    assert claims["tablets"] == {
        "id": "tablets",
        "certainty": "very-low",
        "kind": "recommendation",
        "words": "We do not know whether tablets work as well as injections once the nerves are "
        "affected",
        "keys": ["stabler2013"],
        "numbers": [5],
    }


def test_contents_name_the_headings_outside_cards(fragment_for):
    assert [entry["text"] for entry in fragment_for("patient")["contents"]] == [
        "Why it happens",
        "Tests",
        "Treatment",
        "How soon will I feel better?",
        "What we do not know",
    ]


def test_cards_are_known(fragment_for):
    assert fragment_for("patient")["has_cards"]
    assert not fragment_for("clinician")["has_cards"]


def test_summary_has_no_marks(fragment_for):
    assert fragment_for("patient")["summary"] == (
        "Yes, it can. Your nerves need vitamin B12, and when B12 is low for a long time, the "
        "nerves to your legs can be damaged. Treatment often helps, and it helps most when it "
        "starts early."
    )


def test_terms_of_this_audience_that_the_text_uses_are_listed(content):
    words = (
        Term(word="myelin", audience="patient", plain="the coat of a nerve"),
        Term(word="myelin", audience="clinician", plain="sheath"),
        Term(word="spasticity", audience="patient", plain="stiff muscles"),
    )

    fragment = render_fragment(content.model_copy(update={"terms": words}).to_json(), "patient")

    assert fragment["terms"] == [
        {"word": "myelin", "plain": "the coat of a nerve", "definition": "", "credit": ""}
    ]


def test_article_without_a_text_for_the_audience_is_refused(content):
    only = content.model_copy(update={"texts": content.texts[1:]})

    with pytest.raises(NoText, match="patient"):
        render_fragment(only.to_json(), "patient")


def test_fragment_has_canonical_bytes(content, fragment_for):
    again = render_fragment(content.to_json(), "carer")

    assert canonical.encode(again) == canonical.encode(fragment_for("carer"))


def test_rendering_and_proof_need_no_django():
    code = (
        "import sys, articles.publishing.rendering.fragment, articles.publishing.rendering.proof; "
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
