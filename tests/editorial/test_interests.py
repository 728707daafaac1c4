"""What a signer must say of her interests."""

import pytest

from articles.assemble import assemble
from articles.content import Reference
from editorial.policies import NotAllowed
from editorial.policies.interests import Interests, Party, check_statement, parties, says_none
from editorial.policies.quorum import Required, Signed, quorum
from tests.factories import make_draft

NAMED = (Party("Acme Pharma", "company"), Party("metformin", "medicine"))


def test_medicines_are_asked_about_once_however_often_they_are_named():
    content = assemble(make_draft(), ())

    names = [party.name for party in parties(content)]

    assert "hydroxocobalamin" in names
    assert len(names) == len(set(names))


def test_the_maker_of_a_label_is_asked_about_and_the_agency_that_prints_it_is_not():
    label = Reference(
        key="cobalin-h",
        kind="drug-label",
        csl={
            "type": "document",
            "author": [{"literal": "Amdipharm UK Limited"}],
            "publisher": "Medicines and Healthcare products Regulatory Agency",
        },
    )
    draft = make_draft()
    content = assemble(draft.model_copy(update={"references": (*draft.references, label)}), ())

    assert [p.name for p in parties(content) if p.kind == "company"] == ["Amdipharm UK Limited"]


@pytest.mark.parametrize("words", ["", " none. ", "None", "NO", "None declared."])
def test_none_is_none_in_whatever_words(words):
    assert says_none(words)
    assert Interests(words=words).statement() == "None."


def test_a_statement_names_what_it_is_about():
    stated = Interests(("metformin",), "A lecture fee in 2025.")

    assert stated.any
    assert stated.statement() == "metformin: A lecture fee in 2025."


def test_a_tie_declared_before_is_asked_about():
    with pytest.raises(NotAllowed, match="your declaration names metformin"):
        check_statement(Interests(), NAMED, [{"name": "Metformin"}])


def test_a_tie_to_something_else_is_none_here():
    check_statement(Interests(), NAMED, [{"name": "Other Ltd"}])


def test_one_interest_asks_for_one_more_signer_and_two_for_no_second():
    def signed(*interests):
        rows = [
            Signed(number, "approve", "d", "neurology", eligible=True, interest=interest)
            for number, interest in enumerate(interests)
        ]
        return quorum(Required(2), rows, "d")

    assert signed(False, False).reached
    assert not signed(True, False).reached
    assert signed(True, True, False).reached
    assert "3 in all (one more, because a signer stated an interest)" in signed(True).in_words()
