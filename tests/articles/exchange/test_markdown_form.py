import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import audiences
from articles.assemble import assemble
from articles.content import AiUse, Author, Reference, Text
from articles.draft import Draft, Evidence
from articles.exchange.imported import Refused
from articles.exchange.markdown_form import read, write

BY_HAND = """\
---
question: Can B12 deficiency cause leg weakness?
slug: b12-leg-weakness
topics: [nerves, blood]
region: no
next_review_on: 2027-01-06
ai_use: {kind: drafted, tool: "A: tool", note: }
authors:
  - name: Jo Example
    role: author
evidence:
  leg-weakness:
    puri2011: {locator: p. 422, stance: partly}
references:
  - id: puri2011
    x-kind: research
    type: article-journal
    title: "Serial studies: nerves"
    issued: {date-parts: [[2011]]}
    volume: "32"
---

::: {.text audience="clinician"}
# B12 deficiency can cause leg weakness

::: {.short-answer}
Yes, it can. [@puri2011]
:::

[It can.]{#leg-weakness} [@puri2011; @gone]

::: {.urgent}
# Get help

- >350 pg/mL
:::
:::

::: {.text audience="patient"}
# Weak legs
::: {.short-answer}
Yes.
:::
Ask for a blood test. [@puri2011]
:::
"""


def test_a_file_written_by_hand_is_read():
    imported = read(BY_HAND)

    assert imported.draft == Draft(
        slug="b12-leg-weakness",
        question="Can B12 deficiency cause leg weakness?",
        topics=("nerves", "blood"),
        region="no",
        next_review_on="2027-01-06",
        ai_use=AiUse(kind="drafted", tool="A: tool"),
        authors=(Author(name="Jo Example", role="author"),),
        evidence=(
            Evidence(claim="leg-weakness", reference="puri2011", locator="p. 422", stance="partly"),
        ),
        references=(
            Reference(
                key="puri2011",
                kind="research",
                csl={
                    "type": "article-journal",
                    "title": "Serial studies: nerves",
                    "issued": {"date-parts": [[2011]]},
                    "volume": "32",
                },
            ),
        ),
        texts=(
            Text(
                audience="clinician",
                headline="B12 deficiency can cause leg weakness",
                short_answer="Yes, it can. [@puri2011]",
                body="[It can.]{#leg-weakness} [@puri2011; @gone]\n\n"
                "::: {.urgent}\n# Get help\n\n- >350 pg/mL\n:::",
            ),
            Text(
                audience="patient",
                headline="Weak legs",
                short_answer="Yes.",
                body="Ask for a blood test. [@puri2011]",
            ),
        ),
    )
    assert imported.marks == {"gone": 1, "puri2011": 3}
    assert imported.dangling == ("gone",)


def test_a_file_without_a_slug_gets_one_from_its_question():
    draft = Draft(slug="is-it-so", question="Is it so?")

    assert read("---\nquestion: Is it so?\n---\n").draft == draft


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    assert read("\ufeff" + BY_HAND.replace("\n", "\r\n")) == read(BY_HAND)


def test_a_written_article_has_the_same_digest():
    content = assemble(read(BY_HAND).draft)

    assert assemble(read(write(read(BY_HAND).draft)).draft).digest == content.digest


def draft_with(**text):
    words = {"audience": "patient", "headline": "H", "short_answer": "S.", "body": "B."} | text
    return Draft(slug="s", question="Q?", texts=(Text.model_validate(words),))


@pytest.mark.parametrize(
    "text",
    [
        {"body": '::: {.for audience="carer"}\nA\n:::'},
        {"body": ":::\n::::: {.note}\nopen"},
        {"body": '::: {.text audience="patient"}\n# X\n:::'},
        {"body": "\n\n  two empty lines above, two below\n\n"},
        {"body": ""},
        {"body": "\n"},
        {"body": "---\nquestion: other\n---"},
        {"body": "carriage\r\nreturn and \r alone"},
        {"body": "\u2028 \x85 \x0c \ufeff \U0001f600"},
        {"short_answer": ""},
        {"short_answer": "", "body": "::: {.short-answer}\nnot it\n:::"},
        {"short_answer": ":::\n::: {.short-answer}"},
        {"short_answer": "two\n\nparagraphs\n"},
        {"headline": ""},
        {"headline": "  spaces  "},
        {"headline": "two\nlines"},
        {"headline": "# hash"},
    ],
)
def test_texts_come_back_letter_for_letter(text):
    assert read(write(draft_with(**text))).draft == draft_with(**text)


