"""A key says at a glance which source is meant, and may stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.markup.scan import scan
from references.keys import key_from

YEAR = {"issued": {"date-parts": [[2011, 2]]}}


@pytest.mark.parametrize(
    ("csl", "key"),
    [
        ({"author": [{"family": "Puri", "given": "V"}], **YEAR}, "puri2011"),
        ({"author": [{"family": "Müller-Großmann"}], **YEAR}, "mullergrossmann2011"),
        ({"author": [{"family": "van den Heuvel"}], **YEAR}, "vandenheuvel2011"),
        ({"author": [{"literal": "World Health Organization"}], **YEAR}, "who2011"),
        ({"author": [{"literal": "NICE"}]}, "nice"),
        ({"editor": [{"family": "Doe"}], **YEAR}, "doe2011"),
        ({"title": "The leg and its nerves", **YEAR}, "leg2011"),
        ({"PMID": "123"}, "pmid123"),
        ({"DOI": "10.1000/x.y"}, "doi-10-1000-x-y"),
        ({"URL": "https://www.nice.org.uk/ng239"}, "nice-org-uk-ng239"),
        ({"title": "Состояние", "author": [{"family": "Иванов"}]}, "source"),
        ({}, "source"),
    ],
)
def test_a_key_says_author_and_year(csl, key):
    assert key_from(csl) == key


@given(st.text(), st.text(), st.integers(0, 99999))
def test_any_key_can_be_cited(family, title, year):
    csl = {
        "title": title,
        "author": [{"family": family}],
        "issued": {"date-parts": [[year]]},
    }

    (mark,) = scan(f"Words [@{key_from(csl)}].").citations

    assert mark.items[0].key == key_from(csl)
