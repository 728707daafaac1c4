from typing import Any

import pytest

from articles.checks.site import Site
from articles.content import Citation, Claim, Content, Reference
from articles.reliance import claims_resting_on, other_support


def reference(key: str, kind: str = "research", **csl: Any) -> Reference:
    return Reference(key=key, kind=kind, csl={"title": f"On {key}", **csl})


def content(*cited: tuple[str, str], kind: str = "other", **changes: Any) -> Content:
    claim = Claim(
        id="leg-weakness",
        kind=kind,
        wordings=(),
        citations=tuple(Citation(reference=key, stance=stance) for key, stance in cited),
    )
    references = tuple(reference(key) for key, _ in cited)
    return Content(slug="b12", question="Why?", claims=(claim,), references=references).model_copy(
        update=changes
    )


def others(content: Content, key: str = "puri2011", fallen: tuple[str, ...] = (), **site: Any):
    return other_support(content, content.claims[0], key, fallen, **site)


def test_a_claim_on_two_sources_stands_on_the_other():
    assert others(content(("puri2011", "supports"), ("nice2024", "supports"))) == ("nice2024",)


def test_a_claim_on_one_source_has_no_other():
    assert others(content(("puri2011", "supports"))) == ()


@pytest.mark.parametrize("stance", ["partly", "contradicts"])
def test_what_does_not_support_the_whole_claim_does_not_carry_it(stance):
    assert others(content(("puri2011", "supports"), ("nice2024", stance))) == ()


def test_what_has_fallen_itself_carries_nothing():
    both = content(("puri2011", "supports"), ("nice2024", "supports"), ("who2020", "supports"))

    assert others(both, fallen=("nice2024",)) == ("who2020",)


def test_another_record_of_the_fallen_source_carries_nothing():
    twice = content(("puri2011", "supports"), ("puri2011a", "supports"))
    twice = twice.model_copy(
        update={
            "references": (
                reference("puri2011", DOI="10.1000/A"),
                reference("puri2011a", DOI="https://doi.org/10.1000/a"),
            )
        }
    )

    assert others(twice) == ()


def test_another_record_of_a_source_that_had_fallen_before_carries_nothing():
    cited = (("puri2011", "supports"), ("nice2024", "supports"), ("nice2024a", "supports"))
    records = (
        reference("puri2011"),
        reference("nice2024", DOI="10.1000/n"),
        reference("nice2024a", DOI="10.1000/N"),
    )

    assert others(content(*cited, references=records), fallen=("nice2024",)) == ()


@pytest.mark.parametrize("kind", ["dose", "threshold", "contraindication"])
def test_a_dose_is_carried_by_a_primary_source_only(kind):
    cited = (("puri2011", "supports"), ("essay", "supports"), ("label", "supports"))
    records = (reference("puri2011"), reference("essay"), reference("label", "drug-label"))

    assert others(content(*cited, kind=kind, references=records)) == ("label",)


def test_the_sites_own_page_carries_nothing():
    cited = (("puri2011", "supports"), ("own", "supports"))
    records = (reference("puri2011"), reference("own", URL="https://answers.example/b12"))

    own = others(content(*cited, references=records), site=Site(domains=("answers.example",)))

    assert own == ()


def test_claims_are_found_by_the_source_they_cite():
    rests = claims_resting_on(content(("puri2011", "supports")), "puri2011")

    assert [(each.claim.id, each.others, each.falls) for each in rests] == [
        ("leg-weakness", (), True)
    ]
    assert claims_resting_on(content(("puri2011", "supports")), "Puri2011") == ()


def test_a_claim_loses_nothing_with_a_source_that_contradicts_it():
    (rests,) = claims_resting_on(content(("puri2011", "contradicts")), "puri2011")

    assert not rests.falls
