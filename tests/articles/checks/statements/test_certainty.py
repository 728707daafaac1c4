"""Strong words, dropped doubt, and what claims may say at their certainty."""

import pytest

from articles.checks.prepared import prepare
from articles.checks.statements.certainty import CHECKS, dropped_hedges, strong_words


def claim(words, certainty):
    return f'[{words}]{{#leg-weakness kind="mechanism" certainty="{certainty}"}} [@puri2011]'


@pytest.fixture
def found(article, check_context):
    def found(check, body, **changes):
        return list(check(prepare(article(body, **changes), check_context)))

    return found


@pytest.mark.parametrize(
    ("certainty", "level"),
    [
        ("high", None),
        ("moderate", "warn"),
        ("low", "block"),
        ("very-low", "block"),
        ("not-rated", "block"),
    ],
)
def test_certainty_of_the_claim_decides(found, certainty, level) -> None:
    troubles = found(strong_words, claim("Low B12 definitively causes weakness.", certainty))

    assert [t.level for t in troubles] == ([level] if level else [])


def test_only_the_claim_that_holds_the_words_counts(found) -> None:
    body = f"{claim('It may get better.', 'low')} Immediate treatment is mandatory.\n"

    (trouble,) = found(strong_words, body)

    assert trouble.level == "warn"
    assert trouble.quote == "Immediate treatment is mandatory."
    assert body[trouble.at :].startswith(trouble.quote)


def test_second_of_two_claims_in_a_paragraph_is_found(found) -> None:
    first = '[It may get better.]{#better certainty="high"} [@puri2011]'

    (trouble,) = found(strong_words, f"{first} {claim('You must take it.', 'low')}")

    assert trouble.level == "block"
    assert '"leg-weakness"' in trouble.message


@pytest.mark.parametrize(
    "words",
    [
        "definitively causes leg weakness",
        "These drugs have proven effective.",
        "Always follow medication directions.",
        "Never give folic acid first.",
        "These medicines must be given within hours.",
        "Treatment is mandatory.",
        "A cure is guaranteed.",
        "Recovery follows a predictable sequence.",
        "Failure to treat will result in relapse.",
        "This is the single most important pitfall.",
        "Hearing loss from noise is 100 percent preventable.",
        "It helps 100% of patients.",
    ],
)
def test_strong_words_outside_claims_warn(found, words) -> None:
    assert [t.level for t in found(strong_words, words)] == ["warn"]


@pytest.mark.parametrize(
    "words",
    [
        "The benefit is not proven.",
        "No treatment has been proven to help.",
        "Biopsy-proven disease and proven infection are other things.",
        "Give 100 % oxygen, or eat 100% whole wheat.",
        "The cause is not always clear, and doesn't always cause pain.",
        "It is almost always mild; almost 100 percent of people recover.",
        "People who have never smoked get it, and some people never develop features.",
        "The lesions may be permanent.",
        "Both parents must carry the changed gene.",
        "The company must label it by law.",
        "Is it always inherited?",
        "We do not know whether it will prevent stroke.",
        "An unpredictable course, in an emergency ward with mandatory training.",
        "Always feeling tired is a sign.",
        "There are no vitamins, minerals or other nutrients that have any proven value.",
        "Heat has never been scientifically proven to help.",
        "There is a risk that bleeding will cause damage.",
        "The fluid is always in your belly.",
        "Sometimes heart valves cannot be repaired and must be replaced.",
        "Your provider must give you the facts, and visitors must follow the hospital's rules.",
    ],
)
def test_phrases_that_deny_doubt_or_describe_are_silent(found, words) -> None:
    assert found(strong_words, claim(words, "not-rated")) == []


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Can low vitamin B12 cause leg weakness?", "Low vitamin B12 causes leg weakness"),
        ("Can statins damage muscles?", "Statins damage muscles"),
        ("May tea lower iron?", "Tea lowers iron"),
    ],
)
def test_dropped_doubt_is_found(article, check_context, question, headline) -> None:
    content = article("Words.", question=question)
    (text,) = content.texts
    bold = text.model_copy(update={"headline": headline})

    found = list(
        dropped_hedges(prepare(content.model_copy(update={"texts": (bold,)}), check_context))
    )

    assert [t.quote for t in found] == [headline]
    assert question in found[0].message


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Can low vitamin B12 cause leg weakness?", "Low vitamin B12 can cause leg weakness"),
        ("Can low vitamin B12 cause leg weakness?", "Leg weakness and vitamin B12"),
        ("Can low vitamin B12 cause leg weakness?", "The causes of leg weakness"),
        ("What causes leg weakness?", "Low vitamin B12 causes leg weakness"),
        ("Can tea lower iron?", "We do not know whether tea lowers iron"),
    ],
)
def test_kept_doubt_and_plain_questions_are_silent(
    article, check_context, question, headline
) -> None:
    content = article("Words.", question=question)
    (text,) = content.texts
    texts = (text.model_copy(update={"headline": headline}),)

    assert (
        list(dropped_hedges(prepare(content.model_copy(update={"texts": texts}), check_context)))
        == []
    )


def test_high_certainty_may_state_it(article, check_context) -> None:
    content = article("")
    (text,) = content.texts
    short = '[Low B12 causes leg weakness.]{#leg-weakness certainty="high"} [@puri2011]'
    bold = text.model_copy(
        update={"headline": "Low B12 causes leg weakness", "short_answer": short}
    )
    rated = article(short).model_copy(update={"texts": (bold,)})

    assert list(dropped_hedges(prepare(rated, check_context))) == []


def test_sample_page_raises_each_strong_word(found, sample_body) -> None:
    said = " ".join(t.quote for t in found(strong_words, sample_body))

    for words in (
        "definitively causes leg weakness",
        "Immediate treatment is mandatory.",
        "the single most important pitfall",
        "a predictable sequence",
        "will result in return of symptoms",
    ):
        assert words in said


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_long_paragraph_takes_no_second(article, check_context, check) -> None:
    body = ('[You must take it.]{#a certainty="low"} no gene never [@puri2011] ' * 1000)[:60_000]
    prepared = prepare(article(body, "patient"), check_context)

    assert len(list(check.find(prepared))) >= 0


@pytest.mark.parametrize(
    ("sentence", "strong"),
    [
        ("Low vitamin B12 certainly causes weakness.", True),
        ("It is undoubtedly safe.", True),
        ("This definitely will bring on harm.", True),
        ("It is not known whether it definitely helps.", False),
        ("It is almost certainly safe.", False),
    ],
)
def test_certainty_by_adverb_is_a_strong_word(article, check_context, sentence, strong) -> None:
    content = article(f"[{sentence}]{{#claim}} [@puri2011]\n")

    assert bool(list(strong_words(prepare(content, check_context)))) == strong
