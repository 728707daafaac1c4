"""The real defects of a real page are found, each by its rule and with its words."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import Article
from references.models import Reference
from tests.factories import make_user

pytestmark = pytest.mark.django_db

# Row, rule, words that the finding quotes or names. From the list of defects that a careful
# reader found on the page; "" where something is absent.
DEFECTS = [
    ("D01", "CIT-01", "may produce permanent degenerative lesions of the spinal cord"),
    ("D01", "CIT-01", "Never give folic acid before or without B12 supplementation."),
    ("D01", "CIT-01", "precipitating subacute combined degeneration of the spinal cord."),
    ("D01", "CIT-01", "Patients require lifelong monthly B12 injections."),
    ("D01", "CIT-01", "incapacitating and irreversible spinal cord damage."),
    ("D02", "CIT-11", "The FDA label explicitly warns"),
    ("D03", "NUM-05", "350 pg/mL but high clinical suspicion = still proceed to step 2"),
    ("D04", "NUM-05", "180-350 pg/mL = borderline, proceed to step 2"),
    ("D05", "NUM-01", "Patients require lifelong monthly B12 injections."),
    ("D06", "SAFE-04", "The FDA label"),
    ("D07", "SAFE-03", "FDA"),
    ("D08", "NUM-06", "Then maintenance: 1 mg intramuscularly every 2 months for life"),
    ("D09", "CIT-05", "Nerve conduction velocity becomes significantly impaired"),
    ("D10", "CIT-06", "Praxis Medical Insights: Practical Summaries of Clinical Guidelines, 2025"),
    ("D11", "CIT-07", "Hydroxocobalamin 1 mg intramuscularly three times weekly for 2 weeks"),
    ("D12", "CIT-04", "Guideline Directed Topic Overview"),
    ("D12", "CIT-04", "American family physician, 2025"),
    ("D13", "CIT-09", "Serial nerve conduction studies in vitamin B12 deficiency-associated"),
    ("D14", "CIT-13", "References"),
    ("D15", "CIT-00", "Serum B12 level 5"),
    ("D16", "CER-01", "definitively causes leg weakness"),
    ("D16", "CER-01", "Immediate treatment is mandatory."),
    ("D16", "CER-01", "the single most important pitfall"),
    ("D16", "CER-01", "a predictable sequence"),
    ("D16", "CER-01", "will result in return of symptoms"),
    ("D17", "CER-02", "Vitamin B12 Deficiency Causes Leg Weakness"),
    ("D18", "CER-04", "Never give folic acid before or without B12 supplementation."),
    ("D18", "CER-04", "Test any patient with leg weakness who has at least one risk factor"),
    ("D20", "CER-03", "This creates a dual assault"),
    ("D20", "CER-03", '"normal"'),
    ("D21", "CIT-03", "Immediate treatment is mandatory."),
    ("D21", "CIT-03", "This is the single most important pitfall to avoid."),
    ("D21", "CIT-03", "Test any patient with leg weakness"),
    ("D22", "NUM-08", 'Up to 50% of patients with "normal" serum B12 levels'),
    ("D23", "NUM-09", "180-350 pg/mL"),
    ("D23", "NUM-09", "every 2-3 months"),
    ("D23", "NUM-09", "14+ months"),
    ("D24", "NUM-07", "<180 pg/mL = diagnostic for deficiency"),
    ("D25", "DOSE-07", "= still proceed to step 2"),
    ("D25", "DOSE-07", "Age >60 years"),
    ("D26", "LANG-03", "Age >60 years"),
    ("D27", "GOV-03", "All articles are reviewed for accuracy by our Medical Advisory Board"),
    ("D28", "GOV-09", "Submitted"),
    ("D29", "GOV-04", "Medical Advisory Board"),
    ("D30", "GOV-02", "Last updated: January 6, 2026"),
    ("D31", "GOV-05", ""),
    ("D32", "GOV-06", "Our Medical A.I."),
    ("D33", "GOV-07", "used by practicing medical doctors at top research institutions"),
    ("D33", "GOV-07", "get world-class guideline-backed answers instantly"),
    ("D34", "GOV-08", "This information is intended for healthcare professionals."),
    ("D35", "SAFE-01", ""),
    ("D36", "SAFE-02", "Treatment Urgency and Protocol"),
    (
        "D37",
        "READ-02",
        "Yes, vitamin B12 deficiency definitively causes leg weakness through multiple",
    ),
    ("D38", "READ-03", "axonal degeneration"),
    ("D38", "READ-03", "nociceptive"),
    ("D39", "READ-04", "H2 blockers"),
    ("D39", "READ-04", "FDA"),
    ("D40", "TXT-01", "Medical Advisory BoardAll articles"),
    ("D40", "TXT-01", "January 6, 2026View editorial policy"),
    (
        "D41",
        "GOV-10",
        "Dr.Oracle assumes no liability for clinical decisions based on this content.",
    ),
]
SILENT = ("DOSE-01", "DOSE-02", "DOSE-03", "DOSE-04", "DOSE-05", "DOSE-08", "ACC-", "LANG-01")


@pytest.fixture
def findings(shared_data):
    make_user("editor", username="editor")
    call_command("import_article", shared_data / "sample-page" / "page.txt", stdout=StringIO())
    return checked()


def checked():
    out = StringIO()
    call_command("check_article", Article.objects.get().slug, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_every_defect_is_found_by_its_rule_with_its_words(findings, subtests):
    for row, rule, words in DEFECTS:
        with subtests.test(f"{row} {rule} {words[:40]}"):
            said = [f["quote"] + "\n" + f["message"] for f in findings if f["id"] == rule]
            assert said
            assert any(words in each for each in said), said[:5]


def test_what_is_right_on_the_page_is_left_alone(findings):
    assert [f for f in findings if f["id"].startswith(SILENT)] == []


def test_a_case_told_as_a_rule_is_found_once_the_kind_of_its_source_is_entered(findings):
    before = {f["level"] for f in findings if f["id"] == "CER-05"}
    assert before == {"unchecked"}, "nobody has entered what kind of study it is"

    Reference.objects.filter(title__startswith="Serial nerve").update(kind="case-report")

    quotes = [f["quote"] for f in checked() if f["id"] == "CER-05"]
    for words in (
        "Based on documented cases, recovery follows a predictable sequence",
        "Motor nerve conduction studies show amplitude increases within 2.5 months of treatment",
    ):
        assert any(words in quote for quote in quotes), quotes
