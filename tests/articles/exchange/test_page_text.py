import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.exchange.imported import Refused
from articles.exchange.page_text import audience_of, read
from articles.markup.scan import scan


@pytest.fixture
def sample(shared_data):
    return read((shared_data / "sample-page/page.txt").read_text(encoding="utf-8"))


def text_of(imported):
    return imported.draft.texts[0]


def headings(body):
    return [line for line in body.split("\n") if line.startswith("#")]


# The real page


def test_the_sample_page_gives_question_headline_and_audience(sample):
    assert sample.draft.question == "Can a vitamin B12 (cobalamin) deficiency cause leg weakness?"
    assert sample.draft.slug == "can-a-vitamin-b12-cobalamin-deficiency-cause-leg-weakness"
    assert text_of(sample).headline == "Vitamin B12 Deficiency Causes Leg Weakness"
    assert text_of(sample).audience == "clinician"
    assert text_of(sample).short_answer.startswith("Yes, vitamin B12 deficiency definitively")
    assert text_of(sample).short_answer.endswith(
        "treat immediately. [@guideline-directed-topic-overview-2025; "
        "@neurological-manifestations-vitamin-b12-2025; @vitamin-b12-deficiency-diagnosis-2025]"
    )


def test_each_of_the_46_marks_of_the_sample_page_is_found(sample):
    assert sample.marks == {"1": 5, "2": 8, "3": 17, "4": 7, "5": 4, "6": 5}
    assert sample.dangling == ("6",)
    assert sum(len(proposal.keys) for proposal in sample.proposals) == 46


def test_marks_of_the_sample_page_that_look_like_values_are_found(sample):
    body = text_of(sample).body

    assert "1. Initial test: Serum B12 level [@vitamin-b12-deficiency-common-2025]\n" in body
    assert "- Age >60 years [@vitamin-b12-deficiency-common-2025]\n" in body
    assert "spinal cord. [@ref-6] Immediate treatment is mandatory." in body
    doubtful = [p for p in sample.proposals if not p.confident]
    assert [(p.line, p.original, p.reason) for p in doubtful] == [
        (57, "5", "After “level” it may be a value: check it.")
    ]


def test_numbers_of_the_sample_page_stay_numbers(sample):
    body = text_of(sample).body

    for words in [
        "    - <180 pg/mL = diagnostic for deficiency\n",
        "    - 180-350 pg/mL = borderline, proceed to step 2\n",
        "    - 350 pg/mL but high clinical suspicion = still proceed to step 2\n",
        "Sjögren syndrome, type 1 diabetes)",
        "H2 blockers",
        "within 2.5 months of",
        "may take 14+ months",
        "three times weekly for 2 weeks [@",
        "every 2-3 months for life [@",
        "longer than 3 months may",
    ]:
        assert words in body


def test_the_sample_page_keeps_its_outline(sample):
    assert headings(text_of(sample).body) == [
        "## Mechanisms of Leg Weakness in B12 Deficiency",
        "### Neurological Pathways",
        "### Clinical Progression Pattern",
        "## Critical Diagnostic Pitfalls",
        "## When to Suspect B12 Deficiency",
        "## Diagnostic Algorithm",
        "## Treatment Urgency and Protocol",
        "## Treatment Based on Neurological Involvement",
        "## Critical Treatment Warnings",
        "## Recovery Timeline",
        "## Long-Term Monitoring",
    ]


def test_the_references_of_the_sample_page_are_typed_records(sample):
    references = {r.key: (r.kind, r.model_dump()["csl"]) for r in sample.draft.references}

    assert list(references) == [
        "guideline-directed-topic-overview-2025",
        "neurological-manifestations-vitamin-b12-2025",
        "vitamin-b12-deficiency-diagnosis-2025",
        "serial-nerve-conduction-studies-2011",
        "vitamin-b12-deficiency-common-2025",
    ]
    assert references["guideline-directed-topic-overview-2025"] == (
        "guideline",
        {
            "type": "report",
            "title": "Guideline Directed Topic Overview",
            "author": [{"literal": "Dr.Oracle Medical Advisory Board & Editors"}],
            "issued": {"date-parts": [[2025]]},
        },
    )
    assert references["vitamin-b12-deficiency-diagnosis-2025"][1]["publisher"] == (
        "Praxis Medical Insights: Practical Summaries of Clinical Guidelines"
    )
    assert references["vitamin-b12-deficiency-common-2025"] == (
        "research",
        {
            "type": "article-journal",
            "title": "Vitamin B12 Deficiency: Common Questions and Answers.",
            "container-title": "American family physician",
            "issued": {"date-parts": [[2025]]},
        },
    )


