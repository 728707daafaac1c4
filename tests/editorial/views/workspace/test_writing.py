import pytest
from django.urls import reverse

from tests.factories import make_term, make_user

PASTE = reverse("workspace:paste")
MEASURE = reverse("workspace:measure")
TERM = reverse("workspace:term-look-up")
WORD = """<html><body><h2>Signs</h2>
<p>Legs may feel <b>weak</b>.</p><ul><li>in the morning</li></ul>
<script>alert(1)</script></body></html>"""


@pytest.fixture
def editor(client, db):
    client.force_login(make_user("editor"))
    return client


def test_a_copied_page_comes_back_in_the_dialect(editor):
    answer = editor.post(PASTE, {"html": WORD}).json()

    assert "## Signs" in answer["text"]
    assert "Legs may feel **weak**." in answer["text"]
    assert "- in the morning" in answer["text"]
    assert "alert" not in answer["text"]


def test_what_is_too_long_for_a_text_is_refused_in_plain_words(editor):
    answer = editor.post(PASTE, {"html": f"<p>{'leg ' * 60_000}</p>"})

    assert answer.status_code == 400
    assert "a text holds 200,000" in answer.json()["said"]


def test_a_text_is_measured_against_its_readers_grade(editor):
    body = "Low vitamin B12 can make your legs weak. See a doctor. " * 40

    answer = editor.post(MEASURE, {"audience": "patient", "body": body}).json()

    assert answer["words"] == 440
    assert 0 < answer["grade"] < 9
    assert (answer["aim"], answer["most"]) == (6, 9)


def test_a_short_text_has_no_grade(editor):
    answer = editor.post(MEASURE, {"audience": "clinician", "body": "Weak legs."}).json()

    assert (answer["words"], answer["grade"], answer["most"]) == (2, None, None)


def test_nobody_s_text_is_not_measured(editor):
    assert editor.post(MEASURE, {"audience": "robot", "body": "Weak legs."}).status_code == 400


def test_terms_of_a_selection_are_found_for_the_texts_readers_first(editor):
    make_term(word="numbness", audience="patient", plain="loss of feeling")
    make_term(word="numbness", audience="clinician", plain="", definition="Hypaesthesia.")
    make_term(word="tremor", audience="patient", plain="shaking")

    answer = editor.get(TERM, {"q": "weakness and numbness", "audience": "clinician"}).json()

    assert [(one["word"], one["audience"]) for one in answer["found"]] == [
        ("numbness", "Clinician"),
        ("numbness", "Patient"),
    ]
    assert answer["found"][1]["plain"] == "loss of feeling"


def test_a_term_that_is_switched_off_is_not_offered(editor):
    make_term(word="numbness", audience="patient", plain="loss of feeling", active=False)

    assert editor.get(TERM, {"q": "numbness"}).json() == {"found": []}
