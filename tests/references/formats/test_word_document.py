"""The references of a Word document: each is read or refused, and nothing else is opened."""

import base64
import io
import json
import zipfile
from html import escape

import pytest

from references.formats import docx
from references.formats.recognise import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LIST = [
    "1. Puri V, Chaudhry N. Isolated vitamin B12 deficiency. Neurology. 2011;76(5):422-424.",
    "2. Stabler, S. P. (2013). Clinical practice in adults. N Engl J Med, 368(2), 149–160.",
    "3. Green R, et al. Nerves and folate. Brain. 2017;3:17-40. doi:10.1000/b12",
    "4. See the discussion above.",
    "5. NHS. Vitamin B12 or folate deficiency. https://www.nhs.uk/conditions/b12/",
]
WORK = {
    "id": 7,
    "type": "article-journal",
    "title": "Leg weakness",
    "DOI": "10.1000/x",
    "author": [{"family": "Puri", "given": "Vinay"}],
}


def para(text="", *, style="", runs=""):
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    words = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{styled}{words}{runs}</w:p>"


def field(code, shown="1"):
    def char(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    half = len(code) // 2
    codes = "".join(
        f'<w:r><w:instrText xml:space="preserve">{escape(part)}</w:instrText></w:r>'
        for part in (code[:half], code[half:])
    )
    words = f"<w:r><w:t>{escape(shown)}</w:t></w:r>"
    return char("begin") + codes + char("separate") + words + char("end")


def document(*paragraphs, name=docx.MAIN, **others):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        body = "".join(paragraphs)
        text = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}'
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr(name, f"{text}</w:body></w:document>")
        for path, words in others.get("parts", {}).items():
            packed.writestr(path, words)
    return held.getvalue()


def with_list(*lines, heading="References", before=(), after=()):
    return document(*before, para(heading, style="Heading1"), *map(para, lines), *after)


def test_every_entry_is_read_or_refused_with_its_words():
    found = read(with_list(*LIST), "article.docx")

    assert found.format == "Word document"
    assert [one.csl.get("title", "") for one in found.records] == [
        "Isolated vitamin B12 deficiency",
        "Clinical practice in adults",
        "Nerves and folate",
        "NHS. Vitamin B12 or folate deficiency",
    ]
    (refused,) = found.refused
    assert (refused.record, refused.line) == (4, 5)
    assert "“4. See the discussion above.”" in refused.message and "DOI" in refused.message


def test_a_printed_journal_article_is_read_whole():
    csl = read(with_list(LIST[0]), "x").records[0].csl

    assert csl["author"] == [
        {"family": "Puri", "given": "V"},
        {"family": "Chaudhry", "given": "N"},
    ]
    assert (csl["container-title"], csl["volume"], csl["issue"]) == ("Neurology", "76", "5")
    assert (csl["page"], csl["issued"]) == ("422-424", {"date-parts": [[2011]]})
    assert csl["note"] == f"As printed: {LIST[0][3:]}"


@pytest.mark.parametrize(
    "heading", ["References", "7. REFERENCES", "Bibliography", "List of references", "Literatur:"]
)
def test_the_list_is_found_under_its_heading(heading):
    before = [para("See References on page 2."), para("References", style="TOC1")]

    found = read(with_list(LIST[0], heading=heading, before=before), "x")

    assert len(found.records) == 1


def test_the_list_ends_where_the_next_part_begins():
    after = [para("Appendix A"), para("10.1000/later")]
    assert len(read(with_list(LIST[0], after=after), "x").records) == 1

    after = [para("More", style="Heading2"), para("10.1000/later")]
    assert len(read(with_list(LIST[0], after=after), "x").records) == 1


def test_a_numbered_entry_over_two_paragraphs_is_one():
    first, second = LIST[0][:40], LIST[0][40:]

    found = read(with_list(LIST[1], LIST[2], first, second), "x")

    assert len(found.records) == 3 and not found.refused


def test_a_deletion_with_tracking_is_not_read():
    deleted = "<w:del><w:r><w:delText>2. </w:delText><w:t>gone</w:t></w:r></w:del>"

    found = read(with_list("", after=[para(LIST[0], runs=deleted)]), "x")

    assert "gone" not in found.records[0].csl["note"]


