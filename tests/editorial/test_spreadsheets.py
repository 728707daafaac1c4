"""A table taken away runs nothing in the program that opens it."""

import csv
import io
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.spreadsheets import cell, lines, workbook


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        '=HYPERLINK("https://evil.example","x")',
        "\t=1",
        "  =1",
        "\r=1",
        "\n@x",
        "\x00=1",
        "\ufeff=1",
        "＝1",
        "＋1",
    ],
)
def test_a_formula_is_words(text):
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Vitamin B12", "a=b", "10.1000/x-y", "", "1,5"])
def test_words_stay_as_they_are(text):
    assert cell(text) == text


def test_numbers_are_numbers_and_nothing_is_nothing():
    assert [cell(value) for value in (-1, 2.5, 0, None)] == ["-1", "2.5", "0", ""]


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=5))
def test_every_cell_comes_back_as_words_that_are_no_formula(rows):
    written = "".join(lines(("one", "two"), rows)).removeprefix("\ufeff")

    if "\x00" in written:
        return
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert read[1:] == [[cell(value) for value in row] for row in rows]
    assert not any(value.strip()[:1] in ("=", "+", "-", "@") for row in read for value in row)


# XLSX


def sheet_of(rows, header=("Question",)):
    """Return the XML of the sheet that a table becomes."""
    with workbook(header, rows) as file, zipfile.ZipFile(file) as whole:
        names = whole.namelist()
        assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]
        return whole.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "\t=1", "https://evil.example"])
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(text):
    sheet = sheet_of([(text,)])
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert text.strip() in sheet


@given(st.text(max_size=40))
def test_whatever_is_typed_a_workbook_is_well_formed_and_has_no_formula(text):
    sheet = ElementTree.fromstring(sheet_of([(text, 1, None)]))
    assert not [each for each in sheet.iter() if each.tag.endswith("}f")]


def test_a_workbook_keeps_numbers_and_days_as_such():
    sheet = sheet_of([(7, 2.5, date(2026, 11, 2), "B12", None)])
    assert '<c r="A2"><v>7</v></c>' in sheet
    assert "<v>2.5</v>" in sheet
    assert "<v>46328</v>" in sheet  # days since 1899-12-30
    assert "B12" in sheet


def test_a_cell_that_is_too_long_is_cut_and_not_lost():
    assert "x" * 32_767 in sheet_of([("x" * 40_000,)])
