"""Every audience is told the same facts of a claim."""

from pathlib import Path

import pytest

from articles.assemble import assemble
from articles.checks.prepared import prepare
from articles.checks.statements import since_approved
from articles.checks.statements.parity import CHECKS, same_facts
from articles.content import Claim, LeftOut, Wording
from articles.exchange import markdown_form

DEMO = sorted((Path(__file__).parents[4] / "editorial" / "demo").glob("*-*.md"))


@pytest.fixture
def found(article, check_context):
    """Return ids, levels and quotes for a claim in the words of a clinician and of others."""

    def run(clinician, patient, kind="other", **others):
        words = {"clinician": clinician, "patient": patient, **others}
        texts = [
            {"audience": audience, "headline": "H", "short_answer": "", "body": f"[{said}]{{#it}}"}
            for audience, said in words.items()
        ]
        claim = Claim(
            id="it",
            kind=kind,
            wordings=tuple(Wording(audience=a, words=said) for a, said in words.items()),
        )
        content = article().model_validate(
            article().to_json() | {"texts": texts, "claims": [claim.model_dump()]}
        )
        return [
            (f.id, f.level, f.audience, f.quote)
            for check in CHECKS
            for f in check.run(content, check_context)
        ]

    return run


@pytest.mark.parametrize(
    ("clinician", "patient", "id", "quote"),
    [
        ("Give 1 mg every 2 months.", "You have 1 mg every month.", "NUM-02", "every month"),
        ("Give 1 mg.", "You have 10 mg.", "NUM-02", "10 mg"),
        ("Give 1 mg.", "You have 1 microgram.", "NUM-02", "1 microgram"),
        ("B12 of less than 180 ng/L.", "B12 of 180 ng/L.", "NUM-02", "180 ng/L"),
        ("People aged 16 and over.", "People aged 60 and over.", "NUM-02", "60 and over"),
        ("Review at 3 months.", "You have a check after 3 weeks.", "NUM-02", "3 weeks"),
        ("1 mg intramuscularly.", "You have 1 mg by mouth.", "NUM-11", "by mouth"),
        ("Hydroxocobalamin 1 mg.", "Cyanocobalamin 1 mg.", "NUM-11", "Cyanocobalamin"),
        ("500 mg for 2 weeks.", "500 mg for 2 months.", "NUM-11", "2 months"),
        ("Do not start iron.", "You start iron.", "NUM-12", "You start iron."),
        ("It lowers the risk.", "It raises the risk.", "NUM-12", "raises"),
    ],
)
def test_contradiction_blocks_and_quotes_the_words(found, clinician, patient, id, quote) -> None:
    assert (id, "block", "patient", quote) in found(clinician, patient)


# The pairs are short sentences of drug labels and patient information, in their two registers.
@pytest.mark.parametrize(
    ("clinician", "patient"),
    [
        ("Give 1 mg every 2 months.", "You have 1,000 micrograms every two months."),
        (
            "Hydroxocobalamin 1 mg intramuscularly on alternate days.",
            "You have hydroxocobalamin (a form of B12) 1 mg every other day, into a muscle.",
        ),
        (
            "The recommended dose is 40 mg administered every other week.",
            "You take 40 mg every 2 weeks.",
        ),
        ("Safety below 18 years is not established.", "It is not known if it is safe under 18."),
        (
            "Seek attention for an erection persisting longer than 4 hours.",
            "Get help right away if an erection lasts more than 4 hours.",
        ),
        ("It affects 38% of people.", "It affects about 4 in 10 people."),
        ("Neurological signs occur without anaemia.", "You can have signs with no anaemia."),
        ("Continue metformin.", "You do not need to stop metformin."),
    ],
)
def test_other_words_for_the_same_facts_are_silent(found, clinician, patient) -> None:
    assert found(clinician, patient) == []


def test_figure_that_only_one_text_gives_warns(found) -> None:
    assert found("Give 1 mg for 2 weeks.", "You have 1 mg.", "dose") == [
        ("NUM-02", "warn", "clinician", "2 weeks")
    ]


def test_other_shares_and_counts_warn(found) -> None:
    assert found("Up to 1 in 10 people.", "Up to 1 in 100 people.") == [
        ("NUM-02", "warn", "patient", "Up to 1 in 100")
    ]


