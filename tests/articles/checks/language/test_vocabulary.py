"""Clinical words that are not explained."""

import gzip
import json

import pytest

from articles.checks.language.data_clinical_words import PLAIN, RARE
from articles.checks.language.vocabulary import unexplained_words
from articles.checks.prepared import prepare
from articles.content import Term


@pytest.fixture
def found(article, check_context):
    def found(body, audience="patient", **changes):
        content = article(body, audience).model_copy(update=changes)
        return [(t.quote, t.level) for t in unexplained_words(prepare(content, check_context))]

    return found


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("You may have paraesthesia.", "paraesthesia"),
        ("You may have paresthesias.", "paresthesias"),
        ("Some have neuropathies in the feet.", "neuropathies"),
        ("It leads to axonal degeneration.", "axonal degeneration"),
        ("Loss (proprioceptive, vibratory and nociceptive) comes first.",
         "proprioceptive, vibratory and nociceptive"),
        ("A tenesmus may heal without treatment.", "tenesmus"),
        ("You have an intravenous line. The nurse finds a vein.", "intravenous"),
    ],
)  # fmt: skip
def test_unexplained_word_blocks_for_patients(found, body, quoted) -> None:
    assert found(body) == [(quoted, "block")]


@pytest.mark.parametrize(
    "body",
    [
        "You may have pins and needles (paraesthesia). Paraesthesia goes away.",
        "Ataxia (loss of balance) may come.",
        "You have an intravenous (IV) needle in a vein of the arm.",
        "Peripheral neuropathy (nerve damage) may come.",
        "Nerve damage, called neuropathy, may come.",
        "Neuropathy is damage to nerves.",
        "Ataxia, which is a loss of balance, may come.",
        "You may feel numbness (loss of feeling) and weakness.",
        "Cystic fibrosis, deep vein thrombosis and congenital heart disease are others.",
        "## Ataxia and neuropathy\n\nWords.",
        "Your nerves have a myelin sheath--the thin layer that protects them.",
        "Most people have paresthesias, strange feelings such as prickling.",
        "Males may have an inguinal hernia, where the bowel bulges out.",
        "Some experience aphasia, (difficulty in expressing oneself).",
        "There are jerky movements described as chorea or dystonia.",
        "It is benign prostatic hyperplasia (BPH), a condition in which the prostate is enlarged.",
        "It can lead to bacteremia or sepsis when bacteria spread to the bloodstream.",
        "The thyroid is one of your endocrine glands, which make hormones.",
        "They have high blood glucose, also called high blood sugar or hyperglycemia.",
        "People have End-Stage Renal Disease (ESRD), which is permanent kidney failure.",
        "Your doctor may give diuretics, medications that increase urine output.",
        "Your team includes a thoracic surgeon who is a specialist in the chest.",
        "You may have thrombocytopenia (THROM-bo-si). This is a lack of platelets.",
    ],
)
def test_explained_and_everyday_words_are_silent(found, body) -> None:
    assert found(body) == []


def test_brackets_after_a_later_use_come_too_late(found) -> None:
    assert found("Ataxia comes. Then ataxia (loss of balance) goes.") == [("Ataxia", "block")]


def test_clinicians_need_rare_words_only(found) -> None:
    body = "Neuropathy spares nociceptive fibres."

    assert found(body, "clinician") == [("nociceptive", "warn")]


def test_term_of_the_audience_explains(found) -> None:
    term = Term(word="Ataxia", audience="patient", plain="loss of balance")

    assert found("Ataxia comes.", terms=(term,)) == []
    assert found("Ataxia comes.", "carer", terms=(term,)) == [("Ataxia", "block")]


def test_word_of_the_question_only_warns(found) -> None:
    assert found("Ataxia comes.", question="Can ataxia come from low B12?") == [("Ataxia", "warn")]


def test_lexicon_has_plain_words_for_each() -> None:
    assert len(PLAIN) > 400
    assert set(PLAIN) > RARE
    assert all(plain and plain != word and word == word.lower() for word, plain in PLAIN.items())


@pytest.mark.parametrize("level", ["elementary", "advanced"])
def test_general_english_never_fires(found, shared_data, level) -> None:
    with gzip.open(shared_data / "readability" / "onestopenglish.jsonl.gz", "rt") as lines:
        texts = [row["text"] for row in map(json.loads, lines) if row["level"] == level]

    assert len([hit for text in texts for hit in found(text)]) <= 3


@pytest.mark.parametrize(
    "body",
    [
        "Call the National Institute of Arthritis and Musculoskeletal and Skin Diseases.",
        "The Dystrophic Epidermolysis Bullosa Research Association has a leaflet.",
        "See the summary on Myelodysplastic Neoplasms Treatment for more information.",
        "More is provided in the health topic, Glomerular Diseases.",
        "- Renal Cell Cancer Treatment\n- Small Cell Lung Cancer Treatment",
        "- National Heart, Lung, and Blood Institute: How is Cardiomyopathy Diagnosed?",
        "It is more common in people with Leber congenital amaurosis.",
        "Treatment is by surgery. Phlebotomy Phlebotomy is a procedure that removes blood.",
        "Surgery is an operation. Local Excision If the cancer is found early, it is removed.",
        "Pruritus. The bile may cause itching, also called pruritus.",
    ],
)
def test_words_of_titles_names_and_headings_are_silent(found, body) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("The Renal dietitian is part of the team.", "Renal"),
        ("See a doctor. Hypotension comes first.", "Hypotension"),
        ("- Hepatic encephalopathy", "Hepatic encephalopathy"),
        ("It was Tuesday's neuropathy clinic.", None),
        ("Edema, and other problems that come later, may need care.", "Edema"),
    ],
)
def test_words_beside_what_looks_like_a_title_still_block(found, body, quoted) -> None:
    assert [quote for quote, _ in found(body)] == ([quoted] if quoted else [])
