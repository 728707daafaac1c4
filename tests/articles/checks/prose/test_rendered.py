"""The words of rendered HTML."""

from articles.checks.prose.rendered import rendered_text


def test_words_are_kept_and_citation_numbers_are_not() -> None:
    html = (
        '<p>Age &gt;60<sup class="cite"><a href="#ref-3">3</a>, <a href="#r">4</a></sup> or so</p>'
    )

    assert rendered_text(html).strip() == "Age >60 or so"


def test_missing_source_note_is_no_word_of_the_text() -> None:
    html = '<p>Late <span class="cite-missing">[no source: a1]</span> on</p>'

    assert rendered_text(html).split() == ["Late", "on"]


def test_an_empty_line_stands_between_blocks() -> None:
    words = rendered_text("<ul><li>step 5</li><li>mg</li></ul>").split("\n\n")

    assert [word for word in words if word] == ["step 5", "mg"]


def test_image_is_its_description() -> None:
    assert rendered_text('<p>See <img src="/a.png" alt="12 cm"></p>').split() == ["See", "12", "cm"]
