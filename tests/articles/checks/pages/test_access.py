"""Pictures, headings, tables and links for those who cannot see them."""

import pytest

from articles.checks.pages.access import empty_link_words, images_without_words, structure
from articles.checks.prepared import prepare
from articles.checks.registry import check


@pytest.fixture
def quotes(article, check_context):
    def quotes(check, body):
        return [t.quote for t in check(prepare(article(body), check_context))]

    return quotes


@pytest.mark.parametrize(
    "body",
    [
        "![](spine.png)",
        "![](https://example.org/spine.png)",
        "![ ](/media/spine.png)",
        "![spine.png](/media/spine.png)",
        "![spine](/media/spine.png)",
        "![IMG_0042.JPG](/media/a.png)",
        "![image](/media/a.png)",
    ],
)
def test_picture_without_words_is_found(quotes, body) -> None:
    assert quotes(images_without_words, f"See {body} here.") == [body]


@pytest.mark.parametrize(
    "body",
    [
        "![Side view of the spinal cord](/media/spine.png)",
        "![](/media/line.png){.decorative}",
        "`![](spine.png)` is how one writes it",
        "\\![](spine.png)",
        "[a link](https://example.org)",
    ],
)
def test_described_and_decorative_pictures_are_silent(quotes, body) -> None:
    assert quotes(images_without_words, body) == []


def test_picture_called_decorative_at_a_distance_is_found(quotes) -> None:
    (quote,) = quotes(images_without_words, "![](/media/line.png) {.decorative}")

    assert quote == "![](/media/line.png)"


def test_decorative_picture_stops_no_submission(article, check_context) -> None:
    found = check(article("Weakness ![](/media/line.png){.decorative} comes."), check_context)

    assert {"ACC-01", "DIA-01"}.isdisjoint(finding.id for finding in found)


@pytest.mark.parametrize(
    "words", ["click here", "here", "Read more", "Learn more…", "**this page**"]
)
def test_link_that_says_nothing_is_found(quotes, words) -> None:
    assert quotes(empty_link_words, f"[{words}](https://example.org)") == [
        f"[{words}](https://example.org)"
    ]


def test_refused_address_hides_no_link(quotes) -> None:
    assert quotes(empty_link_words, "[click here](x)") == ["[click here](x)"]


@pytest.mark.parametrize(
    "words", ["B12 injections leaflet", "Read more about B12", "find help here in your town"]
)
def test_link_that_names_its_page_is_silent(quotes, words) -> None:
    assert quotes(empty_link_words, f"[{words}](https://example.org)") == []


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("## Causes\n\n#### In the gut\n\nFew.", "In the gut"),
        ("**Causes in the gut**\n\nFew.", "**Causes in the gut**"),
        ("__Causes:__\n\nFew.", "__Causes:__"),
        ("| | |\n|---|---|\n| gut | most |", "| | |"),
        ("| gut | most |\n| diet | few |", "| gut | most |"),
    ],
)
def test_structure_that_cannot_be_heard_is_found(quotes, body, quoted) -> None:
    assert [q.strip("# ") for q in quotes(structure, body)] == [quoted]


@pytest.mark.parametrize(
    "body",
    [
        "## Causes\n\n### In the gut\n\nFew.\n\n## Tests\n\nTwo.",
        "### Causes\n\nFew.",
        "**Stop now.**\n\nThen wait.",
        "**Stop** the medicine.",
        "| Cause | Share |\n|---|---|\n| gut | most |",
        "# Causes\n\n::: {.urgent}\n### Call 111 if\n\n- you fall\n:::\n\n## In the gut\n\nFew.",
    ],
)
def test_sound_structure_is_silent(quotes, body) -> None:
    assert quotes(structure, body) == []


def test_thousands_of_links_take_no_second(article, check_context) -> None:
    prepared = prepare(article("[click here](x) " * 4000), check_context)

    assert len(list(empty_link_words(prepared))) == 4000
