from articles.publishing.rendering.reading_back import read_back

HTML = """<!doctype html><html><head><title>A
 question</title><meta name="robots" content="noindex"></head><body>
<p>Outside</p>
<div data-part="body" id="b"><p>One &gt;350<sup class="cite"><a href="#ref-1"
id="cite-1-1">1</a></sup> two<br>three</p><ul><li>four</li><li>five</li></ul>
<nav data-part="contents"><a href="#b">Six</a></nav>
<h3><span class="care__level">Urgent: </span>seven</h3>
<img src="/a.png" alt="eight"><script>nine</script></div>
<p>Outside again</p></body></html>"""


def test_words_are_read_in_blocks_without_what_we_add():
    assert read_back(HTML).part("body").blocks == (
        "One >350 two three",
        "four",
        "five",
        "seven",
        "eight",
    )


def test_part_inside_a_part_is_read_apart():
    page = read_back(HTML)

    assert page.part("contents").text == "Six"
    assert page.text_outside("body", "contents") == "Outside Outside again"


def test_citations_ids_title_and_robots_are_read():
    page = read_back(HTML)

    assert page.part("body").cited == ["#ref-1"]
    assert page.ids == ["b", "cite-1-1"]
    assert page.title == "A question"
    assert page.robots == "noindex"


def test_part_that_stands_twice_is_no_part():
    assert (
        read_back('<p data-part="notice">a</p><p data-part="notice">b</p>').part("notice") is None
    )
