"""Records as fields, and back."""

import pytest

from articles.content import Reference
from editorial.forms.reference import ReferenceForm, initial_of
from tests.factories import REFERENCES

RARE = Reference(
    key="rare1",
    kind="other",
    csl={
        "type": "legislation",
        "title": "A law",
        "author": [
            {"family": "Jager", "given": "Jolien", "non-dropping-particle": "de"},
            {"literal": "Agency for Health, Department of Rules"},
            {"family": "Solo"},
        ],
        "issued": {"date-parts": [[2020, 1, 31]]},
        "abstract": "A field that the form does not show.",
        "ISBN": "978-3-16-148410-0",
    },
)


def sent_back(reference, **changes):
    typed = {**initial_of(reference), "read": 1, **changes}
    form = ReferenceForm(typed, known=reference.model_dump(mode="json")["csl"])
    assert form.is_valid(), form.errors
    return form.value()


@pytest.mark.parametrize("reference", [*REFERENCES, RARE], ids=lambda r: r.key)
def test_a_record_comes_back_as_it_was(reference):
    assert sent_back(reference) == reference


def test_a_changed_name_is_read_and_the_others_stay():
    lines = initial_of(RARE)["authors"].replace("de Jager, Jolien", "de Jager, J.")

    authors = sent_back(RARE, authors=lines).csl["author"]

    assert authors[0] == {"family": "de Jager", "given": "J."}
    assert authors[1] == {"literal": "Agency for Health, Department of Rules"}


def test_an_emptied_field_is_gone():
    assert "volume" not in sent_back(REFERENCES[0], volume="").csl


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "not an address"])
def test_an_address_that_a_browser_would_run_is_refused(url):
    form = ReferenceForm({**initial_of(REFERENCES[0]), "read": 1, "url": url})

    assert not form.is_valid()
    assert list(form.errors) == ["url"]
