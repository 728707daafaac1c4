"""A source under another key in every text: each mark follows it, and nothing noted is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.assemble import assemble
from articles.content import Reference, Text
from articles.draft import Draft, Evidence
from articles.rekeying import rekey

OLD, NEW, OTHER = (
    Reference(key=key, kind="review", csl={"title": f"Of {key}", "type": "article-journal"})
    for key in ("old2010", "new2010", "other")
)


def draft(*bodies, evidence=(), references=(OLD, NEW, OTHER)):
    texts = [
        Text(audience=audience, headline="A", short_answer="Yes.", body=body)
        for audience, body in zip(("patient", "carer", "clinician"), bodies, strict=False)
    ]
    return Draft(
        slug="b12", question="Can it?", texts=tuple(texts), evidence=tuple(evidence),
        references=references,
    )  # fmt: skip


def rekeyed(body, **fields):
    return rekey(draft(body, **fields), {"old2010": "new2010"})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[Legs.]{#a} [@old2010]", "[Legs.]{#a} [@new2010]"),
        ("Legs [@other; @old2010,  p. 3 ]", "Legs [@other; @new2010,  p. 3 ]"),
        # What stands together and is one source now is cited once, with both places.
        ("Legs [@old2010][@new2010].", "Legs [@new2010]."),
        ("Legs [@new2010, p. 1; @old2010, p. 12].", "Legs [@new2010, p. 1, p. 12]."),
        ("Legs [@old2010] [@other; @new2010, p. 2].", "Legs [@new2010, p. 2] [@other]."),
        # What cites it for other words stays, and so does what was written twice.
        ("Legs [@old2010], arms [@new2010].", "Legs [@new2010], arms [@new2010]."),
        ("Legs [@new2010][@new2010].", "Legs [@new2010][@new2010]."),
        # No mark, and other keys that begin like it.
        ("`[@old2010]` and \\[@old2010] and old2010", None),
        ("Legs [@old2010b; @old]", None),
    ],
)
def test_each_mark_follows_the_source_and_nothing_else_is_touched(before, after):
    found = rekeyed(before).texts[0].body

    assert found == (before if after is None else after)


def test_a_claim_that_cited_both_cites_one_with_both_places_and_quotes():
    found = rekeyed(
        "[Legs are weak.]{#a} [@old2010, p. 1] and [arms]{#b} [@new2010]",
        evidence=[
            Evidence(claim="a", reference="old2010", locator="p. 1", quote="Weak."),
            Evidence(claim="b", reference="new2010", quote="Arms."),
        ],
    )
    both = rekey(
        draft(
            "[Legs are weak.]{#a} [@old2010, p. 1]",
            "[Weak legs.]{#a} [@new2010, Table 2]",
            evidence=[
                Evidence(claim="a", reference="old2010", locator="p. 1", quote="Weak."),
                Evidence(claim="a", reference="new2010", quote="So weak.", stance="partly"),
            ],
        ),
        {"old2010": "new2010"},
    )

    assert [(c.id, *(r.reference for r in c.citations)) for c in assemble(found).claims] == [
        ("a", "new2010"),
        ("b", "new2010"),
    ]
    ((citation,),) = [claim.citations for claim in assemble(both).claims]
    assert (citation.locator, citation.quote, citation.stance) == (
        "p. 1, Table 2",
        "Weak.\nSo weak.",
        "partly",
    )


def test_the_source_is_listed_once_as_it_stands_under_the_key_that_stays():
    assert rekeyed("x").references == (NEW, OTHER)
    (only,) = rekeyed("x", references=(OLD,)).references
    assert (only.key, only.csl) == ("new2010", OLD.csl)


def test_a_source_of_no_new_key_leaves_the_draft_as_it_is():
    as_it_is = draft("[Legs.]{#a} [@old2010]")

    assert rekey(as_it_is, {}) is as_it_is
    assert rekey(as_it_is, {"old2010": "old2010"}) is as_it_is


KEYS = st.sampled_from(["old2010", "new2010", "other"])
PLACES = st.sampled_from(["", "p. 1", "p. 12", "p. 3", "Table 2"])
ITEMS = st.builds(lambda key, place: f"@{key}, {place}" if place else f"@{key}", KEYS, PLACES)
MARKS = st.lists(ITEMS, min_size=1, max_size=3).map(lambda items: f"[{'; '.join(items)}]")
CLAIMS = st.builds(
    lambda id, marks, gap: f"[Words {id}.]{{#{id}}}{gap}{gap.join(marks)}",
    st.sampled_from(["a", "b", "c"]),
    st.lists(MARKS, max_size=3),
    st.sampled_from(["", " "]),
)
NOTED = st.lists(
    st.builds(
        Evidence,
        claim=st.sampled_from(["a", "b", "c"]),
        reference=KEYS,
        locator=PLACES,
        quote=st.sampled_from(["", "Weak.", "So weak.", "A; [B]"]),
        stance=st.sampled_from(["supports", "partly", "contradicts"]),
    ),
    max_size=6,
    unique_by=lambda e: (e.claim, e.reference),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CLAIMS, max_size=3, unique_by=lambda text: text[:10]), NOTED, st.integers(1, 3))
def test_whatever_cites_them_every_claim_keeps_its_sources_places_and_quotes(claims, noted, many):
    before = draft(*["\n\n".join(claims)] * many, evidence=noted)

    after = rekey(before, {"old2010": "new2010"})

    now = {(c.id, r.reference): r for c in assemble(after).claims for r in c.citations}
    assert all(key != "old2010" for _, key in now)
    for claim in assemble(before).claims:
        for cited in claim.citations:
            kept = now[claim.id, cited.reference.replace("old", "new")]
            assert cited.quote in kept.quote
            places = re.split("[,;] ", kept.locator)
            assert set(cited.locator.split(", ")) <= {"", *places}
