"""Word documents: what is in the text, and what is named and never in it by itself."""

import pytest

from articles.exchange.documents import word
from articles.exchange.documents.document import Document
from articles.exchange.hypertext.writing import Manuscript, write_parts
from articles.exchange.imported import Refused
from tests.word_documents import W, document, packed, paragraph, relation


def _text(read: Document) -> str:
    manuscript = Manuscript()
    write_parts(manuscript, read.parts)
    return manuscript.text


def _run(text: str, properties: str = "") -> str:
    said = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{said}<w:t xml:space="preserve">{text}</w:t></w:r>'


RAISED = '<w:vertAlign w:val="superscript"/>'
TRACKED = (
    '<w:p><w:r><w:t xml:space="preserve">Take </w:t></w:r>'
    '<w:ins w:id="1" w:author="Ana"><w:r><w:t>10</w:t></w:r></w:ins>'
    '<w:del w:id="2" w:author="Ana"><w:r><w:delText>1</w:delText></w:r></w:del>'
    '<w:r><w:t xml:space="preserve"> mg.</w:t></w:r></w:p>'
)


def test_headings_stress_and_raised_digits_are_kept() -> None:
    read = word.read(
        document(
            paragraph("Signs", style="H1")
            + f"<w:p>{_run('Not ')}{_run('rare', '<w:b/>')}{_run(', 10')}"
            + f"{_run('9', RAISED)}{_run('/L')}</w:p>"
        )
    )

    assert _text(read) == "## Signs\n\nNot **rare**, 10⁹/L"


def test_tracked_changes_are_no_text_and_each_is_named() -> None:
    read = word.read(document(TRACKED))

    assert _text(read) == "Take mg."
    assert read.notes.sentences() == (
        "Tracked insertion, not accepted, so not in the text: “10” (after “Take”).",
        "Tracked deletion, not kept in the text: “1” (after “Take”).",
    )


@pytest.mark.parametrize(
    ("changes", "text"), [("accepted", "Take 10 mg."), ("rejected", "Take 1 mg.")]
)
def test_one_side_of_tracked_changes_is_text_when_somebody_says_so(changes, text) -> None:
    assert _text(word.read(document(TRACKED), changes=changes)) == text


def test_comments_are_named_with_who_made_them() -> None:
    comments = (
        f'<w:comments {W}><w:comment w:id="7" w:author="Ben">{paragraph("Is that so?")}</w:comment>'
        "</w:comments>"
    )
    body = f'<w:p>{_run("It is.")}<w:r><w:commentReference w:id="7"/></w:r></w:p>'

    read = word.read(document(body, comments=comments))

    assert _text(read) == "It is."
    assert read.notes.sentences() == ("Comment, not in the text: “Ben: Is that so?”.",)


def test_hidden_and_struck_words_are_named() -> None:
    read = word.read(
        document(f"<w:p>{_run('a', '<w:vanish/>')}{_run('b', '<w:strike/>')}{_run('c')}</w:p>")
    )

    assert _text(read) == "c"
    assert read.notes.sentences() == (
        "Hidden words, left out: “a”.",
        "Words that were struck through, left out: “b”.",
    )


def test_a_sign_of_a_symbol_font_stays_the_sign() -> None:
    body = '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>350</w:t></w:r></w:p>'

    assert _text(word.read(document(body))) == "≥350"


def test_lists_count_as_the_document_does() -> None:
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )

    def item(text: str, level: int) -> str:
        place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="5"/></w:numPr>'
        return f"<w:p><w:pPr>{place}</w:pPr>{_run(text)}</w:p>"

    body = item("three", 0) + item("inner", 1) + item("four", 0)

    assert _text(word.read(document(body, numbering=numbering))) == "3. three\n    - inner\n4. four"


def test_a_cell_that_goes_down_stands_in_each_row() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = (
        f"<w:tbl><w:tr>{cell('Level')}{cell('Act')}</w:tr>"
        f"<w:tr>{cell('low', down)}{cell('treat')}</w:tr>"
        f"<w:tr>{cell('', on)}{cell('test')}</w:tr></w:tbl>"
    )

    text = _text(word.read(document(body)))

    assert text == "| Level | Act |\n| --- | --- |\n| low | treat |\n| low | test |"


def test_footnotes_stand_at_the_end_and_are_named() -> None:
    note = f'<w:footnote w:id="2">{paragraph("In adults.")}</w:footnote>'
    footnotes = f"<w:footnotes {W}>{note}</w:footnotes>"
    body = f'<w:p>{_run("Weak legs")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'

    read = word.read(document(body, footnotes=footnotes))

    assert _text(read) == "Weak legs (note 1)\n\n## Notes\n\n1. In adults."


def test_a_link_leads_where_it_led() -> None:
    body = f'<w:p><w:hyperlink r:id="r1">{_run("here")}</w:hyperlink></w:p>'

    read = word.read(document(body, rels=relation("r1", "hyperlink", "https://example.org/")))

    assert _text(read) == "[here](https://example.org/)"


def test_a_template_elsewhere_is_never_used_and_stops_nothing() -> None:
    read = word.read(
        document(paragraph("Words"), rels=relation("r1", "attachedTemplate", "file:///C:/x.dotm"))
    )

    assert _text(read) == "Words"


@pytest.mark.parametrize("kind", ["image", "oleObject", "subDocument", "frame", "aFChunk"])
@pytest.mark.parametrize("target", ["file:///dev/zero", "http://169.254.169.254/"])
def test_what_would_be_fetched_is_refused(kind, target) -> None:
    with pytest.raises(Refused, match="never fetched"):
        word.read(document(paragraph("Words"), rels=relation("r1", kind, target)))


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document>&e;</w:document>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><w:document/>',
    ],
)
def test_declared_entities_are_refused(xml) -> None:
    with pytest.raises(Refused, match="declares entities"):
        word.read(packed({"word/document.xml": xml}))


def test_a_document_nested_without_end_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 5_000

    with pytest.raises(Refused, match="nested too deep"):
        word.read(document(deep))


def test_a_broken_part_is_named_with_its_line() -> None:
    with pytest.raises(Refused, match=r"word/document.xml, line 1"):
        word.read(packed({"word/document.xml": "<w:document><w:body>"}))


def test_a_packed_file_that_is_no_document_says_so() -> None:
    with pytest.raises(Refused, match="no Word document"):
        word.read(packed({"a.txt": "x"}))
