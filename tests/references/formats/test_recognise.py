"""A file says itself what it is; each of its records is taken or refused, and none is lost."""

import gzip
import json
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from references.formats import encoding, recognise, xml_tree
from references.formats.recognise import read

RIS = "TY  - JOUR\nTI  - Leg weakness\nAU  - Puri, Vinay\nPY  - 2011\nER  - \n"
SAMPLES = {
    "RIS": RIS,
    "MEDLINE": "PMID- 12345678\nTI  - Leg weakness\nDP  - 2011\nAU  - Puri V\n",
    "BibTeX": "@article{puri, title={Leg weakness}, author={Puri, Vinay}, year=2011}",
    "CSL-JSON": '[{"type": "article-journal", "title": "Leg weakness"}]',
    "Crossref JSON": '{"status": "ok", "message": {"title": ["Leg weakness"], "DOI": "10.1000/x"}}',
    "PubMed XML": "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"
    "<ArticleTitle>Leg weakness</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
    "</PubmedArticleSet>",
    "EndNote XML": "<xml><records><record><ref-type name='Book'>6</ref-type><titles><title>"
    "<style>Leg weakness</style></title></titles></record></records></xml>",
    "MODS": "<mods><titleInfo><title>Leg weakness</title></titleInfo></mods>",
    "JATS": "<article><back><ref-list><ref><element-citation><article-title>Leg weakness"
    "</article-title></element-citation></ref></ref-list></back></article>",
    "ISI": "FN ISI Export Format\nVR 1.0\nPT J\nTI Leg\n   weakness\nER\nEF\n",
    "refer": "%0 Book\n%T Leg weakness\n",
    "Ovid": "<1>\nTitle\n  Leg weakness.[Review]\n",
    "list of identifiers": "10.1000/xyz\nPMID: 123\n\nhttps://example.org/page\n",
}


@pytest.mark.parametrize("format_", SAMPLES)
def test_a_format_is_known_by_its_content(format_):
    found = read(SAMPLES[format_].encode(), "references.doc")

    assert found.format == format_
    assert found.records and not found.refused


@pytest.mark.parametrize(
    "encoded", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"]
)
def test_any_encoding_gives_the_same_record(encoded):
    text = RIS.replace("Leg weakness", "Über Müdigkeit – naïve").replace("\n", "\r\n")

    found = read(text.encode(encoded), "x")

    assert found.records[0].csl["title"] == "Über Müdigkeit – naïve"


def test_one_foreign_line_does_not_spoil_the_others():
    data = RIS.replace("weakness", "schwäche").encode() + RIS.replace("Leg", "Ärm").encode("cp1252")

    titles = [record.csl["title"] for record in read(data, "x").records]

    assert titles == ["Leg schwäche", "Ärm weakness"]


def test_nulls_and_marks_in_the_middle_are_no_text():
    found = read(b"\x00 \xef\xbb\xbf\n" + RIS.replace("Leg", "L\x00eg").encode(), "x")

    assert found.records[0].csl["title"] == "Leg weakness"


@pytest.mark.parametrize("missing", range(11))
def test_eleven_records_are_never_ten(missing):
    records = [RIS.replace("Leg", f"Leg {n}") for n in range(11)]
    records[missing] = records[missing].replace("ER  - \n", "")

    found = read("".join(records).encode(), "x")

    assert [record.place for record in found.records] == list(range(1, 12))


def test_a_record_that_says_nothing_is_refused_with_its_place():
    found = read((RIS + "TY  - JOUR\nPY  - 2011\nER  - \n" + RIS).encode(), "x")

    assert [record.place for record in found.records] == [1, 3]
    assert (found.refused[0].record, found.refused[0].line) == (2, 6)
    assert "title" in found.refused[0].message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"this should fail", "no format"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04...", "Word"),
        (bytes(range(32)) * 50, "not text"),
        (b"{not json", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"<html><body>No references</body></html>", "<html>"),
        (b"<a" * 1000, "XML"),
        (b"\x1f\x8bnot packed", "damaged"),
        (gzip.compress(RIS.encode(), mtime=0)[:-9], "too early"),
        (b"@comment{only this}", "no record"),
    ],
)
def test_garbage_is_refused_by_name_with_trouble_and_cure(data, said):
    found = read(data, "bad.ris")

    assert not found.records
    assert found.refused[0].record == 0
    assert found.refused[0].message.startswith("bad.ris: ") and said in found.refused[0].message


def test_a_file_is_bounded(monkeypatch):
    monkeypatch.setattr(encoding, "LARGEST", 1000)
    monkeypatch.setattr(recognise, "MOST_RECORDS", 3)

    for data in (b"x" * 1001, gzip.compress(b"x" * 1001), (RIS * 4).encode()):
        assert read(data, "x").refused[0].record == 0


def test_a_packed_file_is_unpacked():
    assert read(gzip.compress(RIS.encode()), "x").records


def test_no_entity_is_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    outside = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    growing = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY e "&a;&a;&a;&a;">]>'
    for declared in (outside, growing):
        found = read((declared + SAMPLES["MODS"].replace("Leg", "&e;")).encode(), "x")

        assert not found.records and "entities" in found.refused[0].message