def test_what_is_no_answer_on_the_sample_page_is_reported_with_its_words(sample, shared_data):
    page = (shared_data / "sample-page/page.txt").read_text(encoding="utf-8").split("\n")

    for number in [3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 136, 138, 140, 142]:
        assert any(
            line.startswith(f"Line {number}: dropped (") and page[number - 1] in line
            for line in sample.report
        )
    whole = text_of(sample).short_answer + text_of(sample).body
    for word in ["Advisory", "Personalize", "Disclaimer", "follow-up question", "Last updated"]:
        assert word not in whole


def test_no_word_of_the_sample_page_is_lost(sample, shared_data):
    page = (shared_data / "sample-page/page.txt").read_text(encoding="utf-8")
    draft = sample.draft
    kept = " ".join(
        [
            draft.question,
            text_of(sample).headline,
            text_of(sample).short_answer,
            text_of(sample).body,
            str(draft.references),
            *sample.report,
            *(proposal.original for proposal in sample.proposals),
        ]
    )

    lost = set(re.findall(r"\w+", page)) - set(re.findall(r"\w+", kept))

    assert lost <= {"References", "Guideline", "Research"}


def test_a_proposal_stands_where_it_says_and_can_be_undone(sample):
    assert len(sample.proposals) == 34
    for proposal in sample.proposals:
        field = getattr(text_of(sample), proposal.where)
        expected = "[" + "; ".join(f"@{key}" for key in proposal.keys) + "]"
        assert field[proposal.start : proposal.end] == expected
        assert proposal.original in {
            "1, 2, 3",
            "1, 2",
            "2, 3",
            "2, 4",
            "1",
            "3",
            "1, 3",
            "2",
            "3, 5",
            "5",
            "6",
            "3, 6",
            "4",
        }


def test_the_dialect_reads_the_sample_page_without_problems(sample):
    marks = scan(text_of(sample).body)

    assert marks.problems == ()
    assert sum(len(citation.items) for citation in marks.citations) == 43


# Pages of our own

NUMBERED = """\
Is aspirin safe after a stomach ulcer?\r
\r
Aspirin After a Stomach Ulcer\r
\r
Low-dose aspirin may be restarted [1,2] once the ulcer has healed.³\r
\r
How it is restarted\r
\r
Check for H. pylori first 1, 2. Give 75 mg once daily from day 3.\r
\r
1. Stop other NSAIDs [4]\r
2. Add a proton pump inhibitor 3\r
\r
References\r
\r
1. Langan RC, Goodbred AJ. Aspirin and ulcers: a trial. Am Fam Physician. \
2017;96(6):384-389. doi:10.1000/XYZ\r
2. Example Society of Gastroenterology. Ulcer care. Gut Letters. 2020. PMID: 123456\r
3. Ulcer healing. Example Health Service, 2019. Available from: \
https://example.org/ulcer Accessed January 6, 2026\r
"""


def test_a_page_with_numbered_citations_and_windows_line_ends():
    imported = read(NUMBERED)

    langan = "langan-2017"
    society, healing = "ulcer-care-2020", "ulcer-healing-2019"
    assert text_of(imported).audience == "patient"
    assert text_of(imported).headline == "Aspirin After a Stomach Ulcer"
    assert text_of(imported).short_answer == (
        f"Low-dose aspirin may be restarted [@{langan}; @{society}] once the ulcer has healed. "
        f"[@{healing}]"
    )
    assert text_of(imported).body == (
        "## How it is restarted\n\n"
        f"Check for H. pylori first [@{langan}; @{society}]. Give 75 mg once daily from day 3.\n\n"
        "1. Stop other NSAIDs [@ref-4]\n"
        f"2. Add a proton pump inhibitor [@{healing}]"
    )
    assert imported.marks == {"1": 2, "2": 2, "3": 2, "4": 1}
    assert imported.dangling == ("4",)
    assert [r.model_dump()["csl"] for r in imported.draft.references] == [
        {
            "type": "article-journal",
            "DOI": "10.1000/xyz",
            "volume": "96",
            "issue": "6",
            "author": [{"family": "Langan", "given": "RC"}, {"family": "Goodbred", "given": "AJ"}],
            "title": "Aspirin and ulcers: a trial.",
            "container-title": "Am Fam Physician",
            "issued": {"date-parts": [[2017]]},
            "page": "384-389",
        },
        {
            "type": "article-journal",
            "PMID": "123456",
            "title": "Ulcer care.",
            "author": [{"literal": "Example Society of Gastroenterology"}],
            "container-title": "Gut Letters",
            "issued": {"date-parts": [[2020]]},
        },
        {
            "type": "webpage",
            "URL": "https://example.org/ulcer",
            "title": "Ulcer healing.",
            "author": [{"literal": "Example Health Service"}],
            "issued": {"date-parts": [[2019]]},
            "accessed": {"date-parts": [[2026, 1, 6]]},
        },
    ]


