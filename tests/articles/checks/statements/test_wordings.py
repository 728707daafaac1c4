"""Which wording of a claim stands alone against the others."""

from articles.checks.prepared import prepare
from articles.checks.statements.wordings import blamed, disagreements, places, worded
from articles.content import Wording


def wordings(**words: str) -> tuple[Wording, ...]:
    return tuple(Wording(audience=audience, words=said) for audience, said in words.items())


def test_the_one_that_differs_from_most_is_blamed() -> None:
    said = wordings(patient="Take 1 mg.", student="Give 1 mg.", clinician="Give 10 mg.")

    (found,) = blamed(disagreements(said))

    assert (found.here.audience, found.quote, found.counterpart) == ("clinician", "10 mg", "1 mg")


def test_of_two_the_patients_is_blamed() -> None:
    (found,) = blamed(disagreements(wordings(clinician="Give 1 mg.", patient="Take 10 mg.")))

    assert (found.here.audience, found.quote) == ("patient", "10 mg")


def test_lost_is_added_when_seen_from_the_other_side() -> None:
    (found,) = disagreements(wordings(patient="Take it for 2 weeks.", clinician="Give it."))
    turned = found.seen_from(found.there)

    assert (found.difference.verdict, turned.difference.verdict) == ("lost", "added")
    assert turned.counterpart == "2 weeks"


def test_wordings_are_read_as_plain_words() -> None:
    (found,) = worded(wordings(clinician="Give **1 mg** [@puri2011]."))

    assert found.words == "Give 1 mg."


def test_claims_are_found_where_they_are_marked(article, check_context) -> None:
    marked = places(prepare(article("First.\n\n[Give 1 mg.]{#it} [@puri2011]"), check_context))

    part, mark = marked["clinician", "it"]
    assert part.source[mark.start :].startswith("[Give 1 mg.]")