def test_a_document_type_is_never_fetched():
    declared = '<!DOCTYPE PubmedArticleSet SYSTEM "http://127.0.0.1:9/x.dtd">'

    found = read((declared + SAMPLES["PubMed XML"].replace("Leg", "L&eacute;g")).encode(), "x")

    assert found.records[0].csl["title"] == "Lég weakness"


def test_deep_xml_is_refused():
    deep = "<a>" * (xml_tree.DEEPEST + 1) + "</a>" * (xml_tree.DEEPEST + 1)

    assert "deep" in read(deep.encode(), "x").refused[0].message


def test_a_broken_xml_file_gives_what_stood_before_and_refuses_the_rest():
    one = "<mods><titleInfo><title>One</title></titleInfo></mods>\n"
    whole = f"<modsCollection>\n{one * 3}</modsCollection>"

    inside = read(whole[: whole.rindex("</title>")].encode(), "x")
    between = read(whole[: whole.rindex("</modsC")].encode(), "x")

    assert (len(inside.records), [r.line for r in inside.refused]) == (2, [4])
    assert (len(between.records), [r.record for r in between.refused]) == (3, [4])


def test_a_broken_json_file_gives_what_stood_before_and_refuses_the_rest():
    found = read(b'[{"title": "One"},\n{"title": "Two"},\n{"title": ', "x")

    assert (len(found.records), [(r.record, r.line) for r in found.refused]) == (2, [(3, 3)])


def test_json_that_is_no_record_is_counted_and_refused():
    found = read(json.dumps([{"title": "One"}, 3, "x", None]).encode(), "x")

    assert (len(found.records), len(found.refused)) == (1, 3)


@pytest.mark.parametrize("value", [3, "x", [], {}, [[[]]], {"a": {}}, None, True])
@pytest.mark.parametrize(
    "field",
    ["title", "author", "issued", "DOI", "ISBN", "container-title", "page", "custom", "type"],
)
def test_no_value_of_a_json_field_breaks_the_reading(field, value):
    for record in ({"title": "One"}, {"title": ["One"], "DOI": "10.1000/x"}):
        found = read(json.dumps([{**record, field: value}]).encode(), "x")

        assert len(found.records) + len(found.refused) == 1


@pytest.mark.parametrize(
    "hostile",
    [
        "@a{b, c={" + "\n@a{b, c={" * 30_000,
        "@article{" + " " * 300_000 + "!",
        "@article{a, title={" + "{" * 300_000,
        "@article{a, title={" + "\\'" * 100_000 + "}}",
        "TY  - JOUR\nAU  - a" + " " * 300_000 + "b\nSP  - 1" + " " * 300_000 + "2\n",
        "TY  - JOUR\n" * 9_999,
        "TI  - \n" * 100_000 + "ER  - \n",
        "PMID- 1\n" + "TI  - a\n\n" * 5_000,
        "<1>\nTitle\n  a" + " [" * 100_000,
        "[" + "[" * 100_000,
        '[{"title": "' + "<" * 300_000 + '"}]',
        "<mods>" + "<titleInfo>" * 90 + "<a/>" * 100_000,
        "10." * 100_000,
        "a" * 300_000 + " and " * 100_000,
    ],
    ids=range(14),
)
@pytest.mark.timeout(20)
def test_no_file_takes_more_time_than_its_length_deserves(hostile):
    begun = time.process_time()

    read(hostile.encode(), "x")

    assert time.process_time() - begun < 5


@given(st.sampled_from(sorted(SAMPLES)), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_damaged_files_never_break_the_reading(format_, chance: random.Random):
    data = bytearray((SAMPLES[format_] + "\n").encode() * 2)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data))
        if chance.random() < 0.5:
            del data[at : at + chance.randint(1, 9)]
        else:
            data[at:at] = chance.choice([b"\x00", b"\xff", b"{", b"<", b"%", b"\n", b"ER  - \n"])
        data = data or bytearray(b"x")

    found = read(bytes(data), "x")

    assert found.records or found.refused


def test_every_file_of_the_world_is_read_or_refused_without_a_crash(shared_data):
    files = [path for path in (shared_data / "bib").glob("*/*") if path.is_file()]

    counted = {path.name: read(path.read_bytes(), path.name) for path in files}

    assert len(counted) > 280
    assert all(found.records or found.refused for found in counted.values())
    # As bibutils 7.2 counts them; of the 11 in the first, 9 hold neither title nor identifier.
    for name, count in {
        "jabref-RisImporterTest1.ris": 11,
        "citations.ris": 70,
        "Factory_Scholar.ris": 12,
        "rispy-example_urls.ris": 4,
        "jabref-jabref-authors.bib": 212,
        "jabref-BibtexImporter.examples.bib": 4,
        "jabref-IsiImporterTestInspec.isi": 2,
        "jabref-refer.bibIX.ref": 4,
        "works.jsonl.gz": 892,
    }.items():
        assert len(counted[name].records) + len(counted[name].refused) == count, name