@pytest.mark.parametrize("name", ["ZOTERO_ITEM CSL_CITATION", "CSL_CITATION"])
def test_citation_fields_give_their_records_once(name):
    code = f" ADDIN {name} " + json.dumps({"citationItems": [{"id": 7, "itemData": WORK}]})
    again = code.replace('"id": 7', '"id": 8')
    shown = field(" ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY ", LIST[0])

    found = read(
        document(
            para("Text", runs=field(code)), para("More", runs=field(again)),
            para("References", style="Heading1"), para(runs=shown), para(LIST[1]),
        ), "x",
    )  # fmt: skip

    assert [one.csl["title"] for one in found.records] == [
        "Leg weakness",
        "Clinical practice in adults",
    ]
    assert found.records[0].csl["DOI"] == "10.1000/x" and found.records[0].line == 1


def test_a_list_printed_by_fields_without_records_is_read_itself():
    shown = field(" ADDIN EN.REFLIST ", LIST[0])

    found = read(with_list("", after=[para(runs=shown)]), "x")

    assert len(found.records) == 1


def test_the_newer_controls_of_mendeley_give_their_records():
    said = base64.b64encode(json.dumps({"citationItems": [{"itemData": WORK}]}).encode()).decode()
    control = f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{said}"/></w:sdtPr></w:sdt>'

    found = read(document(para("Text", runs=control)), "x")

    assert found.records[0].csl["title"] == "Leg weakness"


def test_fields_of_endnote_give_their_records():
    code = (
        " ADDIN EN.CITE <EndNote><Cite><record><ref-type name='Journal Article'>17</ref-type>"
        "<titles><title>Leg weakness</title></titles></record></Cite></EndNote>"
    )

    found = read(document(para("Text", runs=field(code))), "x")

    assert [one.csl["title"] for one in found.records] == ["Leg weakness"]


def test_a_damaged_field_is_refused_with_its_paragraph():
    found = read(document(para("A"), para("B", runs=field("ADDIN CSL_CITATION {oh"))), "x")

    assert not found.records
    assert found.refused[0].line == 2 and "damaged" in found.refused[0].message


def test_words_own_sources_are_read():
    sources = (
        "<b:Sources xmlns:b='x'><b:Source><b:SourceType>Book</b:SourceType><b:Title>Nerves"
        "</b:Title></b:Source></b:Sources>"
    )

    found = read(document(para("A"), parts={"customXml/item1.xml": sources}), "x")

    assert [one.csl["title"] for one in found.records] == ["Nerves"]


def test_a_document_without_references_says_so():
    found = read(document(para("Hello")), "letter.docx")

    assert found.refused[0].record == 0 and "heading" in found.refused[0].message


# Hostile documents


def refused(data):
    found = read(data, "x.docx")
    assert not found.records
    return found.refused[0].message


def test_a_bomb_is_not_unpacked():
    assert "too large" in refused(document(para("0" * 50_000_000)))


def test_a_size_that_lies_is_not_believed():
    data = document(para("0" * 5_000_000))
    packed = zipfile.ZipFile(io.BytesIO(data)).getinfo(docx.MAIN)

    lying = data.replace(packed.file_size.to_bytes(4, "little"), (10).to_bytes(4, "little"))

    assert refused(lying)


def test_a_document_of_too_many_parts_is_refused():
    parts = {f"word/{number}": "" for number in range(docx.MOST_ENTRIES)}

    assert "too many parts" in refused(document(para("A"), parts=parts))


def test_an_entity_is_neither_opened_nor_grown():
    evil = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'

    assert "entities" in refused(document(parts={docx.MAIN: evil}, name="word/other.xml"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (document(para("A"), name="../../etc/passwd"), "no Word document"),
        (document(para("A"))[:-30], "damaged"),
        (document(para("A"))[:100], "damaged"),
        (b"PK\x03\x04...", "damaged"),
    ],
)
def test_what_is_no_whole_document_is_refused(data, words):
    assert words in refused(data)


def test_real_and_fuzzed_documents_never_fail(shared_data):
    """Files that other programs broke on: each is read or refused, none of them an error."""
    files = sorted((shared_data / "documents" / "docx").glob("*.docx"))
    assert len(files) > 90

    for path in files:
        found = read(path.read_bytes(), path.name)
        assert found.records or found.refused, path.name
        assert all(one.message for one in found.refused)
