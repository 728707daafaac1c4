"""Pairs that may be one source, out of a whole library: found in bins, never each with each."""

import pytest
from django.core.cache import caches

from references import alike
from references.columns import columns
from references.models import Apart, Reference
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db

PAPER = {
    "type": "article-journal",
    "title": "Subacute combined degeneration of the cord",
    "author": [{"family": "Puri", "given": "V"}],
    "issued": {"date-parts": [[2011]]},
    "container-title": "Neurology",
    "DOI": "10.1000/puri",
}


@pytest.fixture(autouse=True)
def _nothing_worked_out():
    caches["worked-out"].clear()


def put(*records):
    return Reference.objects.bulk_create(
        Reference(
            key=f"k{number}-{csl['title'][:20]}", kind="research", csl=csl, created_at=NOW,
            updated_at=NOW, **columns(csl),
        )
        for number, csl in enumerate(records, Reference.objects.count())
    )  # fmt: skip


def bare(**changes):
    return {n: v for n, v in {**PAPER, "DOI": "", **changes}.items() if v}


def test_spellings_years_and_missing_fields_are_found_from_both_sides():
    one, *others = put(
        PAPER,
        bare(PMID="1"),
        bare(title="SUBACUTE  COMBINED DEGENERATION OF THE CORD.", PMCID="PMC2"),
        bare(title="Subacute combined degeneraton of the cord"),
        bare(title=PAPER["title"] + ": a review of 20 cases", issued={"date-parts": [[2012]]}),
        bare(author=None, issued=None),
    )
    put(bare(title="Correction: " + PAPER["title"]), bare(title="Another work", PMID="9"))

    found = {(pair.one, pair.other) for pair in alike.pairs().pairs}

    assert {(one.pk, other.pk) for other in others} <= found
    assert not {pk for pair in found for pk in pair} - {row.pk for row in (one, *others)}
    assert [row.pk for row, _ in alike.pairs_of(one)][:1] == [others[0].pk]
    assert {row.pk for row, _ in alike.pairs_of(one)} >= {row.pk for row in others[:4]}
    assert one.pk in {row.pk for row, _ in alike.pairs_of(others[3])}


def test_what_was_told_apart_is_not_proposed_until_it_is_taken_back():
    one, other = put(PAPER, bare(PMID="1"))
    assert len(alike.pairs().pairs) == 1

    told = Apart.objects.create(
        one=one, other=other, reason="A letter.", by=make_user(), by_name="E", at=NOW
    )
    assert alike.pairs().pairs == ()
    assert alike.pairs_of(other) == []

    told.delete()
    assert len(alike.pairs().pairs) == 1


def test_the_surest_stand_first_and_are_kept_while_nothing_changes(django_assert_num_queries):
    put(PAPER, bare(author=None, issued=None))
    put(
        *(
            {**PAPER, "title": "On the nerves of the arm", **n}
            for n in ({"DOI": "10.1000/x"}, {"DOI": ""})
        )
    )

    first = alike.pairs()
    with django_assert_num_queries(3):
        again = alike.pairs()

    assert [pair.likeness.grade for pair in first.pairs] == ["sure", "possible"]
    assert again == first


def test_titles_that_very_many_have_take_bounded_time_and_are_counted(monkeypatch):
    monkeypatch.setattr(alike, "MOST_IN_A_BIN", 5)
    put(*(bare(title="Editorial", PMID=str(number)) for number in range(1, 60)))

    found = alike.pairs()

    assert len(found.pairs) <= 10
    assert found.left_out >= 50
