"""What is cut out of a stored page, byte for byte, for the history that readers may see."""

import pytest

from articles import audiences
from articles.publishing.rendering.kept_parts import KEPT, NoParts, kept_parts


@pytest.mark.parametrize("audience", audiences.CODES)
def test_each_part_is_cut_out_whole(page_of, audience):
    page = page_of(audience, "approved")

    parts = kept_parts(page)

    assert tuple(parts) == KEPT
    for name, html in parts.items():
        if html:
            assert html in page
            tag = html[1:].split(" ")[0]
            assert html.startswith(f"<{tag} ") and html.endswith(f"</{tag}>")
            assert html.count(f"<{tag} ") + html.count(f"<{tag}>") == html.count(f"</{tag}>")
            assert page.count(f'data-part="{name}"') == 1
    assert "Stabler SP" in parts["references"]
    assert "</h2>" in parts["body"]


def test_what_a_page_said_of_its_standing_is_not_kept(page_of):
    kept = "".join(kept_parts(page_of("patient", "update_under_review")).values())

    assert 'data-part="notice"' not in kept
    assert "<form" not in kept
    assert "ld+json" not in kept


def test_other_elements_of_the_same_name_inside_end_nothing():
    page = '<p>é\n</p><div data-part="body">\n<div><div>a</div></div><br>b</div ><div>c</div>'

    assert kept_parts(page)["body"] == page[page.index("<div") : page.index("<div>c")]


def test_a_page_without_the_text_has_no_parts(page_of):
    with pytest.raises(NoParts, match="no text"):
        kept_parts(page_of("patient", "withdrawn"))
