import time

import pytest

from articles.exchange.hypertext.tokens import End, Start, Words, tokens


def test_entities_are_the_characters_they_name() -> None:
    assert list(tokens("&lt;180&nbsp;pg &mu;g")) == [Words("<180\u00a0pg μg")]


def test_a_sign_before_a_number_is_no_tag() -> None:
    words = "".join(
        token.text for token in tokens("B12 <180 and x < y") if isinstance(token, Words)
    )

    assert words == "B12 <180 and x < y"


def test_a_tag_that_the_file_cuts_off_stays_as_words() -> None:
    assert list(tokens("Stop <b class='x")) == [Words("Stop "), Words("<b class='x")]


def test_attributes_are_read_with_any_quotes_and_kept_once() -> None:
    (start,) = tokens("<A HREF='x' href=y alt=\"a > b\" data-z=1>")

    assert start == Start("a", {"href": "x", "alt": "a > b"})


def test_comments_and_declarations_are_no_words() -> None:
    assert list(tokens("a<!-- <b>x</b> --><!doctype html><?xml x?><![if !a]>b</p>")) == [
        Words("a"),
        Words("b"),
        End("p"),
    ]


def test_what_a_script_holds_is_no_markup() -> None:
    assert list(tokens("<script>if (a<b) '</p>'</SCRIPT>x")) == [
        Start("script", {}),
        Words("if (a<b) '</p>'"),
        End("script"),
        Words("x"),
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        '<a b="',
        "<a b='c<a b=\"",
        "<!--",
        "<",
        "</",
        "&",
        "&#",
        "<!",
        "<script>",
        "<a/",
        "x=<",
    ],
)
def test_time_grows_with_length_only(piece: str) -> None:
    source = piece * (200_000 // len(piece))

    began = time.process_time()
    for _ in tokens(source):
        pass

    assert time.process_time() - began < 1.5
