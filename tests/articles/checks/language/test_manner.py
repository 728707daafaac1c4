"""How an article speaks, and to whom."""

import pytest

from articles.checks.language.manner import PROMOTION, addressed_reader, promotes, promotion
from articles.checks.prepared import prepare
from articles.content import Disclaimer

PROMOTING = [
    "Ask any follow up question and get world-class guideline-backed answers instantly.",
    "Our Medical A.I. is used by practicing medical doctors at top research institutions.",
    "Used by doctors.",
    "Trusted by millions of readers.",
    "Sign up for our newsletter.",
    "Sign up now and save.",
    "Subscribe to our channel.",
    "Download our app today.",
    "Book now with leading experts.",
    "It is the number one choice of clinics.",
    "Get instant access to the course.",
    "Our award-winning platform helps.",
    "Written by top hospitals.",
    "Recommended by doctors worldwide.",
    "Try it with a free trial.",
]
PLAIN = [
    "Ask your doctor about injections.",
    "A scan is used by doctors to look at the spine.",
    "Many policies cover it when recommended by a doctor.",
    "These medicines may help for a limited time.",
    "Scientists are using cutting-edge methods.",
    "People can sign up for a clinical trial.",
    "Join a support group near you. Some die instantly.",
    "Heart disease is a leading cause of death. Top of the spine.",
    "Order a blood test now. Register with a GP. Book an appointment.",
    "This class of drugs is used by doctors in hospitals only when others fail.",
]


@pytest.mark.parametrize("words", PROMOTING)
def test_promotion_is_found_and_quoted(article, check_context, words) -> None:
    (found,) = promotion(prepare(article(f"Late. {words}"), check_context))

    assert found.quote == words


@pytest.mark.parametrize("words", PLAIN)
def test_plain_medical_words_are_silent(article, check_context, words) -> None:
    assert list(promotion(prepare(article(words), check_context))) == []


def test_hints_lose_no_promotion() -> None:
    assert [bool(promotes(words)) for words in PROMOTING] == [True] * len(PROMOTING)
    assert all(bool(promotes(w)) == bool(PROMOTION.search(w)) for w in (*PROMOTING, *PLAIN))


@pytest.mark.parametrize("audience", ["patient", "carer"])
@pytest.mark.parametrize(
    "words",
    [
        "Patients require lifelong monthly B12 injections.",
        "As deficiency progresses, you'll observe spasticity.",
        "The patient must lie on the right side for 2 hours.",
        "Some patients may be given chemotherapy after surgery.",
        "Ask your patient about diet.",
        "Clinicians should test for it.",
    ],
)
def test_lay_text_that_speaks_of_patients_is_found(article, check_context, audience, words) -> None:
    found = addressed_reader(prepare(article(words, audience=audience), check_context))

    assert [trouble.quote for trouble in found] == [words]


@pytest.mark.parametrize("audience", ["clinician", "student"])
@pytest.mark.parametrize(
    "words",
    [
        "Talk with your doctor about clinical trials.",
        "Your doctor may prescribe antibiotics.",
        "Contact your health care provider immediately.",
        "Ask your pharmacist.",
    ],
)
def test_clinicians_text_that_speaks_to_patients_is_found(
    article, check_context, audience, words
) -> None:
    found = addressed_reader(prepare(article(words, audience=audience), check_context))

    assert [trouble.quote for trouble in found] == [words]


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        ("clinician", "Patients require lifelong injections. You'll observe spasticity."),
        (
            "patient",
            "Talk with your doctor. You need injections for life. You may notice tingling.",
        ),
        ("patient", "In one study, patients had fewer falls. Many patients get better."),
        ("student", "The doctor's role is to listen. Use your judgement and your notes."),
        ("carer", "Ask the person you look after if you may call their GP."),
    ],
)
def test_text_that_speaks_to_its_reader_is_silent(article, check_context, audience, words) -> None:
    assert list(addressed_reader(prepare(article(words, audience=audience), check_context))) == []


@pytest.mark.parametrize(
    ("audience", "text", "found"),
    [
        ("patient", "This information is intended for healthcare professionals.", 1),
        ("", "For registered health professionals in the UK.", 1),
        ("clinician", "Talk with your doctor before you change a medicine.", 1),
        ("clinician", "For registered health professionals in the UK.", 0),
        ("patient", "This page gives general information. Talk with a doctor or nurse.", 0),
        ("student", "For learning, not for patient care.", 0),
    ],
)
def test_disclaimer_fits_its_reader(article, check_context, audience, text, found) -> None:
    carried = (Disclaimer(audience=audience, state="", number=1, text=text),)
    content = article("Late.").model_copy(update={"disclaimers": carried})

    assert len(list(addressed_reader(prepare(content, check_context)))) == found
