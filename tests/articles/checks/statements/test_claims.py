"""Claims are one statement wherever they stand."""

from articles.checks.prepared import prepare
from articles.checks.statements.claims import one_meaning
from articles.content import Text


def texts(**bodies: str) -> tuple[Text, ...]:
    return tuple(
        Text(audience=audience, headline="Weakness", short_answer="Yes.", body=body)
        for audience, body in bodies.items()
    )


def test_id_used_twice_in_one_text_is_found_at_the_second_place(article, check_context) -> None:
    body = "[One.]{#a} [@puri2011]\n\n[Two.]{#a} [@puri2011]\n"

    (found,) = one_meaning(prepare(article(body), check_context))

    assert (found.where, found.quote, found.at) == ("claim a", "Two.", body.index("[Two"))


def test_same_id_in_two_texts_is_what_ids_are_for(article, check_context) -> None:
    both = texts(patient="[Legs get weak.]{#a}", clinician="[Paraparesis.]{#a}")

    assert list(one_meaning(prepare(article(texts=both), check_context))) == []


def test_differing_kind_and_certainty_are_found(article, check_context) -> None:
    both = texts(
        patient='[Weak.]{#a kind="symptom" certainty="low"}',
        clinician='[Paraparesis.]{#a kind="prognosis" certainty="high"}',
    )

    found = list(one_meaning(prepare(article(texts=both), check_context)))

    assert [trouble.message for trouble in found] == [
        'Claim "a" has kind "prognosis" in the clinician text and "symptom" in the patient text.',
        'Claim "a" has certainty "high" in the clinician text and "low" in the patient text.',
    ]


def test_mark_that_says_nothing_agrees_with_any(article, check_context) -> None:
    both = texts(patient="[Weak.]{#a}", clinician='[Paraparesis.]{#a kind="symptom"}')

    assert list(one_meaning(prepare(article(texts=both), check_context))) == []


def test_wordings_for_different_readers_of_one_text_do_not_clash(article, check_context) -> None:
    body = (
        '::: {.for audience="student"}\n[One.]{#a} [@puri2011]\n:::\n\n'
        '::: {.for audience="clinician"}\n[Two.]{#a} [@puri2011]\n:::\n'
    )

    assert list(one_meaning(prepare(article(body), check_context))) == []
