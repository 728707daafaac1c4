import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.finding.safety import concern


@pytest.mark.parametrize(
    "question",
    [
        "my B12 is 180, should I double my dose?",
        "can I take my wife's tablets",
        "got my results back, TSH 7.2, is that bad for me?",
        "how much ibuprofen do I give my daughter",
        "should I stop taking my metformin",
        "I forgot my tablet yesterday, what now",
        "is it safe to take folic acid with my blood thinners",
        "is 140/90 too high",
        "can I drink alcohol while on metronidazole",
        "I missed two pills this week, am I still protected",
        "what dose of amoxicillin for a 5 year old",
        "my MRI shows a disc bulge, is that serious",
        "is 2000 mcg of b12 a day too much",
        "what should i do i missed my injection last week",
        "could i have pernicious anaemia",
        "i have tingling feet do i need injections",
        "should i double up",
        # A story and no question: whatever it is, no quote answers it.
        "my partner is shaking all over and foaming at the mouth",
        "he keeps passing out",
        "my wound is gushing",
    ],
)
def test_the_askers_own_result_dose_or_medicine_gets_no_quote(question):
    assert concern(question, "en") == "own_case"


@pytest.mark.parametrize(
    "question",
    [
        "I cannot pass urine and my legs are weak",
        "sudden weakness of one side, he can't speak since an hour",
        "chest pain and sweating",
        "I feel suicidal",
        "she took all her tablets",
        "dad isn't breathing",
        "I want to die",
        "my tongue is swelling after a wasp sting",
        "I think my dad is having a stroke",
        "she collapsed and isn't waking up",
        "he hit his head and keeps vomiting",
        "stiff neck and fever in my daughter",
        # As frightened people type it, without signs and in any order.
        "my mum cant feel her legs and wet herself this morning",
        "numb between my legs and cant hold my pee",
        "my husband has gone grey and sweaty with pain across his chest",
        "legs suddenly gave way and now i cant stand",
        "he has taken 30 paracetamol",
        "my baby is floppy and wont feed",
        "there is blood in my vomit like coffee grounds",
        "my son is having an asthma attack and the inhaler isnt working",
        "my face feels droopy and my words are coming out wrong",
        "diabetic husband is confused and sweating and wont wake properly",
        "severe tummy pain and im 8 weeks pregnant",
        "my toddler drank toilet cleaner",
        "leg is swollen red and now i am short of breath",
        "purple rash that doesnt go when pressed with glass",
        "my legs are getting weaker by the hour and breathing is hard",
        "i have stopped being able to pee and my feet are numb",
        "lost vision in one eye ten minutes ago",
    ],
)
def test_words_of_an_emergency_come_before_everything(question):
    assert concern(question, "en") == "emergency"


@pytest.mark.parametrize(
    "question",
    [
        "what causes chest pain",
        "what are the signs of a stroke",
        "can low vitamin B12 make my legs weak",
        "how is B12 deficiency treated",
        "what tests will I need",
        "why are my feet numb",
        "why does my son have hypophosphatemic rickets",
        "can children have a B12 deficiency",
        "suicide risk in depression",
        "is numbness an emergency",
        "what is the treatment of anaphylaxis",
        "do people with diabetes take metformin",
        "how many people have it",
        "does smoking make your gums worse",
        "what are normal B12 levels",
        "can alcohol cause nerve damage",
        "which drugs are used for epilepsy",
        "my mother had a stroke, will she walk again",
        "how many people have a stroke each year",
    ],
)
def test_what_is_asked_in_general_is_answered(question):
    assert concern(question, "en") == ""


def test_german_questions_are_known_as_well():
    assert concern("Ich will nicht mehr leben", "de") == "emergency"
    assert concern("Mein B12-Wert ist 180, soll ich die Dosis verdoppeln?", "de") == "own_case"
    assert concern("Was hilft bei Blutarmut?", "de") == ""


@pytest.mark.parametrize(
    "part", ["my is ", "i have ", "can i ", "took all my ", "how much i ", "a"]
)
def test_no_question_takes_long(part):
    began = time.process_time()
    concern(part * 5000, "en")
    assert time.process_time() - began < 0.05


@given(st.text(max_size=700), st.sampled_from(["en", "de", "fr"]))
def test_any_words_are_taken(text, language):
    assert concern(text, language) in ("", "own_case", "emergency")
