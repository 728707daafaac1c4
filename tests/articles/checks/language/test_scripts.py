"""Letters and digits of another script in numbers, units, medicines and identifiers."""

import json

import pytest

from articles.checks.language.scripts import mixed_scripts
from articles.checks.prepared import prepare


@pytest.fixture
def quotes(article, check_context):
    def quotes(body, **changes):
        content = article(body).model_copy(update=changes)
        return [t.quote for t in mixed_scripts(prepare(content, check_context))]

    return quotes


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("Take mеtformin.", "mеtformin"),
        ("Give 10 мg.", "мg"),
        ("Give 1О mg.", "1О"),
        ("Give １０ mg.", "１０"),
        ("Give ١٠ mg.", "١٠"),
        ("Give 𝟏𝟎 mg.", "𝟏𝟎"),
        ("Give 5 mɡ.", "mɡ"),
        ("Take ｍｅｔｆｏｒｍｉｎ.", "ｍｅｔｆｏｒｍｉｎ"),
        ("Take mετformin.", "mετformin"),
        ("Give 1O mg.", "1O"),
        ("Give l0 mg.", "l0"),
        ("Vitamin В12", "В12"),
    ],
)
def test_another_script_is_found(quotes, body, quoted) -> None:
    assert quotes(body) == [quoted]


@pytest.mark.parametrize(
    "body",
    [
        "TNFα, IFN-γ, β2-agonist, Aβ42, NF-κB, IκBα, Δ9-THC, PPARγ2, κ-opioid, γδ T cells",
        "Sjögren, Guillain–Barré, Ménière, Łódź, naïve, Sławek",
        "10 µg, 10 μg, ½ tablet, 10⁹/L, 30 kg/m², CO₂, 37 ℃, ≥5, × 3, Ⅳ",
        "Москва, 北京, 中文B12, “quoted” – and … more",
        "O2 2 L/min, 10 mg, 1,000 mL",
    ],
)
def test_greek_names_accents_and_whole_words_are_silent(quotes, body) -> None:
    assert quotes(body) == []


def test_identifiers_and_question_are_read(quotes, article) -> None:
    (reference,) = article().references
    fake = reference.model_copy(update={"csl": {"type": "article", "DOI": "10.1007/s10072-0О0-1"}})

    assert quotes("", references=(fake,)) == ["0О0"]
    assert quotes("", question="Can mеtformin lower B12?") == ["mеtformin"]


def test_nearly_every_lookalike_is_found_in_a_medicine(quotes, shared_data) -> None:
    source = shared_data / "text-torture" / "confusables-ascii.jsonl"
    word = "metformin"
    cases = []
    for line in source.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["looks_like"] in word and row["char"].isalnum():
            cases.append(word.replace(row["looks_like"], row["char"], 1))

    missed = [case for case in cases if not quotes(f"Take {case} now.")]

    assert len(cases) > 80
    assert len(missed) <= 3
