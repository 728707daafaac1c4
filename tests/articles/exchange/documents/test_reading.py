"""Documents as drafts, by the door that the site uses: a child within limits."""

import base64
import gzip
import json
import re
import time

import pytest

from articles.assemble import assemble
from articles.exchange.documents import reading
from articles.exchange.formats import read_bytes, read_text
from articles.exchange.imported import Imported, Refused
from articles.markup.blocks import parse_blocks
from articles.markup.scan import scan
from tests.word_documents import W, document, packed, paragraph

LETTER = document(
    paragraph("Can low B12 weaken legs?", style="H1")
    + paragraph("Yes. It often can.[1]")
    + paragraph("Treatment", style="H2")
    + paragraph("Take 1 mg daily.[2]")
    + paragraph("References", style="H2")
    + paragraph("1. Stabler SP. Vitamin B12 Deficiency. N Engl J Med. 2013;368(2):149-60.")
    + paragraph(
        "2. Patel HJ, Stabler SP. Vitamin B12 Questions. Am Fam Physician. 2025;112:294-300."
    )
)


def test_a_word_document_becomes_a_draft_with_its_sources_proposed() -> None:
    read = read_bytes(LETTER)

    text = read.draft.texts[0]
    assert read.draft.question == "Can low B12 weaken legs?"
    assert read.draft.slug == "can-low-b12-weaken-legs"
    assert text.audience == "patient"
    assert text.short_answer == "Yes. It often can. [@stabler-2013]"
    assert text.body == "## Treatment\n\nTake 1 mg daily. [@patel-2025]"
    assert [proposal.original for proposal in read.proposals] == ["[1]", "[2]"]
    assert len(read.draft.references) == 2
    assert read.report[-1].endswith("0 neither there nor named here.")


def test_an_audience_and_a_side_of_tracked_changes_can_be_chosen() -> None:
    tracked = document("<w:p><w:ins><w:r><w:t>All of it is new.</w:t></w:r></w:ins></w:p>")

    with pytest.raises(Refused, match="tracked changes"):
        read_bytes(tracked)

    read = read_bytes(tracked, audience="carer", changes="accepted")
    assert read.draft.texts[0].audience == "carer"
    assert read.draft.texts[0].body == "All of it is new."


PAGE = (
    """<!doctype html><html lang="de"><head><title>Beine - Seite</title></head><body>
<nav><a href="/">Start</a></nav><main><h1>Hilft B12?</h1><p>Ja, oft.</p>
<h2>Wie</h2><p>"""
    + "Wort " * 50
    + """</p><form><button>Kaufen</button></form></main>
<footer>Impressum</footer></body></html>"""
)


def test_a_web_page_is_read_without_what_stands_around_it() -> None:
    read = read_text(PAGE)

    assert read.draft.question == "Hilft B12?"
    assert read.draft.language == "de"
    assert read.draft.texts[0].short_answer == "Ja, oft."
    assert "Kaufen" not in read.draft.texts[0].body
    told = " ".join(read.report)
    assert all(word in told for word in ("Start", "Impressum", "Kaufen"))


ARTICLE = """<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD" "journalpublishing.dtd">
<article xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>
<title-group><article-title>Legs</article-title></title-group></article-meta></front>
<body><sec><title>Aims</title><p>Weak <xref ref-type="bibr" rid="r1">[1]</xref>–<xref
ref-type="bibr" rid="r3">[3]</xref>, p<sup>2</sup>.</p></sec></body><back><ref-list>
<ref id="r1"><mixed-citation>One A. First. 2001.</mixed-citation></ref>
<ref id="r2"><mixed-citation>Two B. Second. 2002.</mixed-citation></ref>
<ref id="r3"><mixed-citation>Three C. Third. 2003.</mixed-citation></ref>
</ref-list></back></article>"""


