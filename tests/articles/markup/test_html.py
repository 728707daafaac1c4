"""The page says what the text says, and nothing an author writes becomes more than text."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.markup.html import inline_to_html, to_html
from articles.markup.links import may_lead_to, may_show
from articles.markup.numbering import Numbering
from tests.articles.markup.reading import ATTRIBUTES, BLOCKS, INLINE, elements

LINE = re.compile(r"\s*\n\s*")
CLASSES = {
    "care care--urgent", "care care--emergency", "care care--nonurgent", "care__title",
    "care__level", "claim", "cite", "cite-missing", "for", "note", "table-scroll", "warning",
}  # fmt: skip
IDS = re.compile(r"(?:claim|section|cite)-[\w-]+")
HIDDEN = '{#g .left-out audience="carer" reason="r"}'


def html(source, *known_keys):
    return LINE.sub("", to_html(source, known_keys=known_keys))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("- >350 pg/mL but", "<ul><li>&gt;350 pg/mL but</li></ul>"),
        ("1. <180", "<ol><li>&lt;180</li></ol>"),
        ("x<y and y>z", "<p>x&lt;y and y&gt;z</p>"),
        ("> <180", "<p>&gt; &lt;180</p>"),
        ("| >350 |\n|---|\n| <180 |", '<div class="table-scroll" tabindex="0"><table><thead><tr>'
         '<th scope="col">&gt;350</th></tr></thead><tbody><tr><td>&lt;180</td></tr></tbody>'
         "</table></div>"),
        ("2*3*4 mg", "<p>2*3*4 mg</p>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
    ],
)  # fmt: skip
def test_comparators_and_numbers_survive(source, words):
    assert html(source) == words


def test_lists_nest():
    assert html("1. a\n   - b\n     - c\n2. d\n\n   e") == (
        "<ol><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li><p>d</p><p>e</p></li></ol>"
    )


def test_bullets_and_numbers_are_two_lists():
    assert html("- a\n1. b") == "<ul><li>a</li></ul><ol><li>b</li></ol>"


def test_table_has_a_header_and_says_so():
    page = html("a | b\n--|:-:\n1 | 2\n3 |")

    assert page == (
        '<div class="table-scroll" tabindex="0"><table><thead><tr><th scope="col">a</th>'
        '<th scope="col">b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr>'
        "<tr><td>3</td><td></td></tr></tbody></table></div>"
    )


def test_citations_are_numbered_by_first_use_and_lead_there_and_back():
    page = html("[@b] [@a; @b, p. 4]", "a", "b")

    assert page == (
        '<p><sup class="cite"><a href="#ref-1" id="cite-1-1">1</a></sup> '
        '<sup class="cite"><a href="#ref-2" id="cite-2-1">2</a>, '
        '<a href="#ref-1" id="cite-1-2">1</a></sup></p>'
    )


def test_numbers_follow_the_reader_through_lists_tables_and_claims():
    source = (
        "# A [@a]\n\n[B [@b]]{#b} *x [@c]*\n\n- [@d]\n  - [@e]\n- [@f]\n\n|[@g]|\n|---|\n|[@h]|"
    )
    numbering = Numbering()

    to_html(source, numbering=numbering, known_keys=set("abcdefgh"))

    assert numbering.keys == tuple("abcdefgh")


def test_numbering_goes_on_over_the_texts_of_a_page():
    numbering = Numbering()

    inline_to_html("Yes. [@a]", numbering=numbering, known_keys={"a", "b"})
    page = to_html("[@b] [@a]", numbering=numbering, known_keys={"a", "b"})

    assert '<a href="#ref-2" id="cite-2-1">2</a>' in page
    assert '<a href="#ref-1" id="cite-1-2">1</a>' in page


def test_unknown_key_is_shown_and_not_numbered():
    numbering = Numbering()

    page = to_html("Words [@a; @no<b>e].", numbering=numbering, known_keys={"a"})

    assert '<span class="cite-missing">[no source: no&lt;b&gt;e]</span>' in page
    assert numbering.keys == ("a",)


def test_claim_may_hold_emphasis_links_and_citations():
    page = html("[Give **1 mg**, see [the *label*](https://example.org) [@a].]{#dose} [@a]", "a")

    assert page == (
        '<p><span class="claim" id="claim-dose">Give <strong>1 mg</strong>, see '
        '<a href="https://example.org">the <em>label</em></a> '
        '<sup class="cite"><a href="#ref-1" id="cite-1-1">1</a></sup>.</span> '
        '<sup class="cite"><a href="#ref-1" id="cite-1-2">1</a></sup></p>'
    )


def test_claim_is_named_once_on_a_page():
    page = html("[a]{#c} [b]{#c}")

    assert page == ('<p><span class="claim" id="claim-c">a</span> <span class="claim">b</span></p>')


@pytest.mark.parametrize(
    "source",
    [f"[secret [@k]]{HIDDEN}", f"- [secret]{HIDDEN}", f"a [*secret*]{HIDDEN} b",
     f"# [secret]{HIDDEN}", f"|h|\n|---|\n|[secret]{HIDDEN}|"],
)  # fmt: skip
def test_claim_left_out_is_not_shown_at_all(source):
    page = to_html(source, known_keys={"k"})

    assert "secret" not in page and "reason" not in page
    assert not re.search(r"<(p|li|ul|h2)></\1>", page)


def test_image_has_its_description():
    assert html('![Side \\[view\\] & "more"](/a.png?b=1&c=2)') == (
        '<p><img src="/a.png?b=1&amp;c=2" alt="Side [view] &amp; &quot;more&quot;"></p>'
    )


def test_decorative_image_is_passed_over_in_silence():
    assert html("![](/line.png){.decorative} after") == (
        '<p><img src="/line.png" alt=""> after</p>'
    )
    assert html("[All of it ![](/line.png){.decorative}]{#all}") == (
        '<p><span class="claim" id="claim-all">All of it <img src="/line.png" alt=""></span></p>'
    )


def test_a_line_has_no_blocks():
    assert inline_to_html("# *Yes*\n\n- >350 [@a]", known_keys={"a"}) == (
        '# <em>Yes</em> - &gt;350 <sup class="cite"><a href="#ref-1" id="cite-1-1">1</a></sup>'
    )


@pytest.mark.parametrize(
    "source",
    ["<https://example.org>", "https://example.org", "<a@example.org>", "[a][b]\n\n[b]: /c"],
)
def test_addresses_alone_make_no_links(source):
    assert "<a" not in to_html(source)


@pytest.mark.parametrize(
    "source",
    [
        "[x](javascript:alert(1))", "[x](<javascript:alert(1)>)", "[x](JAVASCRIPT:alert)",
        "[x](javascript&colon;alert)", "[x](//example.org)", "[x](https://user@127.0.0.1/)",
        "[x](data:text/html,a)", "[x](/\\example.org)", "[x](\\javascript:a)",
        "[x](&#106;avascript:a)",
        '[x](https://example.org "title")', "![x](javascript:a)", "[x](#ref-1)", "[x]()",
    ],
)  # fmt: skip
def test_refused_link_is_plain_text(source):
    page = to_html(source)

    assert "<a" not in page and "<img" not in page
    assert "x" in page and "(" in page


@pytest.mark.parametrize(
    "source",
    ['# A {#evil}', 'words {: .x onclick="y"}', "[a]{.red}", '[a]{#a style="color:red"}',
     "::: {.note #evil}\nx\n:::", '<div class="pending-banner" hidden>', "{{ settings }}",
     "{% x %}"],
)  # fmt: skip
def test_authors_set_no_ids_classes_or_styles(source):
    page = to_html(source)

    assert_only_ours(page)
    assert "evil" not in {element.get("id") for element in elements(page)}
    assert "pending-banner" not in {element.get("class") for element in elements(page)}


def assert_only_ours(page):
    for element in elements(page):
        assert element.tag in BLOCKS | INLINE, element.tag
        assert set(element.keys()) <= ATTRIBUTES.get(element.tag, set()), element.attrib
        assert element.get("class", "note") in CLASSES
        assert IDS.fullmatch(element.get("id", "claim-a"))
        assert may_show(element.get("src", "/"))
        href = element.get("href", "/")
        assert may_lead_to(href) or re.fullmatch(r"#ref-\d+", href)


def test_payloads_stay_text(shared_data):
    lines = (shared_data / "xss" / "payloads.jsonl").read_text(encoding="utf-8").splitlines()
    payloads = [json.loads(line)["payload"] for line in lines]

    assert len(payloads) > 900
    for payload in payloads:
        page = to_html(payload) + inline_to_html(payload)
        assert_only_ours(page)


def test_payloads_in_marks_stay_text(shared_data):
    lines = (shared_data / "xss" / "payloads.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[::3]:
        payload = json.loads(line)["payload"].replace("\n", " ")
        source = (
            f"[{payload}]{{#c}} [x]({payload}) ![{payload}](/a.png) [@{payload}]\n\n"
            f"| {payload} |\n|---|\n| `{payload}` |\n\n# {payload}\n\n::: {{.note {payload}}}\n"
        )
        assert_only_ours(to_html(source, known_keys={payload}))


def test_naughty_strings_are_shown_as_they_are(shared_data):
    lines = (shared_data / "text-torture" / "blns.jsonl").read_text(encoding="utf-8").splitlines()

    for line in lines:
        page = to_html(json.loads(line)["string"])
        page.encode()
        assert_only_ours(page)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="[](){}<>#@!:;=\"'`*_|\\/&-. \nabj1\x00\ufdd0\ud800", max_size=80))
def test_whatever_is_written_only_our_elements_appear(source):
    page = to_html(source, known_keys={"a"})

    page.encode()
    assert_only_ours(page)


def test_equal_text_makes_equal_bytes():
    source = "# A\n\n[a]{#a} [@k]\n\n- b"

    assert to_html(source, known_keys={"k"}) == to_html(source, known_keys={"k"})
