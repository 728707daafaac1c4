"""The head of a page is read whatever stands in it, in time, and nothing of it is believed."""

import time

import pytest

from references.lookup.html_head import MOST_CHARACTERS, read_head, text_of


def test_title_metas_and_linked_data_are_read():
    head = read_head(
        """<!DOCTYPE html><html><head><title>Weak legs &amp; B12 | A site</title>
        <META NAME="Citation_Title" CONTENT='Weak "legs"'>
        <meta property=og:site_name content=Clinic>
        <meta name="citation_author" content="Puri, V"/>
        <meta content="Meer, J" name="citation_author">
        <!-- <meta name="citation_title" content="commented"> -->
        <script>var a = "<meta name='citation_title' content='scripted'>"</script>
        <script type="application/ld+json">{"@graph": [{"@type": "Article", "headline":
        "H"}]}</script>
        """
    )

    assert head.title == "Weak legs & B12 | A site"
    assert head.metas["citation_title"] == ['Weak "legs"']
    assert head.metas["citation_author"] == ["Puri, V", "Meer, J"]
    assert head.first("missing", "og:site_name") == "Clinic"
    assert [one.get("headline") for one in head.linked] == [None, "H"]


@pytest.mark.parametrize(
    "piece",
    [
        "<", "<<", "<a ", "<meta ", "<meta name=", '<meta name="', "<meta content='", "<!--", "<!",
        "</", "<script", "<script>", "<title>", "&", "&#", "<meta a=b ", " ", "\x00", "<a\n=\n",
        '<script type="application/ld+json">[', "[", '{"a":', "'\"", "é",
    ],
)  # fmt: skip
def test_no_page_takes_longer_than_it_is_long(piece):
    page = piece * (MOST_CHARACTERS // len(piece) + 10)
    began = time.process_time()

    read_head(page)
    read_head("<head><title>T</title>" + page)

    assert time.process_time() - began < 1.5


@pytest.mark.parametrize("text", ["", "plain words", "<title>", "<meta", "<script", "<!--", "<p <"])
def test_a_page_that_says_nothing_has_no_title(text):
    assert read_head(text).title == ""


@pytest.mark.parametrize(
    ("body", "header", "text"),
    [
        ("Müller".encode("latin-1"), "text/html; charset=ISO-8859-1", "Müller"),
        ('<meta charset="windows-1252">“”'.encode("cp1252"), "text/html",
         '<meta charset="windows-1252">“”'),
        ("é".encode(), "text/html", "é"),
        (b"\xff", "text/html; charset=zip", "\ufffd"),
        (b"a", "text/html; charset=unicode_escape", "a"),
        (b"a", "text/html; charset=iso-8859-99", "a"),
    ],
)  # fmt: skip
def test_bytes_are_read_in_the_encoding_that_the_page_names(body, header, text):
    assert text_of(body, header) == text