def test_the_odd_one_out_is_blamed_once(found) -> None:
    same = "Give 1 mg."

    assert found("Give 10 mg.", same, student=same, carer=same) == [
        ("NUM-02", "block", "clinician", "10 mg")
    ]


def test_claim_that_a_text_drops_must_be_marked(article, check_context) -> None:
    content = article("[Give 1 mg.]{#it} [@puri2011]")
    text = content.texts[0].model_copy(update={"audience": "patient", "body": "Nothing."})
    dropped = content.model_copy(update={"texts": (text, *content.texts)})
    claim = content.claims[0].model_copy(
        update={"left_out": (LeftOut(audience="patient", reason="A nurse gives it."),)}
    )

    (trouble,) = same_facts(prepare(dropped, check_context))

    assert (trouble.audience, trouble.level) == ("patient", None)
    assert "missing from the patient text" in trouble.message
    marked = dropped.model_copy(update={"claims": (claim,)})
    assert list(same_facts(prepare(marked, check_context))) == []


def test_derived_texts_owe_no_wording(article, check_context) -> None:
    assert list(same_facts(prepare(article(), check_context))) == []


def test_claim_with_too_many_facts_is_told_as_unchecked(found) -> None:
    many = " ".join(f"Give {i} mg." for i in range(1, 80))

    assert ("NUM-02", "unchecked", "", "") in found(many, "Give 1 mg.")


@pytest.mark.parametrize(
    ("now", "turned"),
    [
        ("Start folic acid on its own.", True),
        ("Do not start folic acid alone.", False),
        ("Do not start folic acid on its own.", False),
    ],
)
def test_approved_statement_is_not_turned(article, now, turned) -> None:
    approved = article("[Do not start folic acid on its own.]{#order} [@puri2011]")
    content = article(f"[{now}]{{#order}} [@puri2011]")

    assert bool(list(since_approved.turned(content, approved))) == turned


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_demonstration_articles_agree_with_themselves(path, check_context) -> None:
    content = assemble(markdown_form.read(path.read_text(encoding="utf-8")).draft)

    assert [f for check in CHECKS for f in check.run(content, check_context)] == []


# Single dangerous edits of one wording of a real article, the others left as they are.
@pytest.mark.parametrize(
    ("claim", "was", "became", "id"),
    [
        ("loading-dose", "1 mg", "10 mg", "NUM-02"),
        ("loading-dose", "1 mg", "1 g", "NUM-02"),
        ("loading-dose", "on alternate days", "every day", "NUM-02"),
        ("loading-dose", "intramuscularly", "subcutaneously", "NUM-11"),
        ("loading-dose", "Hydroxocobalamin", "Cyanocobalamin", "NUM-11"),
        ("maintenance-dose", "every 2 months", "every 2 weeks", "NUM-02"),
        ("maintenance-dose", "Hydroxocobalamin", "Hydroxychloroquine", "NUM-11"),
        ("b12-low", "less than 180", "180", "NUM-02"),
        ("b12-low", "less than", "more than", "NUM-02"),
        ("b12-low", "180 ng/L", "180 ng/mL", "NUM-02"),
        ("b12-unclear", "133 to 258", "133 to 528", "NUM-02"),
        ("folic-acid-order", "do not start", "start", "NUM-12"),
        ("no-anaemia", "without anaemia", "with anaemia", "NUM-12"),
        ("follow-up", "at 3 months", "at 30 months", "NUM-02"),
        ("test-offer", "16 and over", "60 and over", "NUM-02"),
        ("early-treatment", "lowers the risk", "raises the risk", "NUM-12"),
    ],
)
def test_one_dangerous_edit_of_the_demonstration_is_caught(
    check_context, claim, was, became, id
) -> None:
    source = next(path for path in DEMO if path.stem == "b12-leg-weakness")
    before, clinician = source.read_text(encoding="utf-8").split('audience="clinician"}\n#', 1)
    words, mark, rest = clinician.partition(f"]{{#{claim} ")
    start = words.rindex("[")
    edited = words[:start] + words[start:].replace(was, became)
    assert edited != words
    text = f'{before}audience="clinician"}}\n#{edited}{mark}{rest}'
    content = assemble(markdown_form.read(text).draft)

    found = [f for check in CHECKS for f in check.run(content, check_context)]

    assert (id, "block", f"claim {claim}") in {(f.id, f.level, f.where) for f in found}
