import gzip
import json
import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.exports import FORMS, Entry, for_readers
from references.formats import crossref
from references.formats.recognise import read
from references.formats.tidying import tidy
from tests.processors import pandoc_reads

PURI = {
    "type": "article-journal",
    "title": "Vitamin B12 & leg weakness: 100 % of 20 cases",
    "author": [
        {"family": "Puri", "given": "Vinay K."},
        {"family": "de Souza", "given": "Ana", "suffix": "Jr"},
        {"literal": "GRADE Working Group"},
    ],
    "container-title": "Journal of the Neurological Sciences",
    "container-title-short": "J Neurol Sci",
    "issued": {"date-parts": [[2011, 3, 15]]},
    "volume": "302",
    "issue": "1-2",
    "page": "101-104",
    "DOI": "10.1016/j.jns.2010_a",
    "PMID": "21109265",
    "PMCID": "PMC123",
    "ISSN": "0022-510X",
    "language": "en",
    "publisher": "Elsevier",
    "URL": "https://example.org/a_b?c=1&d=%20",
    "accessed": {"date-parts": [[2026, 1, 6]]},
}
CHAPTER = {
    "type": "chapter",
    "title": "Anaemia",
    "author": [{"family": "Langan", "given": "Robert"}],
    "editor": [{"family": "Goodbred", "given": "Andrew"}],
    "container-title": "Clinical Haematology",
    "edition": "22",
    "page": "189-227",
    "publisher": "Example Press",
    "publisher-place": "London",
    "ISBN": "9780306406157",
    "issued": {"date-parts": [[2011]]},
}
REPORT = {
    "type": "report",
    "title": "Vitamin B12 deficiency in over 16s",
    "author": [{"literal": "National Institute for Health and Care Excellence"}],
    "number": "NG239",
    "publisher": "NICE",
    "issued": {"date-parts": [[2024, 3, 6]]},
    "URL": "https://www.nice.org.uk/guidance/ng239",
}
WHAT_MATTERS = (
    "number",
    "type", "title", "author", "editor", "container-title", "container-title-short", "issued",
    "volume", "issue", "page", "DOI", "PMID", "PMCID", "ISBN", "URL", "accessed", "edition",
    "publisher", "publisher-place", "language",
)  # fmt: skip
READ_AGAIN = [FORMS["ris"], FORMS["bib"], FORMS["json"]]


def kept(csl):
    return {name: csl[name] for name in WHAT_MATTERS if name in csl}


@pytest.mark.parametrize("form", READ_AGAIN, ids=lambda form: form.ending)
@pytest.mark.parametrize("csl", [PURI, CHAPTER, REPORT], ids=["article", "chapter", "report"])
def test_what_is_written_is_read_again_as_it_was(form, csl):
    written = form.write([Entry("puri2011", csl, "guideline", ("RETRACTED: by the publisher.",))])

    found = read(written.encode(), "export")

    assert found.refused == ()
    (record,) = found.records
    assert kept(record.csl) == kept(tidy(csl))
    assert "RETRACTED: by the publisher." in record.csl["note"]


@pytest.mark.parametrize("kind", ["guideline", "systematic-review", "trial", "review"])
def test_a_kind_is_known_again(kind):
    (record,) = read(FORMS["ris"].write([Entry("a", PURI, kind)]).encode(), "a.ris").records

    assert record.kind == kind


def test_text_is_the_reference_as_readers_see_it_with_its_status_first():
    text = FORMS["txt"].write([Entry("puri2011", PURI, "", ("RETRACTED:",))])

    assert text.startswith("RETRACTED: Puri VK, de Souza A Jr, GRADE Working Group. Vitamin B12")


def test_readers_get_nothing_that_editors_noted():
    ours = {"note": "ask Ann", "abstract": "theirs", "custom": {"facts": 1}, "keyword": "b12"}

    assert for_readers({**PURI, **ours}) == PURI


WORDS = st.text(alphabet="ab BC12{}\\%&$#_~^<>\"'@,;|\n", min_size=1, max_size=30).map(str.strip)
NAMES = st.text(alphabet="abcdeéü", min_size=2, max_size=8).map(str.capitalize)
RECORDS = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["article-journal", "book", "report", "webpage", "thesis"]),
        "title": WORDS.filter(lambda words: any(sign.isalnum() for sign in words)),
        "author": st.lists(st.fixed_dictionaries({"family": NAMES, "given": NAMES}), max_size=3),
        "issued": st.integers(1900, 2026).map(lambda year: {"date-parts": [[year]]}),
    },
    optional={"volume": st.integers(1, 99).map(str), "publisher": NAMES},
)


@pytest.mark.parametrize("form", READ_AGAIN, ids=lambda form: form.ending)
@given(records=st.lists(RECORDS, min_size=1, max_size=4))
def test_no_words_break_out_of_their_record(form, records):
    entries = [Entry(f"key{n}", csl) for n, csl in enumerate(records)]

    found = read(form.write(entries).encode(), "export")

    assert len(found.records) == len(records)
    for record, csl in zip(found.records, records, strict=True):
        assert record.csl["type"] == csl["type"]
        assert record.csl["issued"] == csl["issued"]
        assert record.csl.get("author", []) == csl["author"]


def test_no_real_record_is_lost_or_altered(shared_data):
    with gzip.open(shared_data / "bib/crossref-json/works.jsonl.gz", "rt") as lines:
        works = [tidy(crossref.csl(json.loads(line)["work"])) for line in lines]
    works = [for_readers(work) for work in works if work.get("title")]
    entries = [Entry(f"w{n}", work) for n, work in enumerate(works)]

    for form in READ_AGAIN:
        found = read(form.write(entries).encode(), "export")
        assert (len(found.records), found.refused) == (len(works), ())
        for name in ("DOI", "volume"):
            assert [_known(r.csl, name) for r in found.records] == [_known(w, name) for w in works]
        assert [_day(r.csl) for r in found.records] == [_day(work) for work in works]
        assert sum(
            _plain(r.csl["title"]) != _plain(w["title"])
            for r, w in zip(found.records, works, strict=True)
        ) == 0  # fmt: skip


def _known(csl, name):
    return csl.get(name, "").replace("null", "")


def _day(csl):
    return csl.get("issued", {}).get("date-parts")


def _plain(title):
    title = re.sub(r"</?[A-Za-z][^<>]*>", "", unescape(title))
    return "".join(sign for sign in title if sign.isalnum()).casefold()


@pytest.mark.parametrize(("ending", "format"), [("ris", "ris"), ("bib", "biblatex")])
def test_another_reader_finds_the_same_records(ending, format):
    written = FORMS[ending].write([Entry("a", PURI), Entry("b", CHAPTER)])

    one, two = pandoc_reads(written, format)

    assert one["title"].replace('<span class="nocase">', "").startswith("Vitamin ")
    assert one["container-title"] == PURI["container-title"]
    assert one["author"][0] == {"family": "Puri", "given": "Vinay K."}
    assert (one["volume"], one["DOI"]) == ("302", "10.1016/j.jns.2010_a")
    assert two["type"] == "chapter"
    assert two["container-title"].casefold() == "clinical haematology"