UNSPACED = """\
\ufeffWhat helps a dry cough?
Last reviewed: 3 March 2026
A Dry Cough Usually Passes by Itself
Most dry coughs pass in 3 to 4\u00a0weeks. 1
What you can do
•\u00a0Drink enough 1
•\u00a0Avoid smoke 2
When to see a doctor
See a doctor if the cough lasts longer than 3 weeks. 2, 3
This page is meant for everyone.
Sources
Coughs in adults
Example Institute, 2021
Smoke and the lungs
Journal of Examples, 2018
"""


def test_a_page_without_empty_lines_and_with_plain_sources():
    imported = read(UNSPACED)

    assert imported.draft.question == "What helps a dry cough?"
    assert text_of(imported).headline == "A Dry Cough Usually Passes by Itself"
    assert text_of(imported).short_answer == (
        "Most dry coughs pass in 3 to 4 weeks. [@coughs-adults-2021]"
    )
    assert text_of(imported).body == (
        "## What you can do\n\n"
        "- Drink enough [@coughs-adults-2021]\n"
        "- Avoid smoke [@smoke-lungs-2018]\n\n"
        "## When to see a doctor\n\n"
        "See a doctor if the cough lasts longer than 3 weeks. [@smoke-lungs-2018; @ref-3]\n\n"
        "This page is meant for everyone."
    )
    assert imported.marks == {"1": 2, "2": 2, "3": 1}
    assert imported.dangling == ("3",)


MARKED_UP = """\
# How is *type 2* diabetes treated?

## Type 2 Diabetes: First Steps

### Short version

**Metformin** is the usual first medicine (HbA1c ≥6.5 %).¹,²

### Doses

Start with 500 mg once daily_ and see [the label](https://example.org/label).

Drug\tDose\tSource
metformin\t500 mg\t1
a|b\t5\t[2]

#### In kidney disease

eGFR <30 mL/min/1.73 m²: do not give.[1]

**Disclaimer:** Written for students and trainees in medicine.

### What else

# not a heading mark in text

Related questions

What is HbA1c?
"""


def test_a_page_with_marks_of_its_own_and_a_table():
    imported = read(MARKED_UP)

    assert imported.draft.question == "How is *type 2* diabetes treated?"
    assert text_of(imported).headline == "Type 2 Diabetes: First Steps"
    assert text_of(imported).audience == "student"
    assert text_of(imported).short_answer == ""
    assert "No paragraph follows the headline. Write the short answer." in imported.report
    body = text_of(imported).body
    assert "**Metformin** is the usual first medicine (HbA1c ≥6.5 %). [@ref-1; @ref-2]\n" in body
    assert r"once daily\_ and see [the label](https://example.org/label)." in body
    assert (
        "| Drug | Dose | Source |\n| --- | --- | --- |\n| metformin | 500 mg | 1 |\n"
        "| a\\|b | 5 | [@ref-2] |\n"
    ) in body
    assert "eGFR <30 mL/min/1.73 m²: do not give. [@ref-1]\n" in body
    assert imported.marks == {"1": 2, "2": 2}
    assert imported.dangling == ("1", "2")


def test_headings_with_hashes_keep_their_distance():
    assert headings(text_of(read(MARKED_UP)).body) == [
        "#### Short version",
        "#### Doses",
        "##### In kidney disease",
        "#### What else",
        "## not a heading mark in text",
    ]


