import pytest

from references.formatting.runs import to_html, to_text
from references.processor import Unusable, printed, style_at
from tests.processors import style

PURI = {
    "type": "article-journal",
    "title": "On <i>H. pylori</i>: MMA <180 & <script>alert(1)</script>",
    "author": [{"family": "Puri", "given": "Vinay"}],
    "container-title": "J Neurol Sci",
    "issued": {"date-parts": [[2011]]},
    "DOI": "10.1000/xyz",
}
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="citation-number"/></layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography></style>"""


@pytest.fixture
def own_style(tmp_path):
    """Write a style of CSL to a file, and return where it is."""

    def write(text=STYLE, name="own.csl"):
        (tmp_path / name).write_text(text)
        return str(tmp_path / name)

    return write


def test_any_style_prints_words_italics_and_links_and_nothing_else(own_style):
    apa = style_at(str(style("ama").with_name("apa.csl")))

    runs = printed(apa, {"puri2011": PURI})["puri2011"]

    assert to_text(runs).startswith("Puri, V. (2011). On H. pylori: MMA <180 & ")
    assert "<script" not in to_html(runs)
    assert "<i>" in to_html(runs)
    assert '<a href="https://doi.org/10.1000/xyz">' in to_html(runs)


def test_every_record_gets_its_own_line_whatever_the_order_of_the_style():
    apa = style_at(str(style("ama").with_name("apa.csl")))
    records = {f"k{n}": {**PURI, "title": f"Title number {n}"} for n in range(12, 0, -1)}

    found = printed(apa, records)

    assert list(found) != [] and set(found) == set(records)
    assert all(f"Title number {key[1:]}." in to_text(runs) for key, runs in found.items())


def test_the_number_of_a_numbered_style_is_left_to_the_list():
    ama = style_at(str(style("ama")))

    assert to_text(printed(ama, {"a": PURI})["a"]).startswith("Puri V. ")


def test_a_record_cannot_make_pandoc_read_a_file(own_style, tmp_path):
    (tmp_path / "secret").write_text("hidden words")
    hostile = {
        "title": f"![x]({tmp_path}/secret) \\input{{{tmp_path}/secret}}",
        "bibliography": f"{tmp_path}/secret",
        "csl": f"{tmp_path}/secret",
    }

    words = to_text(printed(style_at(own_style()), {"a": hostile})["a"])

    assert "hidden words" not in words
    assert "secret" in words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no style at all", "says nothing of how to print"),
        ("<a/>", "says nothing of how to print"),
        (STYLE.replace("bibliography", "nothing"), "says nothing of how to print"),
        (
            '<style><info><link rel="independent-parent" href="http://x"/></info></style>',
            "Name the style that it leads to",
        ),
        ("<" + "a" * 1_000_001, "says nothing of how to print"),
    ],
)
def test_what_is_no_style_is_refused_in_words(own_style, text, said):
    with pytest.raises(Unusable, match=said):
        style_at(own_style(text))


def test_a_style_that_is_not_there_is_named():
    with pytest.raises(Unusable, match=r"nowhere\.csl cannot be read"):
        style_at("/nowhere.csl")


def test_a_style_that_pandoc_cannot_use_is_told_of(own_style):
    broken = STYLE.replace('<text variable="title"/>', '<date variable="issued" form="none"/>')

    with pytest.raises(Unusable):
        printed(style_at(own_style(broken)), {"a": PURI})
