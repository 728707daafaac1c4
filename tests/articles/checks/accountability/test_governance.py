"""What an article must declare before it is reviewed."""

from datetime import date

import pytest

from articles.checks.accountability.governance import ai_use, disclaimers, next_review, typed_trust
from articles.checks.prepared import Context, prepare
from articles.content import AiUse, Disclaimer

PATIENT = Disclaimer(audience="patient", state="", number=1, text="Ask your doctor.")
CLINICIAN = Disclaimer(audience="clinician", state="", number=1, text="Use your judgement.")


def with_disclaimers(content, *carried):
    return content.model_copy(update={"disclaimers": carried})


def test_audience_without_its_disclaimer_is_named(article) -> None:
    context = Context(date(2026, 11, 22), (PATIENT, CLINICIAN))
    content = with_disclaimers(article(audience="patient"), CLINICIAN)

    found = list(disclaimers(prepare(content, context)))

    assert [(t.audience, t.message) for t in found] == [
        ("carer", "No disclaimer is in force for carer readers."),
        ("patient", "The disclaimer for patient readers is missing."),
    ]


def test_disclaimer_of_an_audience_with_nothing_to_read_is_not_asked_for(article) -> None:
    student = CLINICIAN.model_copy(update={"audience": "student"})
    context = Context(date(2026, 11, 22), (PATIENT, CLINICIAN, student))
    content = with_disclaimers(article(audience="clinician"), CLINICIAN, student)

    assert list(disclaimers(prepare(content, context))) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"number": 2}, "is number 2; number 1 is in force."),
        ({"text": "Use your  judgement."}, "differs from the wording in force."),
        ({"state": "pending"}, "is missing."),
    ],
)
def test_disclaimer_not_in_force_is_refused(article, change, message) -> None:
    everyone = CLINICIAN.model_copy(update={"audience": ""})
    context = Context(date(2026, 11, 22), (everyone,))
    content = with_disclaimers(article(), everyone.model_copy(update=change))

    assert any(t.message.endswith(message) for t in disclaimers(prepare(content, context)))


def test_empty_disclaimer_is_none(article) -> None:
    empty = Disclaimer(audience="", state="", number=1, text=" ")
    context = Context(date(2026, 11, 22), (empty,))

    found = list(disclaimers(prepare(with_disclaimers(article(), empty), context)))

    assert [t.audience for t in found] == ["student", "clinician"]


@pytest.mark.parametrize(
    ("today", "due", "allowed"),
    [
        (date(2026, 11, 22), "2026-11-22", True),
        (date(2026, 11, 22), "2026-11-21", False),
        (date(2026, 11, 22), "2029-11-22", True),
        (date(2026, 11, 22), "2029-11-23", False),
        (date(2028, 2, 29), "2031-02-28", True),
        (date(2028, 2, 29), "2031-03-01", False),
        (date(2026, 11, 22), "2027-13-01", False),
        (date(2026, 11, 22), "", False),
    ],
)
def test_next_review_is_a_day_in_the_coming_36_months(article, today, due, allowed) -> None:
    found = list(next_review(prepare(article(next_review_on=due), Context(today))))

    assert (found == []) == allowed


def test_none_is_an_answer_about_ai(article, check_context) -> None:
    assert list(ai_use(prepare(article(ai_use=AiUse(kind="none")), check_context))) == []
    assert len(list(ai_use(prepare(article(ai_use=AiUse(kind="")), check_context)))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "All articles are reviewed for accuracy by our Medical Advisory Board",
        "Medical Advisory BoardAll articles are reviewed for accuracy",
        "This text is short. This article was reviewed by doctors.",
        "Medically reviewed",
        "Doctor-approved advice for you.",
        "The advice was approved by our board.",
        "Every page on this site has been fact-checked.",
        "It was checked by the Medical Advisory Board in May.",
        "Page last reviewed: 2 November 2026",
        "Reviewed by Dr R. Khan, neurologist",
        "All of our content is written and then verified by experts.",
    ],
)
def test_typed_trust_is_found_and_quoted(article, check_context, words) -> None:
    (found,) = typed_trust(prepare(article(words), check_context))

    assert found.quote in words


@pytest.mark.parametrize(
    "words",
    [
        "The charts were reviewed by two authors.",
        "Each patient was reviewed by our authors' colleagues.",
        "The protocol was approved by the ethics review board.",
        "The drug is FDA-approved and clinically approved treatments exist.",
        "All patients should be reviewed every year.",
        "Ask a pharmacist to have all medicines checked.",
        "A peer-reviewed trial found no harm.",
        "Your dose should be reviewed by the specialist team.",
    ],
)
def test_review_of_people_and_medicines_is_silent(article, check_context, words) -> None:
    assert list(typed_trust(prepare(article(words), check_context))) == []
