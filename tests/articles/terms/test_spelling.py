import pytest

from articles.terms.spelling import is_plural, key, plural_of, root


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tumour", "tumor"),
        ("haemorrhage", "hemorrhage"),
        ("oesophagus", "esophagus"),
        ("diarrhoea", "diarrhea"),
        ("anaesthetise", "anesthetize"),
    ],
)
def test_british_and_american_spellings_have_one_key(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("four", "for"), ("toe", "te"), ("dose", "dos"), ("aids", "aid")]
)
def test_words_that_only_look_alike_keep_their_own_key(one, other):
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("ulcer", "ulcers"),
        ("biopsy", "biopsies"),
        ("diagnosis", "diagnoses"),
        ("metastasis", "metastases"),
        ("thrombus", "thrombi"),
        ("virus", "viruses"),
        ("vertebra", "vertebrae"),
        ("abscess", "abscesses"),
        ("rash", "rashes"),
        ("leukaemia", "leukemias"),
        ("disease", "diseases"),
        ("cause", "causes"),
    ],
)
def test_singular_and_plural_have_one_root(one, many):
    assert root(one) == root(many)
    assert is_plural(many) and not is_plural(one)


@pytest.mark.parametrize("word", ["pus", "sepsis", "abscess", "gas", "as", "is", "loss"])
def test_words_that_end_like_plurals_are_none(word):
    assert not is_plural(word)


@pytest.mark.parametrize(
    ("one", "many"),
    [("sore", "sores"), ("biopsy", "biopsies"), ("day", "days"), ("rash", "rashes")],
)
def test_a_plural_is_spelt_as_english_spells_it(one, many):
    assert plural_of(one) == many
