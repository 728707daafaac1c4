"""One article gives one regimen for one purpose."""

import gzip
import json
import time

import pytest

from articles.assemble import assemble
from articles.checks.figures.agreement import CHECKS, one_regimen
from articles.checks.prepared import prepare
from articles.exchange import markdown_form
from tests.articles.checks.statements.test_parity import DEMO


@pytest.fixture
def found(article, check_context):
    return lambda body: [t.quote for t in one_regimen(prepare(article(body), check_context))]


@pytest.mark.parametrize(
    "body",
    [
        "Then inject hydroxocobalamin 1 mg every 2 months for life.\n\n"
        "Patients require lifelong monthly B12 injections.",
        "Take paracetamol 500 mg every 4 hours.\n\nTake paracetamol 500 mg every 8 hours.",
        "Take metformin 500 mg twice daily.\n\nTake metformin 850 mg twice daily.",
        "| Phase | Regimen |\n|---|---|\n| Loading | Inject B12 1 mg daily |\n"
        "| Loading | Inject B12 1 mg weekly |",
        "Total B12 of less than 180 ng/L (150 pmol/L) confirms deficiency.",
    ],
)
def test_two_regimens_for_one_purpose_are_found(found, body) -> None:
    assert found(body)


@pytest.mark.parametrize(
    "body",
    [
        "Inject hydroxocobalamin 1 mg on alternate days at first.\n\n"
        "Then inject hydroxocobalamin 1 mg every 2 months.",
        "With neurological symptoms:\n\n- Then hydroxocobalamin 1 mg IM every 2 months\n\n"
        "Without neurological symptoms:\n\n- Then hydroxocobalamin 1 mg IM every 3 months",
        "Adults take paracetamol 500 mg every 4 hours.\n\n"
        "Children over 12 take paracetamol 500 mg every 6 hours.",
        "Take ibuprofen 200 mg every 8 hours.\n\nTake no more than 1,200 mg of ibuprofen a day.",
        "Take ibuprofen 200 mg twice a day.\n\nTake ibuprofen 400 mg a day.",
        "| Phase | Regimen |\n|---|---|\n| Loading | Inject B12 1 mg daily |\n"
        "| Maintenance | Inject B12 1 mg every 2 months |",
        "Take metformin twice a day. People on metformin have a blood test every year.",
        "Most patients received HUMIRA 40 mg every week. Inject HUMIRA 40 mg every other week.",
        "Total B12 of less than 180 ng/L (133 pmol/L) confirms deficiency.",
    ],
)
def test_regimens_with_their_own_condition_or_phase_are_silent(found, body) -> None:
    assert found(body) == []


def test_sample_page_contradicts_itself_three_times(found, sample_body) -> None:
    assert found(sample_body) == [
        "Then maintenance: 1 mg intramuscularly every 2 months for life 3",
        "Then maintenance: 1 mg intramuscularly every 2-3 months for life 3",
        "Patients require lifelong monthly B12 injections. 6",
    ]


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_demonstration_articles_are_silent(path, check_context) -> None:
    content = assemble(markdown_form.read(path.read_text(encoding="utf-8")).draft)

    assert [f for check in CHECKS for f in check.run(content, check_context)] == []


@pytest.mark.parametrize("label", ["cough", "viagra"])
def test_real_drug_labels_agree_with_themselves(found, shared_data, label) -> None:
    packed = (shared_data / "paired-text" / f"label-{label}.jsonl.gz").read_bytes()
    sections = [json.loads(line) for line in gzip.decompress(packed).splitlines()]

    assert found("\n\n".join(f"# {s['title']}\n\n{s['text']}" for s in sections)) == []


def test_many_regimens_take_no_more_than_a_second(found) -> None:
    body = "\n\n".join(f"Take aspirin {i} mg every day." for i in range(1, 400))  # 10 kB
    start = time.process_time()

    assert found(body)
    assert time.process_time() - start < 1
