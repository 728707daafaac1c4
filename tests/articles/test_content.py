"""What the board signs is the digest of everything a reader can see (I1)."""

import copy
import hashlib
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from articles.content import Claim, Content, Disclaimer, claim_digest
from tests.contents import changes, contents, shapes

GOLDEN = json.loads(
    (Path(__file__).parents[1] / "golden" / "digests.json").read_text(encoding="utf-8")
)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def recomputed(tag: str, value: Any) -> str:
    """An auditor's digest: the standard library only, nothing of ours."""
    spelled = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(tag.encode() + b"\0" + spelled.encode()).hexdigest()


@pytest.fixture
def sample() -> dict[str, Any]:
    return copy.deepcopy(GOLDEN[0]["content"])


@settings(max_examples=30, deadline=None, suppress_health_check=SLOW)
@given(shapes)
def test_any_single_change_changes_the_digest_i1(shape):
    content = Content.from_json(shape)

    for place, changed in changes(content.to_json()):
        assert Content.from_json(changed).digest != content.digest, place


def test_the_walk_reaches_every_field_of_the_content_i1(sample):
    walked = {place.split(".")[0].removeprefix("without ") for place, _ in changes(sample)}

    assert walked == set(Content.model_fields) - {"format"}


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(contents, contents)
def test_equal_digest_means_equal_content_i1(one, other):
    assert (one.digest == other.digest) == (one == other)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(contents)
def test_an_auditor_without_our_code_gets_the_same_digest_i1(content):
    exported = json.loads(content.encode())

    assert recomputed("imprimatur/content/1", exported) == content.digest


@settings(max_examples=30, deadline=None, suppress_health_check=SLOW)
@given(contents)
def test_content_survives_the_way_through_json_and_back_i1(content):
    assert Content.model_validate_json(content.encode().decode()) == content
    assert Content.from_json(content.to_json()).encode() == content.encode()


@settings(max_examples=30, deadline=None, suppress_health_check=SLOW)
@given(shapes, st.randoms(use_true_random=False))
def test_the_order_of_what_has_no_order_does_not_matter_i1(shape, random):
    shuffled = dict(random.sample(list(shape.items()), len(shape)))
    for name in ("topics", "texts", "claims", "references"):
        shuffled[name] = random.sample(shape[name], len(shape[name]))

    assert Content.from_json(shuffled).digest == Content.from_json(shape).digest


def test_the_order_of_authors_matters_i1(sample):
    sample["authors"] = [{"name": "A", "role": ""}, {"name": "B", "role": ""}]
    turned = {**sample, "authors": sample["authors"][::-1]}

    assert Content.from_json(sample).digest != Content.from_json(turned).digest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("ab", ""), ("", "ab")),
        (('a","body":"', "b"), ("a", '","body":"b')),
    ],
)
def test_words_that_move_from_one_field_to_the_next_change_the_digest_i1(sample, one, other):
    def with_text(short_answer: str, body: str) -> Content:
        text = {"audience": "patient", "headline": "h", "short_answer": short_answer, "body": body}
        return Content.from_json({**sample, "texts": [text]})

    assert with_text(*one).digest != with_text(*other).digest


@given(st.sampled_from(["é", "Å", "ﬁ", "½", "Ω", "한"]))
def test_two_ways_to_write_one_letter_are_two_contents_i1(letter):
    sample = GOLDEN[0]["content"]
    composed = Content.from_json({**sample, "question": unicodedata.normalize("NFC", letter)})
    apart = Content.from_json({**sample, "question": unicodedata.normalize("NFKD", letter)})
    assume(composed.question != apart.question)

    assert composed.digest != apart.digest


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n\n", "\u2028"])
def test_another_line_end_is_another_content_i1(sample, line_end):
    unix = Content.from_json({**sample, "question": "a\nb"})
    other = Content.from_json({**sample, "question": f"a{line_end}b"})

    assert unix.digest != other.digest


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["name"])
def test_the_digest_of_what_was_once_signed_never_changes_i1(golden):
    """A change here makes every stored signature unverifiable: give FORMAT a new number."""
    content = Content.from_json(golden["content"])

    assert content.digest == golden["digest"]
    assert recomputed("imprimatur/content/1", golden["content"]) == golden["digest"]
    assert {c.id: claim_digest(content, c) for c in content.claims} == golden["claims"]


def test_the_first_language_of_a_wording_is_not_spelt_i1():
    """Every wording that was signed before there were languages is one of the first."""
    wording = {"audience": "patient", "state": "", "number": 1, "text": "Ask."}

    assert Disclaimer(**wording).model_dump() == wording
    german = {**wording, "language": "de"}
    assert Disclaimer(**german).model_dump() == german


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["name"])
def test_an_auditor_gets_the_same_digests_of_claims_i1(golden):
    content = golden["content"]
    by_key = {reference["key"]: reference for reference in content["references"]}

    for claim in content["claims"]:
        cited = [by_key[c["reference"]] for c in claim["citations"] if c["reference"] in by_key]
        expected = golden["claims"][claim["id"]]
        assert recomputed("imprimatur/claim/1", {"claim": claim, "references": cited}) == expected


@settings(max_examples=30, deadline=None, suppress_health_check=SLOW)
@given(contents.filter(lambda content: content.claims))
def test_a_claim_digest_changes_with_anything_a_verdict_rests_on_i1(content):
    claim = content.claims[0]
    before = claim_digest(content, claim)

    for place, changed in changes(claim.model_dump(mode="json")):
        assert claim_digest(content, Claim.model_validate(changed)) != before, place


def test_a_claim_digest_changes_with_the_record_of_its_source_i1(sample):
    content = Content.from_json(sample)
    claim = next(claim for claim in content.claims if claim.citations)
    cited = claim.citations[0].reference
    for reference in sample["references"]:
        if reference["key"] == cited:
            reference["csl"]["title"] += " [Retracted]"

    assert claim_digest(Content.from_json(sample), claim) != claim_digest(content, claim)


def test_a_claim_digest_does_not_change_with_other_claims_i1(sample):
    content = Content.from_json(sample)
    claim, other = content.claims[:2]
    changed = copy.deepcopy(sample)
    for each in changed["claims"]:
        if each["id"] == other.id:
            each["certainty"] = "very-low"

    assert claim_digest(Content.from_json(changed), claim) == claim_digest(content, claim)


@settings(max_examples=30, deadline=None, suppress_health_check=SLOW)
@given(contents)
def test_content_cannot_be_changed_in_place_i1(content):
    before = content.digest

    with pytest.raises(ValidationError):
        content.question = "Another?"
    for reference in content.references:
        with pytest.raises(TypeError):
            reference.csl["title"] = "Another"

    assert content.digest == before


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"colour": "red"},
        {"next_review_on": "2 November"},
        {"texts": [{"audience": "robots", "headline": "", "short_answer": "", "body": ""}]},
        {"claims": [{"id": "Not a key", "wordings": []}]},
    ],
)
def test_what_the_format_does_not_know_is_refused_i1(sample, change):
    with pytest.raises(ValidationError):
        Content.from_json({**sample, **change})


def test_an_audience_without_a_text_reads_the_one_it_is_derived_from(sample):
    content = Content.from_json(sample)
    assert content.text_for("carer") is None

    assert content.text_serving("carer") == content.text_for("patient")
    assert content.text_serving("student") == content.text_for("clinician")