def test_a_text_that_no_fence_can_hold_travels_in_the_front_matter():
    written = write(draft_with(headline="two\nlines"))

    assert '    headline: "two\\nlines"\n' in written
    assert ".text audience" not in written


def test_texts_keep_their_order_when_one_fits_no_fence():
    plain = Text(audience="patient", headline="H", short_answer="S.", body="B.")
    odd = Text(audience="carer", headline="two\nlines", short_answer="", body="")
    draft = Draft(slug="s", question="Q?", texts=(odd, plain))

    assert read(write(draft)).draft == draft


@pytest.mark.parametrize(
    "record",
    [
        {"id": "other", "x-kind": "x", "x-own-id": "y"},
        {"number": "012", "page": "1_000", "DOI": "1e5", "issue": "1:30", "volume": "0x1F"},
        {"a": "no", "b": "true", "c": "null", "d": "~", "e": "", "f": "2020-01-01", "g": "<<"},
        {"a": None, "b": True, "c": 12, "d": [[2020, 1]], "e": {"f": []}, "g": {}},
        {"<<": {"a": 1}, "=": "=", "": "&x *y !z", "- ": "# not a comment", "?": "a: b"},
        {"title": " leading, trailing \n", "quoted": "\"'\\n\t\u00e9\ufeff\U0001f600\x85"},
    ],
)
def test_records_come_back_exactly(record):
    draft = Draft(
        slug="s", question="Q?", references=(Reference(key="k", kind="other", csl=record),)
    )

    assert read(write(draft)).draft.references[0].model_dump() == (draft.references[0].model_dump())


def test_evidence_that_is_given_twice_comes_back_in_order():
    evidence = tuple(
        Evidence(claim=claim, reference=reference, locator=locator)
        for claim, reference, locator in [
            ("one", "a", "p. 1"),
            ("two", "a", ""),
            ("one", "b", ""),
            ("one", "a", "p. 9"),
        ]
    )
    draft = Draft(slug="s", question="Q?", evidence=evidence)

    assert read(write(draft)).draft == draft


