import pytest

from articles.terms.open_glossaries import Malformed, NotAnEntry, cdc, nci, nhs


def cdc_of(term, *alternatives):
    record = {"term": term, "plain": ", ".join(alternatives), "alternatives": list(alternatives)}
    return cdc(record, "carer")


def nhs_of(term, guidance, *use):
    return nhs({"term": term, "guidance": guidance, "use": list(use)}, "carer")


def test_the_institute_is_named_for_its_definitions():
    entry = nci({"term": "biopsy", "definition": "The removal of cells."}, "patient")

    assert (entry.plain, entry.definition) == ("", "The removal of cells.")
    assert "National Cancer Institute" in entry.credit


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("hypertension", "high blood pressure"),
        ("central nervous system", "brain and spinal cord"),
        ("dermatologist", "skin doctor"),
    ],
)
def test_one_wording_of_a_technical_word_is_switched_on(word, plain):
    assert cdc_of(word, plain).active


@pytest.mark.parametrize(
    ("word", "alternatives", "reason"),
    [
        ("state", ("say", "tell", "condition"), "Several plain wordings"),
        ("abdominal pain", ("tummy ache", "belly pain"), "Several plain wordings"),
        ("risk", ("chance",), "everyday word"),
        ("accessible person", ("usable (handicapped)",), "explains the word"),
        ("neurology", ("brain department",), "explains the word"),
        ("titration", ("to change the dose",), "explains the word"),
        ("etiology", ("the cause of",), "explains the word"),
        ("ova/ovum", ("egg",), "several words"),
    ],
)
def test_what_depends_on_the_sentence_is_switched_off_with_the_reason(word, alternatives, reason):
    entry = cdc_of(word, *alternatives)

    assert not entry.active
    assert reason in entry.note
    assert alternatives[0] in entry.note


def test_a_wording_that_is_the_word_makes_no_entry():
    with pytest.raises(NotAnEntry):
        cdc_of("virus", "Virus")


def test_guidance_that_is_a_wording_and_no_more_is_switched_on():
    entry = nhs_of("gullet", 'We use "food pipe".', "food pipe")

    assert entry.active and entry.plain == "food pipe"
    assert "Open Government Licence" in entry.credit


def test_guidance_that_says_more_is_kept_with_its_text():
    entry = nhs_of("acute", 'We prefer "sudden".\nWe do use "acute" in names.', "sudden")

    assert not entry.active
    assert 'We do use "acute" in names.' in entry.note


def test_guidance_for_several_words_is_not_switched_on():
    assert not nhs_of("seizure (fit)", 'We use "fit".', "fit").active


@pytest.mark.parametrize("use", [(), ("app",)])
def test_guidance_without_another_wording_makes_no_entry(use):
    with pytest.raises(NotAnEntry):
        nhs_of("app", "Lower case.", *use)


@pytest.mark.parametrize(
    ("rule", "record"),
    [
        (nci, {"term": "x"}),
        (nci, {"term": 5, "definition": "x"}),
        (cdc, {"term": "x", "plain": "y", "alternatives": "y"}),
        (nhs, {"term": "x", "guidance": "y", "use": [1]}),
    ],
)
def test_a_record_of_another_shape_is_refused(rule, record):
    with pytest.raises(Malformed):
        rule(record, "carer")
