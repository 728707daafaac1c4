"""Which sources a draft's texts cite."""

import pytest

from articles.citing import cited
from articles.content import Text
from articles.draft import Draft


@pytest.mark.parametrize("mark", ["[@who2020]", "[ @who2020]", "[\n@who2020, p. 3]"])
def test_a_source_is_cited_however_its_mark_is_spaced(mark: str):
    text = Text(audience="patient", headline="", short_answer="", body=f"So it is. {mark}\n")

    assert cited(Draft(slug="a", question="Is it?", texts=(text,))) == ["who2020"]


def test_each_key_is_named_once_in_the_order_of_the_texts():
    texts = (
        Text(audience="patient", headline="", short_answer="So. [@b2]", body="So. [@a1; @b2]"),
        Text(audience="clinician", headline="", short_answer="", body="Mail a@b.org. [@c3]"),
    )

    assert cited(Draft(slug="a", question="Is it?", texts=texts)) == ["b2", "a1", "c3"]