# Letters that YAML, Markdown and fences give a meaning to, among all others.
NASTY = st.text(
    st.sampled_from(list(":'\"#-|>&*!%@`{}[],? \n\t\\~.0a\u2028\ufeff\x85é"))
    | st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    max_size=12,
)
SOURCE = st.lists(
    st.sampled_from([":::", "::: {.note}", ":::: x", "", "# H", "---", "  a", "- >350", "```"])
    | NASTY,
    max_size=6,
).map("\n".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | NASTY,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NASTY, inner, max_size=3),
    max_leaves=6,
)
KEYS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_:.#$%&+?<>~/-]{0,9}", fullmatch=True)
EVIDENCE = st.builds(
    Evidence,
    claim=st.sampled_from(["a", "b", ""]),
    reference=st.sampled_from(["r", "s", "no"]),
    locator=NASTY,
    quote=NASTY,
    stance=st.sampled_from(["supports", "partly", "contradicts"]),
)
DRAFTS = st.builds(
    Draft,
    slug=NASTY,
    language=NASTY,
    question=NASTY,
    region=NASTY,
    topics=st.lists(NASTY, max_size=3).map(tuple),
    ai_use=st.builds(AiUse, kind=st.sampled_from(["", "none", "drafted"]), tool=NASTY, note=NASTY),
    next_review_on=st.sampled_from(["", "2027-01-06"]),
    authors=st.lists(st.builds(Author, name=NASTY, role=NASTY), max_size=2).map(tuple),
    texts=st.lists(
        st.builds(
            Text,
            audience=st.sampled_from(audiences.CODES),
            headline=NASTY,
            short_answer=SOURCE,
            body=SOURCE,
        ),
        unique_by=lambda text: text.audience,
        max_size=3,
    ).map(tuple),
    evidence=st.lists(EVIDENCE, max_size=3).map(tuple),
    references=st.lists(
        st.builds(
            Reference,
            key=KEYS,
            kind=st.sampled_from(["other", "trial"]),
            csl=st.dictionaries(NASTY | st.sampled_from(["id", "x-kind"]), JSON, max_size=3),
        ),
        unique_by=lambda reference: reference.key,
        max_size=2,
    ).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(DRAFTS)
def test_what_is_written_reads_back_as_it_was(draft):
    assert read(write(draft)).draft == draft


# Refusals

HEAD = "---\nquestion: Q?\nslug: s\n---\n"
TEXT = '::: {.text audience="patient"}\n# H\n\nB\n:::\n'


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("", "Line 1: there is nothing in the file."),
        ("a" * 5_000_000, "Line 1: the file has 5,000,000 characters"),
        ("Question?\n", "Line 1: the file does not begin with front matter."),
        ("---\nquestion: Q?\n", "Line 1: the front matter is not closed."),
        ("---\nslug: s\n---\n", "Line 1: there is no question."),
        ("---\nquestion: 'Q?\n---\n", "Line 3: the front matter is no YAML here"),
        ("\n---\n- a\n- b\n---\n", "Line 3: the front matter has no keys."),
        ("---\nquestion: Q?\ntopcis: []\n---\n", "Line 3: “topcis” is no key of the front matter."),
        ("---\nquestion: Q?\nquestion: R?\n---\n", "Line 3: “question” stands twice."),
        ("---\nquestion: [Q]\n---\n", "Line 2: question must be words on one line."),
        ("---\nquestion: Q?\ntopics: a\n---\n", "Line 3: topics must be a list."),
        ("---\nquestion: Q?\ntopics: [&x a, *x]\n---\n", "Line 3: anchors and aliases"),
        ("---\nquestion: !!python/name:os.system\n---\n", "Line 2: the tag "),
        (
            "---\nquestion: Q?\ntopics: " + "[" * 50 + "]" * 50 + "\n---\n",
            "Line 3: values stand more than 20 deep.",
        ),
        ("---\nquestion: \x07\n---\n", "Line 2: the character U+0007 cannot stand here."),
        ("---\nquestion: \x00\n---\n", "Line 2: the character U+0000 cannot be stored."),
        ("---\nquestion: " + "a" * 1_000_001 + "\n---\n", "Line 2: the front matter has 1,000,"),
        ("---\nquestion: Q?\nnext_review_on: soon\n---\n", "Line 2: next_review_on does not fit"),
        ("---\nquestion: Q?\nai_use: {kind: magic}\n---\n", "Line 3: kind does not fit"),
        ("---\nquestion: Q?\nreferences:\n  - title: T\n---\n", "Line 4: this reference has no id"),
        ("---\nquestion: Q?\nreferences:\n  - id: a b\n---\n", "Line 4: key does not fit"),
        (
            "---\nquestion: Q?\nreferences:\n  - id: a\n  - id: a\n---\n",
            "Line 5: the id “a” stands twice.",
        ),
        (HEAD + "Stray words.\n" + TEXT, "Line 5: “Stray words.” stands outside any text."),
        (HEAD + TEXT.replace("patient", "nurse"), "Line 5: “nurse” is no audience."),
        (HEAD + TEXT[:-4], "Line 5: the text for patient is not closed."),
        (HEAD + TEXT.replace("B\n", "::: {.note}\nB\n"), "Line 5: the text for patient is not"),
        (HEAD + TEXT + "\n" + TEXT, "Line 11: there is a second text for patient."),
        (HEAD + TEXT.replace("# H\n", ""), "Line 6: the text for patient has no headline."),
        (
            HEAD + TEXT.replace("B\n:::", ":::: {.short-answer}\nB\n:::\n:::"),
            "Line 8: the short answer is not closed.",
        ),
    ],
)
def test_what_is_no_article_is_refused_with_place_and_cure(file, message):
    with pytest.raises(Refused) as refusal:
        read(file)

    assert str(refusal.value).startswith(message)
    assert str(refusal.value).endswith(".")


def test_a_draft_that_no_file_can_hold_is_not_written():
    with pytest.raises(Refused):
        write(draft_with(body="a\0b"))
