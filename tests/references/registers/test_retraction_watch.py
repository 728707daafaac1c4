"""Reading the Retraction Watch list: every row is an entry or refused with its number and why."""

import gzip
import io
import time
from datetime import date

import pytest

from references.registers import retraction_watch
from references.registers.retraction_watch import BadRow, Entry, NotTheList, entries

FULL = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,"
    "RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes,\n"
)
SHORT = "OriginalPaperDOI,RetractionDOI,RetractionNature\n"


def full(record="7", doi="10.1000/Paper", pmid="123", nature="Retraction", **cell):
    return (
        f'{record},"{cell.get("title", "A paper, with a comma")}",S,I,J,P,C,A,U,T,'
        f"{cell.get('day', '3/12/2025 0:00')},10.1000/NOTICE,456,1/1/2019 0:00,{doi},{pmid},"
        f"{nature},{cell.get('reason', '+Plagiarism of Data;+Error in Image;')},No,,\n"
    )


def rows(text, encoding="utf-8"):
    return list(entries(io.BytesIO(text.encode(encoding) if isinstance(text, str) else text)))


def test_a_row_of_the_full_list_is_read_in_all_its_parts():
    assert rows(FULL + full()) == [
        Entry(
            identity="7",
            kind="retraction",
            title="A paper, with a comma",
            doi="10.1000/paper",
            pmid="123",
            notice_doi="10.1000/notice",
            notice_pmid="456",
            on=date(2025, 3, 12),
            reasons="Plagiarism of Data; Error in Image",
        )
    ]


def test_real_rows_are_read_and_the_one_without_a_nature_is_refused(shared_data):
    path = shared_data / "bib/retraction-watch-csv/retraction_watch_rows.csv"
    with path.open("rb") as file:
        read = list(entries(file))
    taken = {one.identity: one for one in read if isinstance(one, Entry)}
    [bad] = [one for one in read if isinstance(one, BadRow)]
    assert (len(taken), bad.row, bad.line, bad.identity) == (9, 9, 10, "90006")
    assert "RetractionNature" in bad.message or "nature “”" in bad.message
    assert taken["65838"].kind == "reinstatement"
    assert taken["44136"].doi == taken["44136"].notice_doi
    assert (taken["90001"].pmid, taken["90001"].notice_pmid) == ("", "")
    assert (taken["90003"].doi, taken["90004"].doi) == ("", "")


def test_the_half_of_the_database_is_read_whole_and_fast(shared_data, capsys):
    start = time.process_time()
    with (shared_data / "retractions/retraction_watch_subset.csv.gz").open("rb") as file:
        read = list(entries(file))
    took = time.process_time() - start
    with capsys.disabled():
        print(f"\n{len(read):,} rows read in {took:.2f} s")
    kinds = [one.kind for one in read]
    assert (len(read), kinds.count("expression-of-concern")) == (30_791, 801)
    assert all(one.doi == one.doi.lower() for one in read)
    assert took < 10


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "utf-8"])
def test_any_encoding_is_read(encoding):
    [entry] = rows(FULL + full(title="Étude — naïve"), encoding)
    assert entry.title == "Étude — naïve"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_inside_and_between_rows_are_read(end):
    text = (FULL + full(title="One\ntwo") + full("8")).replace("\n", end)
    assert [one.identity for one in rows(text)] == ["7", "8"]


def test_a_packed_list_is_read_and_one_cut_off_refused():
    packed = gzip.compress((SHORT + "10.1000/a,10.1000/b,Retraction\n" * 9000).encode())
    assert len(rows(packed)) == 9000
    with pytest.raises(NotTheList, match="cut off"):
        rows(packed[: len(packed) // 2])


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (full(nature="Redaction"), "“Redaction” is none of"),
        (full(nature=""), "nature “” is none of"),
        (full(doi="ten.1000/x", pmid="0"), "“ten.1000/x” is not a DOI"),
        (full(doi="10.1000/" + "x" * 400, pmid="0"), "is not a DOI"),
        ("7,too,short\n", "it has 3 columns, the header 21"),
        (full().replace(",No,", ",No,extra,"), "it has 22 columns"),
        ('7,"never closed,' + "x,\n" * 80, "quotation mark is not closed"),
        ("x" * 200_000 + "\n", "cannot be read as CSV"),
    ],
)
def test_a_bad_row_is_refused_by_number_line_and_reason(row, said):
    text = FULL + full("1", title="Two\nlines") + row
    good, bad = rows(text)
    assert (good.identity, bad.row, bad.line) == ("1", 2, 4)
    assert bad.message.startswith("Row 2, line 4: ")
    assert said in bad.message


def test_a_bad_doi_or_day_beside_a_good_number_does_not_lose_the_notice():
    [entry] = rows(FULL + full(doi="ten.1000/x", day="99/99/2020 0:00"))
    assert (entry.doi, entry.pmid, entry.on) == ("", "123", None)


@pytest.mark.parametrize("none", ["", "unavailable", "Unavailable", "0", "N/A", "nan"])
def test_no_identifier_is_no_fault(none):
    [entry] = rows(FULL + full(doi=none, pmid="0"))
    assert (entry.doi, entry.pmid) == ("", "")


@pytest.mark.parametrize(
    "spelt", ["10.1000/ABC", "doi:10.1000/abc", "https://doi.org/10.1000/Abc", "10.1000/abc."]
)
def test_a_doi_is_the_same_in_each_spelling(spelt):
    [entry] = rows(f"{SHORT}{spelt},,Retraction\n")
    assert (entry.doi, entry.notice_doi) == ("10.1000/abc", "")


def test_several_rows_of_a_paper_are_several_entries():
    text = FULL + full("1") + full("2", nature="Reinstatement") + full("3", nature="Correction")
    assert len({one.identity for one in rows(text)}) == 3


@pytest.mark.parametrize(
    "day", ["2025-03-12", "2025-03-12T00:00:00", "03/12/2025", "3/12/2025 0:00"]
)
def test_days_are_read_month_first_or_as_iso(day):
    [entry] = rows(FULL + full(day=day))
    assert entry.on == date(2025, 3, 12)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Line 1: the list is empty"),
        ("a,b,c\n1,2,3\n", "no column OriginalPaperDOI and RetractionNature"),
        ("OriginalPaperDOI;RetractionNature\n", "with commas between"),
        ("PK\x03\x04", "no column"),
    ],
)
def test_another_file_is_refused_with_the_cure(text, said):
    with pytest.raises(NotTheList, match=said):
        rows(text)


def test_too_many_rows_and_too_many_bytes_are_refused(monkeypatch):
    text = SHORT + "10.1000/a,,Retraction\n" * 20
    monkeypatch.setattr(retraction_watch, "MOST_ROWS", 19)
    with pytest.raises(NotTheList, match="Line 21: the list has more than 19 rows"):
        rows(text)
    monkeypatch.setattr(retraction_watch, "LARGEST", 100)
    with pytest.raises(NotTheList, match="larger than"):
        rows(text)
    with pytest.raises(NotTheList, match="larger than"):
        rows(gzip.compress(text.encode()))