def test_citations_of_a_journal_article_are_ours_with_ranges_filled_in() -> None:
    read = read_bytes(ARTICLE.encode())

    keys = [reference.key for reference in read.draft.references]
    text = read.draft.texts[0]
    assert len(keys) == 3
    assert text.body == f"## Aims\n\nWeak [@{keys[0]}; @{keys[1]}; @{keys[2]}], p²."
    assert (text.audience, text.headline, read.proposals) == ("clinician", "Legs", ())
    assert "The file states no licence" in " ".join(read.report)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<article><body><p>x</p>", "the XML is broken"),
        (
            b"<!DOCTYPE article [<!ENTITY a 'b'>]><article>&a;</article>",
            "declares entities",
        ),
        (b"PK\x03\x04", "damaged"),
        (packed({"a": "b"}), "no Word document"),
        (b"<html></html>", "There are no words"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 512, "old Word file"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_bytes(data)


def test_entities_within_entities_are_refused_and_not_grown() -> None:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<!DOCTYPE article [<!ENTITY e0 "ha">{lines}]><article><body>&e11;</body></article>'

    with pytest.raises(Refused):
        reading.read(data.encode(), "jats")


def test_a_document_that_takes_too_much_is_stopped_and_said_so(monkeypatch) -> None:
    monkeypatch.setattr(reading, "LIMITS", reading.Limits(wall=5, cpu=0.3, memory=300 << 20))
    many = document("".join(paragraph(f"{n * 7919 % 10007} x") for n in range(40_000)))

    with pytest.raises(Refused, match=r"too much|too long"):
        read_bytes(many)


def test_the_child_answers_in_values_that_are_json() -> None:
    answer = reading.read_json(base64.b64encode(LETTER).decode(), "word", "", "neither")

    assert json.loads(json.dumps(answer)) == answer


def _is_sound(read: Imported) -> bool:
    sources = [part for text in read.draft.texts for part in (text.short_answer, text.body)]
    problems = [
        p for source in sources for p in scan(source).problems + parse_blocks(source).problems
    ]
    assemble(read.draft)
    lost = re.search(r"([\d,]+) neither there nor named here", read.report[-1])
    return problems == [] and lost is not None and int(lost[1].replace(",", "")) <= 45


def _outcome(data: bytes, kind: str = "") -> Imported | str:
    began = time.monotonic()
    try:
        return read_bytes(data, kind or None)
    except Refused as refusal:
        said = str(refusal)
        assert said.endswith(".") and "too" not in said.split()[:3]
        return said
    finally:
        assert time.monotonic() - began < reading.LIMITS.wall + reading.LIMITS.wait


def test_each_of_103_word_documents_is_an_article_or_a_plain_refusal(shared_data) -> None:
    files = sorted((shared_data / "documents" / "docx").iterdir())
    outcomes = {file.name: _outcome(file.read_bytes()) for file in files}

    read = {name: each for name, each in outcomes.items() if isinstance(each, Imported)}
    assert len(outcomes) == 103
    assert [name for name, each in read.items() if not _is_sound(each)] == []
    refused = {name: each for name, each in outcomes.items() if isinstance(each, str)}
    assert len(read) == 70, sorted(refused)
    known = ("no words", "damaged", "password", "declares entities", "no Word document")
    assert [name for name, each in refused.items() if not any(k in each for k in known)] == []


def test_each_of_71_web_pages_is_an_article_or_a_plain_refusal(shared_data) -> None:
    with gzip.open(shared_data / "documents" / "govuk-html.jsonl.gz", "rt") as lines:
        pages = [json.loads(line) for line in lines]
    outcomes = {
        page["id"]: _outcome((page["body_html"] or "<p></p>").encode(), "html") for page in pages
    }

    read = {name: each for name, each in outcomes.items() if isinstance(each, Imported)}
    assert len(pages) == 71
    assert [name for name, each in read.items() if not _is_sound(each)] == []
    told = [each for each in outcomes.values() if isinstance(each, str)]
    assert all("no words" in each or "at most 200,000" in each for each in told)
    assert len(told) <= 12


def test_each_of_ten_journal_articles_keeps_its_308_references(shared_data) -> None:
    files = sorted((shared_data / "oa-articles" / "jats").iterdir())
    outcomes = [_outcome(gzip.decompress(file.read_bytes())) for file in files]

    read = [each for each in outcomes if isinstance(each, Imported)]
    assert len(read) == len(outcomes) == 10
    assert sum(len(each.draft.references) for each in read) >= 308
    assert all(_is_sound(each) for each in read)
    assert sum(sum(each.marks.values()) for each in read) > 300


def _with_notes(*notes: str) -> bytes:
    listed = "".join(
        f'<w:endnote w:id="{n}">{paragraph(words)}</w:endnote>' for n, words in enumerate(notes, 1)
    )
    marks = "".join(f'<w:endnoteReference w:id="{n}"/>' for n in range(1, len(notes) + 1))
    body = (
        paragraph("Legs?", style="H1")
        + paragraph("Yes.")
        + (f"<w:p><w:r><w:t>It can.</w:t>{marks}</w:r></w:p>")
    )
    return document(body, endnotes=f"<w:endnotes {W}>{listed}</w:endnotes>")


def test_a_footnote_is_never_taken_for_a_citation() -> None:
    read = read_bytes(_with_notes("In adults."))

    assert read.draft.texts[0].body == "It can. (note 1)\n\n## Notes\n\n1. In adults."
    assert (read.proposals, read.draft.references) == ((), ())


def test_notes_that_are_sources_become_the_sources_that_are_cited() -> None:
    read = read_bytes(
        _with_notes("Stabler SP. Vitamin B12 Deficiency. N Engl J Med. 2013;368(2):149-60.")
    )

    assert read.draft.texts[0].body == "It can. [@stabler-2013]"
    assert [proposal.original for proposal in read.proposals] == ["¹"]


def test_footnotes_of_pages_and_journals_stand_at_the_end() -> None:
    page = (
        "<html><h1>Legs?</h1><p>Yes.</p><p>It can."
        '<a class="footnote-ref" href="#f"><sup>1</sup></a>'
        '</p><section class="footnotes"><ol>'
        '<li>In adults.<a role="doc-backlink">↩</a></ol></section>'
    )
    journal = ARTICLE.replace(
        "p<sup>2</sup>.", 'can<xref ref-type="fn" rid="f1">1</xref>.'
    ).replace(
        "<back>", '<back><fn-group><fn id="f1"><label>1</label><p>In adults.</p></fn></fn-group>'
    )

    for given in (page, journal):
        body = read_text(given).draft.texts[0].body
        assert "can (note 1)" in body.replace("can. (", "can (")
        assert body.endswith("## Notes\n\n1. In adults.")
