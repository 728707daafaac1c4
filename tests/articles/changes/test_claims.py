"""What became of each claim from one version to the next."""

from articles.assemble import assemble
from articles.changes.claims import claim_changes
from articles.content import claim_digest
from tests.factories import BODY, REFERENCES, make_draft


def states(before, after):
    return {change.id: change.state for change in claim_changes(before, after)}


def with_body(body, **fields):
    texts = tuple(text.model_copy(update={"body": body}) for text in make_draft().texts)
    return assemble(make_draft(texts=texts, **fields))


BEFORE = with_body(BODY)


def test_of_a_first_version_all_claims_are_new():
    assert set(states(None, BEFORE).values()) == {"new"}


def test_claims_are_new_changed_gone_or_the_same():
    body = BODY.replace("1 mg", "2 mg").replace("#nerve-damage", "#nerves")

    assert states(BEFORE, with_body(body)) == {
        "dose": "changed",
        "leg-weakness": "same",
        "nerves": "new",
        "nerve-damage": "gone",
    }


def test_a_renamed_claim_is_the_one_it_was():
    after = with_body(BODY.replace("{#dose ", '{#first-dose was="dose" '))

    (renamed,) = [change for change in claim_changes(BEFORE, after) if change.id == "first-dose"]

    assert renamed.state == "changed"
    assert renamed.before == BEFORE.claim("dose")
    assert "gone" not in states(BEFORE, after).values()


def test_a_claim_whose_source_has_another_record_changed():
    other = REFERENCES[1].model_copy(update={"csl": {**REFERENCES[1].csl, "title": "Other"}})
    after = with_body(BODY, references=(REFERENCES[0], other))

    assert states(BEFORE, after)["dose"] == "changed"
    assert states(BEFORE, after)["nerve-damage"] == "same"


def test_a_claim_is_the_same_exactly_if_its_digest_is():
    after = with_body(BODY.replace("1 mg", "2 mg"))

    for change in claim_changes(BEFORE, after):
        digests = claim_digest(BEFORE, change.before), claim_digest(after, change.after)
        assert (change.state == "same") == (digests[0] == digests[1])
