"""Citations: where they are missing, dangling, or no marks at all."""

import pytest

from articles.checks.prepared import prepare
from articles.checks.sources.citations import bare_digits, claims_without_citation, unknown_keys
from articles.content import Term


def test_every_occurrence_of_an_unknown_key_is_named(article, check_context) -> None:
    body = "Lesions may be permanent. [@fda]\n\n- Give no folic acid. [@puri2011; @fda, p. 3]\n"

    found = list(unknown_keys(prepare(article(body), check_context)))

    assert [trouble.quote for trouble in found] == [
        "Lesions may be permanent. [@fda]",
        "Give no folic acid. [@puri2011; @fda, p. 3]",
    ]
    assert all('"fda"' in trouble.message for trouble in found)
    assert [body[trouble.at :][:5] for trouble in found] == ["[@fda", "[@pur"]


def test_unknown_key_of_a_claim_is_quoted_with_the_claims_words(article, check_context) -> None:
    body = "First. [Weakness *comes* late.]{#late} [@gone] More."

    (found,) = unknown_keys(prepare(article(body), check_context))

    assert found.quote == "Weakness comes late. [@gone]"


def test_digits_beyond_the_list_are_dangling_citations(article, check_context) -> None:
    body = "The FDA label warns of lesions of the spinal cord. 6 Immediate treatment is needed."

    (found,) = unknown_keys(prepare(article(body), check_context))

    assert found.quote == "The FDA label warns of lesions of the spinal cord. 6"
    assert "the list of references ends at 1" in found.message


def test_sample_pages_five_dangling_marks_are_found(article, check_context, sample_body) -> None:
    content = article(sample_body)
    five = tuple(content.references[0].model_copy(update={"key": f"r{n}"}) for n in range(1, 6))

    found = list(
        unknown_keys(prepare(content.model_copy(update={"references": five}), check_context))
    )

    assert [trouble.quote[-40:] for trouble in found] == [
        "degenerative lesions of the spinal cord. 6"[-40:],
        "before or without B12 supplementation. 3, 6"[-40:],
        "combined degeneration of the spinal cord. 3, 6"[-40:],
        "Patients require lifelong monthly B12 injections. 6"[-40:],
        "incapacitating and irreversible spinal cord damage. 6"[-40:],
    ]


def test_sample_pages_digits_that_read_as_values_are_quoted(
    article, check_context, sample_body
) -> None:
    quotes = {
        trouble.quote for trouble in bare_digits(prepare(article(sample_body), check_context))
    }

    assert {
        "Initial test: Serum B12 level 5",
        "Confirmatory test: Methylmalonic acid (MMA) 5",
        "Age >60 years 5",
    } <= quotes


def test_escaped_brackets_are_read_as_the_reader_reads_them(article, check_context) -> None:
    (found,) = bare_digits(prepare(article(r"Weakness comes late \[3\]."), check_context))

    assert found.quote == "Weakness comes late [3]"


def test_claim_without_citation_is_quoted_and_named(article, check_context) -> None:
    content = article("[Treatment is *mandatory*.]{#treat}", audience="patient")

    (found,) = claims_without_citation(prepare(content, check_context))

    assert (found.where, found.audience, found.quote) == (
        "claim treat",
        "patient",
        "Treatment is mandatory.",
    )


def test_number_of_a_name_among_the_terms_is_silent(article, check_context) -> None:
    body = "This is Noonan syndrome 5. It is rare."
    term = Term(word="Noonan syndrome 5", audience="clinician", plain="a rare syndrome")
    content = article(body)

    assert len(list(bare_digits(prepare(content, check_context)))) == 1
    named = content.model_copy(update={"terms": (term,)})
    assert list(bare_digits(prepare(named, check_context))) == []


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("How is 47 XXX syndrome found?", "It is found late. 47 XXX syndrome is rare."),
        ("How is spastic paraplegia type 7 treated?", "- Spastic paraplegia 7"),
        ("How is it treated?", "- Genetic Testing Registry: Orofaciodigital syndrome 10"),
        ("How is it treated?", "- MedlinePlus Encyclopedia: Neurofibromatosis 2"),
        (
            "Why?",
            "The gene holds the plan of a protein called fibroblast growth factor receptor 2.",
        ),
        ("Why?", "The gene holds the plan of an enzyme called methyltransferase 1."),
        ("Why?", "The genes hold the plan of proteins called keratin 5 and keratin 14."),
        ("Why?", "The NOTCH3 gene tells the body how to make the Notch3 protein."),
        ("Why?", "The laminin 2 protein is one of them; another is laminin 4."),
        ("What to do?", "Make a plan that includes calling 9-1-1."),
    ],
)
def test_number_of_a_real_name_is_silent(article, check_context, question, body) -> None:
    content = article(body, question=question)

    assert [t.quote for t in bare_digits(prepare(content, check_context))] == []


@pytest.mark.parametrize(
    ("body", "digits"),
    [
        ("- Initial Test: Serum B12 level 5", "5"),
        ("- Raised: alkaline phosphatase 5", "5"),
        ("A second sign is C-reactive protein 3.", "3"),
        ("Diabetes is the leading cause of kidney failure.1 It is treated.", "1"),
        ("- Mayo Clinic: Give vitamin B12. 4", "4"),
        ("The gene is changed in 90 percent of cases.2 It helps the body.", "2"),
    ],
)
def test_citation_beside_what_looks_like_a_name_is_found(
    article, check_context, body, digits
) -> None:
    (found,) = bare_digits(prepare(article(body, question="Why?"), check_context))

    assert f'"{digits}"' in found.message
