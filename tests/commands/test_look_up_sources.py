"""Sources from files are looked up in one go, and those whose numbers lie are marked."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from references import library
from references.models import LookUp, Reference
from tests.factories import NOW
from tests.registers import crossref_knows, pubmed_knows, registers

__all__ = ["registers"]
TITLE = "Vitamin B12 deficiency and the legs of the old"
pytestmark = pytest.mark.django_db


def look_up(**said) -> str:
    out = StringIO()
    call_command("look_up_sources", stdout=out, **said)
    return out.getvalue()


@pytest.fixture
def sources() -> None:
    for key, identifiers in {
        "right": {"DOI": "10.1000/right", "PMID": "5"},
        "wrong": {"DOI": "10.1000/wrong"},
        "bare": {},
    }.items():
        csl = {"type": "article-journal", "title": TITLE, **identifiers}
        library.put(key=key, kind="research", csl=csl, at=NOW)


def test_what_was_never_looked_up_is_and_once(registers, sources):
    crossref_knows(registers, "10.1000/right")
    crossref_knows(registers, "10.1000/wrong", title="Falls in winter")
    pubmed_knows(registers, "5", "10.1000/right")

    assert "2 looked up, 2 found, 1 whose registers disagree." in look_up()
    assert list(Reference.objects.exclude(mismatch="").values_list("key", flat=True)) == ["wrong"]
    assert LookUp.objects.count() == 3

    assert "0 looked up" in look_up()


def test_no_more_are_asked_about_than_wanted(registers, sources):
    crossref_knows(registers, "10.1000/wrong")

    assert "1 looked up" in look_up(most=1)


def test_where_nobody_may_be_asked_it_says_so(sources, settings):
    settings.LOOK_UPS = False

    with pytest.raises(CommandError, match="switched off"):
        look_up()
