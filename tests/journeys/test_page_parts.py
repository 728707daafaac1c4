"""A page with a part of its own is looked at, and one with other words alone is not."""

import pytest

from tests.journeys.page_parts import parts_of

PAGE = '<main><ul class="plain"><li><a href="/a/">One</a></li></ul></main>'


def test_other_words_and_more_rows_are_no_other_parts():
    longer = PAGE.replace("One", "Two").replace("</ul>", '<li><a href="/b/">Three</a></li></ul>')

    assert parts_of(longer) == parts_of(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        PAGE.replace("</ul>", "</ul><p>More</p>"),
        PAGE.replace('class="plain"', 'class="plain quiet"'),
        PAGE.replace('<a href="/a/">', '<a href="/a/" aria-label="One">'),
        PAGE.replace("<li>", "<li><input>"),
        PAGE.replace('<a href="/a/">One</a>', '<button type="submit">One</button>'),
        PAGE.replace("<ul", "<div><ul").replace("</ul>", "</ul></div>"),
    ],
)
def test_another_element_attribute_or_place_is_another_part(other):
    assert parts_of(other) - parts_of(PAGE)