NESTED = """\
How is high blood pressure found?

Finding High Blood Pressure

Blood pressure is measured twice.

Steps

1. Measure in both arms 1
• ≥140/90 mmHg is high
• 120 to 139 mmHg is borderline, go to step 2
2. Repeat within 2 weeks 1

• Morning

  Before tablets are taken.

    ◦ Sitting
    ◦ Standing
        ▪ After 3 minutes

References

Book

Textbook of Pressure

Example Press, 2015

ISBN 0-306-40615-2

Web page

Measuring at home

Example Hearts

https://example.org/home
"""


def test_lists_without_and_with_indents_are_nested_by_four():
    imported = read(NESTED)

    assert text_of(imported).body == (
        "## Steps\n\n"
        "1. Measure in both arms [@textbook-pressure-2015]\n"
        "    - ≥140/90 mmHg is high\n"
        "    - 120 to 139 mmHg is borderline, go to step 2\n"
        "2. Repeat within 2 weeks [@textbook-pressure-2015]\n\n"
        "- Morning\n\n"
        "    Before tablets are taken.\n\n"
        "    - Sitting\n"
        "    - Standing\n"
        "        - After 3 minutes"
    )
    assert [(r.kind, r.model_dump()["csl"]) for r in imported.draft.references] == [
        (
            "textbook",
            {
                "type": "book",
                "title": "Textbook of Pressure",
                "publisher": "Example Press",
                "issued": {"date-parts": [[2015]]},
                "ISBN": "9780306406157",
            },
        ),
        (
            "web-page",
            {
                "type": "webpage",
                "title": "Measuring at home",
                "container-title": "Example Hearts",
                "URL": "https://example.org/home",
            },
        ),
    ]


# Refusals and rules


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("", "Line 1: there is nothing in the file."),
        ("\ufeff \n\n", "Line 1: there is nothing in the file."),
        ("\n\nVitamin B12.\n\nText.", "Line 3: the page begins with “Vitamin B12.”, which is no"),
        ("Personalize\n\nShare\n", "Line 1: there is no question on the page."),
        ("Why?\n", "Line 1: there is no answer below the question."),
        ("Why?\n\nBe\x00cause.", "Line 3: the character U+0000 cannot be stored."),
        ("Why?\n\n\ud800", "Line 3: the character U+D800 cannot be stored."),
        ("a" * 5_000_000, "Line 1: the file has 5,000,000 characters"),
    ],
)
def test_what_is_no_page_is_refused_with_place_and_cure(page, message):
    with pytest.raises(Refused) as refusal:
        read(page)

    assert str(refusal.value).startswith(message)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("disclaimer", "audience"),
    [
        ("This information is intended for healthcare professionals.", "clinician"),
        ("Designed for use by medical students.", "student"),
        ("Written for family carers.", "carer"),
        ("This page is intended for patients and their doctors.", "clinician"),
        ("It is not intended for healthcare professionals.", "patient"),
        ("Ask your doctor.", "patient"),
        ("", "patient"),
    ],
)
def test_the_disclaimer_decides_the_audience(disclaimer, audience):
    found, why = audience_of(disclaimer)

    assert found == audience
    assert why.startswith(f"Audience: {audience}, because ")


def test_a_page_without_headline_takes_the_question():
    imported = read("Is it safe?\n\nYes, it is safe for most people, as far as is known.\n")

    assert text_of(imported).headline == "Is it safe?"
    assert "No headline was found; the question stands in its place. Write one." in imported.report
    assert "No list of references was found. Add the sources." in imported.report


LINES = """\
Heading Words|• item 1|  • item 2, 3|1. one 2|Sentence. 1, 2|a\tb|**B**|References|Research|Title|
Source, 2020|Disclaimer|It is so.|## X|:::|•|""".replace("\n", "").split("|")


@given(st.lists(st.sampled_from(LINES), max_size=30))
def test_no_order_of_lines_breaks_the_reader(lines):
    imported = read("\n".join(["Why?", "Because.", *lines]))

    for proposal in imported.proposals:
        field = getattr(text_of(imported), proposal.where)
        assert field[proposal.start : proposal.end].startswith("[@")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
def test_any_words_are_read(words):
    assert read("Why?\n\nBecause.\n\n" + words).draft.question == "Why?"


@pytest.mark.parametrize(
    "piece", ["1, 2 ", "[1] ", "a 1 ", "**", "10.1000/", "• ", "\t", ". 1 ", "¹", "\n• a", "("]
)
def test_a_hostile_page_is_read_in_time(piece):
    assert read("Why?\n\nText.\n\n" + piece * 4_000 + "\n\nReferences\n\nTitle, 2020\n")
