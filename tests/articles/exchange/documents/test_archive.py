"""Files that pretend to be documents, and what each is told."""

import io
import struct
import zipfile

import pytest

from articles.exchange.documents.archive import LARGEST, opened
from articles.exchange.imported import Refused
from tests.word_documents import document, packed, paragraph


def test_only_xml_is_unpacked() -> None:
    held = opened(packed({"word/document.xml": "<a/>", "word/media/1.png": b"x" * 50}))

    assert held.parts == {"word/document.xml": "<a/>"}
    assert held.others == ("word/media/1.png",)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"word/document.xml": b"0" * 30_000_000}, "grows to 30,000,000 bytes"),
        ({"bomb.bin": b"\0" * 30_000_000}, "grows to"),
        ({f"{n}.xml": "<a/>" for n in range(501)}, "501 parts"),
        ({"../../etc/x.xml": "<a/>"}, "leads elsewhere"),
        ({"/etc/x.xml": "<a/>"}, "leads elsewhere"),
        ({"C:\\x.xml": "<a/>"}, "leads elsewhere"),
        ({"word/vbaProject.bin": b"x"}, "macros"),
        ({"a.xml": "<a/>", "A.XML": "<a/>"}, "twice"),
    ],
)
def test_a_hostile_archive_is_refused_in_words(parts, said) -> None:
    with pytest.raises(Refused, match=said):
        opened(packed(parts))


def test_a_link_in_place_of_a_part_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        entry = zipfile.ZipInfo("word/document.xml")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")

    with pytest.raises(Refused, match="leads elsewhere"):
        opened(file.getvalue())


def test_what_an_entry_says_of_its_size_is_not_believed() -> None:
    """The directory says 10 bytes; 30 MB are in it."""
    data = bytearray(packed({"word/document.xml": b"<a>" + b"0" * 30_000_000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<L", 10)

    with pytest.raises(Refused):
        opened(bytes(data))


def test_much_that_is_packed_badly_is_too_much() -> None:
    noise = bytes(range(32, 127)) * (1_000_000 // 95)
    count = LARGEST // len(noise) + 2
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for number in range(count):
            archive.writestr(f"{number}.xml", noise)

    with pytest.raises(Refused, match="20 MB"):
        opened(file.getvalue())


def test_overlapping_parts_are_refused() -> None:
    data = bytearray(packed({"a.xml": "<a>" + "x" * 5_000, "b.xml": "<b/>"}))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = struct.pack("<L", 4)

    with pytest.raises(Refused):
        opened(bytes(data))


@pytest.mark.parametrize("kept", [10, 100, 400])
def test_a_document_that_breaks_off_is_damaged(kept) -> None:
    with pytest.raises(Refused, match="damaged"):
        opened(document(paragraph("Words"))[:kept])


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_document_packed_as_none_is_says_so(packing) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        archive.writestr("word/document.xml", "<a/>")
    data = bytearray(file.getvalue())
    data[60:64] = b"\xff" * 4

    with pytest.raises(Refused, match="packed in an unknown way"):
        opened(bytes(data))


def test_a_document_packed_by_a_later_rule_says_so() -> None:
    data = bytearray(packed({"word/document.xml": "<a/>"}))
    data[data.rindex(b"PK\x01\x02") + 6] = 200

    with pytest.raises(Refused, match="packed in an unknown way"):
        opened(bytes(data))


def test_a_document_behind_a_password_says_so() -> None:
    data = bytearray(packed({"word/document.xml": "<a/>"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(Refused, match="password"):
        opened(bytes(data))
    with pytest.raises(Refused, match="password"):
        opened(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
