"""What changed for one kind of reader, told by the gravest change of each claim."""

from typing import get_args

import pytest

from articles.assemble import assemble
from articles.changes import for_readers as room
from articles.changes.danger import KINDS
from articles.changes.for_readers import for_readers
from articles.content import Content, Reference, Text, Waiver
from articles.draft import Draft, Evidence
from articles.markup import limits
from articles.publishing.views.changed import changed_of

BODY = """\
## Why it happens

[B12 keeps nerves well.]{#why certainty="high"} [@a2001] [It is common.]{#common} [@b2002]

## Treatment

[The dose is 1 mg every day.]{#dose kind="dose" certainty="low"} [@a2001] Rest as you like.

Nothing else is said here. So it stays.
"""
CLINICIAN = '[B12 sustains myelin.]{#why certainty="high"} [@a2001] Check potassium.'


def content(body: str = BODY, clinician: str = CLINICIAN, *, titles=None, **evidence) -> Content:
    texts = tuple(
        Text(audience=audience, headline="On B12", short_answer="Yes.", body=words)
        for audience, words in (("patient", body), ("clinician", clinician))
        if words
    )
    titles = titles or {"a2001": "One study", "b2002": "Two studies"}
    references = tuple(
        Reference(key=key, csl={"type": "article-journal", "title": title})
        for key, title in titles.items()
    )
    noted = tuple(
        Evidence(claim=claim.replace("_", "-"), reference="a2001", locator=place)
        for claim, place in evidence.items()
    )
    draft = Draft(
        slug="b12", question="Why B12?", texts=texts, references=references, evidence=noted
    )
    return assemble(draft, ())


def told(before: Content, after: Content, audience: str = "patient"):
    return for_readers(before.to_json(), after.to_json(), audience)


def kinds(found) -> dict[str, str]:
    return {claim["id"]: claim["kind"] for claim in found["claims"]}


def test_equal_versions_have_no_change():
    found = told(content(), content())

    assert kinds(found) == {"common": "same", "dose": "same", "why": "same"}
    assert found["others"] == [] and found["parts"] == []
    assert found["same"] == ["question", "headline", "short_answer", "body", "sources"]


@pytest.mark.parametrize(
    ("old", "new", "claim", "kind"),
    [
        ("1 mg", "10 mg", "dose", "meaning"),
        ("keeps nerves well", "does not keep nerves well", "why", "meaning"),
        ("It is common", "It is quite common", "common", "reworded"),
        ('{#why certainty="high"}', '{#why certainty="low"}', "why", "certainty"),
        ("common.]{#common} [@b2002]", "common.]{#common} [@a2001]", "common", "sources"),
        ("[It is common.]{#common} [@b2002]", "", "common", "gone"),
        ("Rest as you like.", "[Rest helps.]{#rest} [@b2002]", "rest", "new"),
    ],
)
def test_each_claim_is_told_by_its_gravest_change(old, new, claim, kind):
    assert old in BODY

    found = kinds(told(content(), content(BODY.replace(old, new))))

    assert found.pop(claim) == kind
    assert set(found.values()) == {"same"}


def test_the_dangerous_change_is_named():
    (dose,) = (
        claim
        for claim in told(content(), content(BODY.replace("1 mg", "10 mg")))["claims"]
        if claim["id"] == "dose"
    )

    assert [(each["kind"], each["before"], each["after"]) for each in dose["dangers"]] == [
        ("number", "1 mg", "10 mg")
    ]
    assert "".join(each["text"] for each in dose["pieces"] if each["kind"] != "gone") == (
        "The dose is 10 mg every day."
    )


def test_a_record_of_a_source_that_changed_is_a_change_of_its_claims():
    found = told(
        content(), content(titles={"a2001": "One study, put right", "b2002": "Two studies"})
    )

    assert kinds(found) == {"common": "same", "dose": "sources", "why": "sources"}
    (why,) = (claim for claim in found["claims"] if claim["id"] == "why")
    assert (why["sources_gone"], why["sources_new"]) == ([], [])
    (pieces,) = why["sources_restated"]
    assert "".join(each["text"] for each in pieces if each["kind"] != "gone") == (
        "One study, put right."
    )


def test_a_source_that_is_no_longer_cited_and_one_that_is_are_named():
    after = content(BODY.replace("common.]{#common} [@b2002]", "common.]{#common} [@a2001]"))

    (common,) = (each for each in told(content(), after)["claims"] if each["id"] == "common")

    assert (common["sources_gone"], common["sources_new"]) == (["Two studies."], ["One study."])
    assert common["sources_restated"] == []


def test_sources_are_held_against_each_other_one_by_one():
    (part,) = told(content(), content(titles={"a2001": "One study", "b2002": "Three"}))["parts"]

    assert part["where"] == "sources"
    assert [row["state"] for row in part["rows"]] == ["same", "changed"]


def test_other_readers_words_are_not_told():
    after = content(clinician=CLINICIAN.replace("potassium", "sodium"))

    assert told(content(), after)["parts"] == []
    (body,) = told(content(), after, "clinician")["parts"]
    assert body["where"] == "body"
    assert kinds(told(content(), after, "clinician")) == {"why": "same"}


def test_a_wording_of_others_is_no_change_of_sources():
    after = content(clinician=CLINICIAN.replace("sustains", "supports"))

    assert set(kinds(told(content(), after)).values()) == {"same"}
    assert kinds(told(content(), after, "student"))["why"] in ("reworded", "meaning")


def test_a_change_outside_of_claims_that_could_matter_is_told_beside_them():
    found = told(content(), content(BODY.replace("Rest as you like.", "Rest for 3 days.")))

    assert any("3 days" in each["after"] for each in found["others"])
    assert set(kinds(found).values()) == {"same"}


def test_only_passages_near_a_change_are_shown():
    (body,) = told(content(), content(BODY.replace("common", "frequent")))["parts"]

    shown = [row for row in body["rows"] if row]
    assert "Nothing else is said here." not in str(shown)
    assert None in body["rows"]
    (changed,) = [row for row in shown if row["state"] != "same"]
    assert [each["text"] for each in changed["before"] if each["kind"] == "gone"] == ["common."]


def test_what_the_board_noted_for_itself_is_nobody_elses():
    noted = content().with_waivers([Waiver(id="READ-01", quote="x", reason="a secret", by="E.")])

    assert "secret" not in str(told(content(), noted))


def test_it_runs_where_it_can_be_stopped():
    both = content().to_json(), content(BODY.replace("1 mg", "2 mg")).to_json()

    assert limits.run(for_readers, *both, "carer") == for_readers(*both, "carer")


def test_every_kind_of_change_has_words():
    for kind in get_args(room.Kind):
        claim = {"kind": kind, "dangers": [], "certainty": [], "after": "B12"}
        found = changed_of({"claims": [claim], "others": [], "parts": [], "same": []}, "patient")
        assert len(found["groups"]) + len(found["same_claims"]) == 1
    others = [{"kind": kind, "before": "", "after": "now", "around": ""} for kind in KINDS]
    found = changed_of({"claims": [], "others": others, "parts": [], "same": []}, "patient")
    words = [each["what"] for each in found["others"]]
    assert len(set(words)) == len(KINDS) and all(words)
