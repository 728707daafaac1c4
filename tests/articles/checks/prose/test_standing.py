"""Where words stand in the source, and the claim that holds them."""

import pytest

from articles.checks.prepared import prepare
from articles.checks.prose.standing import ClaimsAround, spots


def spot_with(prepared, words):
    return next(spot for spot in spots(prepared) if words in spot.text)


@pytest.mark.parametrize(
    ("words", "id"),
    [("first", "one"), ("second", "two"), ("between", None), ("behind", None)],
)
def test_claim_is_the_one_around_the_words(article, check_context, words, id) -> None:
    body = (
        "[The first may come.]{#one} [@puri2011] It is between. "
        "[The *second* may go.]{#two} [@puri2011] It is behind.\n"
    )
    prepared = prepare(article(body), check_context)
    spot = spot_with(prepared, words)
    start = spot.text.index(words)

    claim = ClaimsAround(prepared).claim(spot, start, start + len(words))

    assert (claim.id if claim else None) == id


def test_claim_left_out_holds_nothing(article, check_context) -> None:
    left_out = '[The first may come.]{#one .left-out audience="clinician" reason="No."}'
    body = f"{left_out} The first may come.\n"
    prepared = prepare(article(body), check_context)
    spot = spot_with(prepared, "first")

    assert ClaimsAround(prepared).claim(spot, 0, 5) is None


def test_repeated_words_are_placed_where_they_stand(article, check_context) -> None:
    body = "Weak legs. Weak legs. **Weak** arms.\n"
    prepared = prepare(article(body), check_context)
    places = [spot.trouble("m", "c").at for spot in spots(prepared) if spot.part.where == "body"]

    assert places == [0, 11, 0]
