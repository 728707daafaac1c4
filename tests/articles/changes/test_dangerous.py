"""The safety diff of two versions: complete, quiet where nothing changed, and stable."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.assemble import assemble
from articles.changes.dangerous import dangerous
from articles.content import Content, Disclaimer, Text
from articles.draft import Evidence
from articles.exchange.formats import read_file
from tests.conftest import ROOT
from tests.contents import contents
from tests.factories import REFERENCES, make_draft

BODY = """\
## What happens

[A lack of vitamin B12 **can not** be felt by 40 in 100.]{#nerves kind="other"} [@stabler2013]
See [the leaflet](https://example.org/leaflet/12) and ![a cord of 3 parts](/media/cord1.png).

::: {.emergency}
### Call 999 now if

- you cannot pass urine for >12 hours
- your legs get weaker in 2 days
:::

## The usual dose

[Hydroxocobalamin 1 mg is given every 2 months into a muscle.]{#dose kind="dose"} [@ng239, p. 12]

::: {.warning}
Never take folic acid alone, and *avoid* metformin.
:::

| Serum B12 | Means |
|---|---|
| <180 pg/mL | low in adults |
| ≥350 pg/mL | unlikely [@ng239] |

1. Rest for 3 weeks.
2. Do not drive, not even a bit, for 1 month.
"""
DRAFT = make_draft(
    question="Can less than 180 pg/mL make your legs weak?",
    texts=tuple(
        Text(
            audience=audience,
            headline="Below 180 pg/mL legs may not hold",
            short_answer="Yes, in 3 of 10. [It is not rare.]{#rare} [@ng239]",
            body=BODY,
        )
        for audience in ("patient", "clinician")
    ),
)
NOTICES = (
    Disclaimer(audience="patient", state="approved", number=1, text="Do not stop 1 mg."),
    Disclaimer(audience="", state="", number=2, text="Call 999 in an emergency."),
)
BEFORE = assemble(DRAFT, NOTICES)

# Each way to change one thing: what may be changed, and what it may become.
_MARKS = r"\{#[^}]*\}|^\d+\. "
CHANGES = {
    "digit": (r"\d", ["0", "7", "", "11"]),
    "unit": (r"(?<=\d )(?:mg|pg/mL|months?|weeks|days|hours)", ["g", "years", "ng/mL"]),
    "comparator": (r"[<>≥]", ["≤", ""]),
    "word of comparison": (r"less than|Below", ["more than"]),
    "negation": (r"\b(?:not|cannot|Never|avoid)\b ?", ["", "always "]),
    "medicine": (r"(?i)vitamin B12|hydroxocobalamin|folic acid|metformin", ["aspirin", "water"]),
    "frequency": (r"every 2 months", ["daily", ""]),
    "route": (r"into a muscle", ["by mouth", ""]),
    "address": (r"(?<=\]\()[^)]+", ["https://example.org/other", "/else"]),
    "key": (r"(?<=@)(?:ng239|stabler2013)", ["other"]),
    "citation": (r" ?\[@[^\]]*\]", [""]),
    "emphasis": (r"\*\*(can not)\*\*", [r"\1"]),
    "care card": (r"(?ms)^::: \{\.emergency\}.*?^:::$", [""]),
    "fence": (r"\.emergency|\.warning", [".note"]),
}


def edited(draft, audience, field, start, end, new):
    texts = []
    for text in draft.texts:
        if text.audience == audience:
            source = getattr(text, field)
            text = text.model_copy(update={field: source[:start] + new + source[end:]})
        texts.append(text)
    return draft.model_copy(update={"texts": tuple(texts)})


def places(field, pattern):
    source = getattr(DRAFT.texts[0], field)
    marks = [found.span() for found in re.finditer(_MARKS, source, re.M)]
    return [
        found
        for found in re.finditer(pattern, source)
        if not any(start <= found.start() < end for start, end in marks)
    ]


@st.composite
def single_changes(draw):
    kind = draw(st.sampled_from(sorted(CHANGES)))
    pattern, becomes = CHANGES[kind]
    where = [
        (field, found)
        for field in ("headline", "short_answer", "body")
        for found in places(field, pattern)
    ]
    field, found = draw(st.sampled_from(where))
    new = found.expand(draw(st.sampled_from([each for each in becomes if each != found[0]])))
    audience = draw(st.sampled_from(["patient", "clinician"]))
    return kind, audience, edited(DRAFT, audience, field, *found.span(), new)


@given(single_changes())
@settings(max_examples=100, deadline=None)
def test_every_single_change_is_called_out(change):
    _, audience, draft = change

    found = dangerous(BEFORE, assemble(draft, NOTICES))

    assert any(danger.audience == audience for danger in found)


@given(single_changes())
@settings(max_examples=30, deadline=None)
def test_what_is_called_out_can_be_told_apart_and_is_the_same_again(change):
    _, _, draft = change
    after = assemble(draft, NOTICES)

    found = dangerous(BEFORE, after)
    again = dangerous(Content.from_json(BEFORE.to_json()), Content.from_json(after.to_json()))

    assert [danger.digest for danger in found] == [danger.digest for danger in again]
    assert len({danger.digest for danger in found}) == len(found)


@given(contents)
@settings(max_examples=40, deadline=None)
def test_equal_contents_have_no_dangerous_change(content):
    assert dangerous(content, Content.from_json(content.to_json())) == ()


@given(contents, contents)
@settings(max_examples=40, deadline=None)
def test_any_two_contents_can_be_compared(before, after):
    for danger in dangerous(before, after):
        assert danger.before != danger.after
        assert len(danger.digest) == 64


@given(contents)
@settings(max_examples=10, deadline=None)
def test_of_a_first_version_nothing_is_dangerous(content):
    assert dangerous(None, content) == ()


@given(st.permutations(BODY.split("\n\n")[:2] + ["Take 5 mg daily.", "Not now.", "Ask in 2 days."]))
@settings(max_examples=30, deadline=None)
def test_paragraphs_in_another_order_are_no_other_numbers(paragraphs):
    plain = [each for each in paragraphs if not each.startswith("##")]
    one, other = "\n\n".join(sorted(plain)), "\n\n".join(plain)

    found = [
        dangerous(
            assemble(edited(DRAFT, "patient", "body", 0, len(BODY), one)),
            assemble(edited(DRAFT, "patient", "body", 0, len(BODY), other)),
        )
    ]

    assert found == [()]


def changed_once(before, after):
    (danger,) = dangerous(before, after)
    return danger.kind, danger.where, danger.words


def test_a_claims_wording_that_its_text_does_not_have_is_called_out():
    claims = [
        claim.model_copy(
            update={"wordings": tuple(
                each.model_copy(update={"words": each.words.replace("1 mg", "10 mg")})
                for each in claim.wordings
            )}
        )
        for claim in BEFORE.claims
    ]  # fmt: skip
    after = BEFORE.model_copy(update={"claims": tuple(claims)})

    found = {(each.kind, each.where, each.words) for each in dangerous(BEFORE, after)}

    assert found == {("number", "claim dose", "1 mg → 10 mg")}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"quote": "Give 2 mg."}, "“Give 1 mg.” (ng239) → “Give 2 mg.” (ng239)"),
        ({"stance": "contradicts"}, "ng239 supports → ng239 contradicts"),
    ],
)
def test_other_evidence_is_called_out(changed, words):
    row = Evidence(claim="dose", reference="ng239", locator="p. 12", quote="Give 1 mg.")
    before = assemble(DRAFT.model_copy(update={"evidence": (row,)}))
    after = assemble(DRAFT.model_copy(update={"evidence": (row.model_copy(update=changed),)}))

    assert changed_once(before, after) == ("citation", "claim dose", words)


def test_another_dose_in_a_notice_is_called_out():
    after = assemble(
        DRAFT, (NOTICES[0].model_copy(update={"text": "Do not stop 2 mg."}), NOTICES[1])
    )

    assert changed_once(BEFORE, after) == ("number", "article", "1 mg → 2 mg")


def test_a_notice_that_went_is_called_out():
    kind, where, words = changed_once(BEFORE, assemble(DRAFT, NOTICES[:1]))

    assert (kind, where) == ("loss", "article")
    assert words == "notice on every page: Call 999 in an emergency. → (gone)"


def test_a_reference_that_leads_elsewhere_is_called_out():
    one = REFERENCES[0].model_copy(update={"csl": {**REFERENCES[0].csl, "DOI": "10.1056/other"}})
    after = assemble(DRAFT.model_copy(update={"references": (one, REFERENCES[1])}), NOTICES)

    assert changed_once(BEFORE, after) == (
        "link",
        "reference stabler2013",
        "10.1056/nejmcp1113996 → 10.1056/other",
    )


def test_a_claim_that_is_no_claim_any_more_is_called_out():
    body = BODY.replace("[Hydroxocobalamin", "Hydroxocobalamin").replace(
        '.]{#dose kind="dose"}', "."
    )
    draft = edited(DRAFT, "patient", "body", 0, len(BODY), body)
    draft = edited(draft, "clinician", "body", 0, len(BODY), body)

    found = [(each.kind, each.where) for each in dangerous(BEFORE, assemble(draft, NOTICES))]

    assert found == [("loss", "claim dose")]


def test_a_text_of_their_own_is_one_change():
    text = DRAFT.texts[0].model_copy(update={"audience": "carer"})
    after = assemble(DRAFT.model_copy(update={"texts": (*DRAFT.texts, text)}), NOTICES)

    assert changed_once(BEFORE, after)[0] == "new"
    assert [each.kind for each in dangerous(after, BEFORE)] == ["loss"]


def test_the_question_is_compared():
    after = assemble(
        DRAFT.model_copy(update={"question": DRAFT.question.replace("180", "80")}), NOTICES
    )

    assert changed_once(BEFORE, after) == (
        "number",
        "question",
        "less than 180 pg/mL → less than 80 pg/mL",
    )


def test_the_words_that_terms_put_in_are_compared():
    def with_term(plain):
        term = {"word": "weaker", "audience": "carer", "plain": plain}
        return Content.from_json({**BEFORE.to_json(), "terms": [term]})

    found = dangerous(with_term("feebler"), with_term("warfarin"))

    assert "carer" in {each.audience for each in found if each.where == "body"}


def test_another_change_of_the_same_words_has_another_digest():
    once = edited(DRAFT, "patient", "headline", 6, 9, "170")
    (first,) = dangerous(BEFORE, assemble(once, NOTICES))
    twice = edited(once, "patient", "headline", 29, 33, "bear")
    (second,) = dangerous(BEFORE, assemble(twice, NOTICES))

    assert first.words == second.words
    assert first.digest != second.digest


def test_long_texts_are_compared_in_time():
    source = (ROOT / "editorial/demo/b12-leg-weakness.md").read_text()
    long = (source[source.index("## Why it happens") :] * 12).replace(":::", "")[:64_000]
    one = assemble(edited(DRAFT, "patient", "body", 0, len(BODY), long))
    other = assemble(edited(DRAFT, "patient", "body", 0, len(BODY), long.replace("1", "7")))

    began = time.process_time()
    found = dangerous(one, other)

    assert len(found) > 100
    assert time.process_time() - began < 2


def test_two_real_versions_differ_by_what_was_changed():
    draft = read_file(ROOT / "editorial/demo/b12-leg-weakness.md").draft
    text = draft.texts[0]
    body = text.body.replace("1 mg on alternate", "10 mg on alternate")
    body = body.replace("@cobalin-h] [How", "@nice-ng239] [How")
    after = draft.model_copy(
        update={"texts": (text.model_copy(update={"body": body}), *draft.texts[1:])}
    )

    found = [
        (each.kind, each.claim, each.words) for each in dangerous(assemble(draft), assemble(after))
    ]

    assert found == [
        ("number", "loading-dose", "1 mg → 10 mg"),
        ("citation", "maintenance-dose", "cobalin-h → nice-ng239"),
    ]
