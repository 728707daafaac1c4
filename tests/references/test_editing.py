"""A record of the library, written by hand."""

from datetime import UTC, datetime

import pytest

from references import editing
from references.editing import Circular, Described, Stale, describe, described, edit, token
from references.library import DifferentSource, put
from references.models import MergedKey, RecordChange
from tests.factories import make_user

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def paper(key="a1", **csl):
    return put(key=key, kind="trial", csl={"title": f"Title of {key}", **csl}, at=AT)


def test_the_token_is_of_all_that_can_be_said_and_of_nothing_else():
    row = paper()
    before = token(row)

    row.status = "retracted"
    assert token(row) == before
    for name, value in (("kind", "review"), ("region", "GB"), ("csl", {"title": "Other"})):
        changed = paper()
        setattr(changed, name, value)
        assert token(changed) != before, name


def test_a_stale_edit_is_refused_and_stores_nothing():
    row = paper()
    read = token(row)
    edit(reference=row, new=Described("trial", {"title": "First"}), read=read, by=None, at=AT)

    with pytest.raises(Stale, match="Somebody else changed this record"):
        edit(reference=row, new=Described("trial", {"title": "2nd"}), read=read, by=None, at=AT)

    row.refresh_from_db()
    assert row.title == "First"
    assert RecordChange.objects.filter(reference=row).count() == 2


def test_the_search_finds_what_was_typed():
    row = paper()
    edit(reference=row, new=Described("trial", {"title": "Zinc"}), read=token(row), by=None, at=AT)

    row.refresh_from_db()
    assert row.words == "zinc"


def test_no_line_of_successors_leads_back(monkeypatch):
    rows = [paper(f"a{n}") for n in range(3)]
    for older, newer in ((0, 1), (1, 2)):
        new = Described("trial", rows[older].csl, superseded_by=rows[newer])
        rows[older] = edit(reference=rows[older], new=new, read=token(rows[older]), by=None, at=AT)

    back = Described("trial", rows[2].csl, superseded_by=rows[0])
    with pytest.raises(Circular, match="“a0” is itself superseded"):
        edit(reference=rows[2], new=back, read=token(rows[2]), by=None, at=AT)
    monkeypatch.setattr(editing, "_LONGEST_CHAIN", 1)
    other = paper("other")
    far = Described("trial", other.csl, superseded_by=rows[0])
    with pytest.raises(Circular, match="too many"):
        edit(reference=other, new=far, read=token(other), by=None, at=AT)


def test_a_described_source_gets_a_key_that_nothing_has_or_had():
    paper("ax2020")
    MergedKey.objects.create(
        key="ax2020-2",
        reference=paper("b"),
        record={"kind": "trial", "csl": {}},
        by=make_user(),
        by_name="E",
        at=AT,
    )
    csl = {
        "title": "Quite another",
        "author": [{"family": "Ax"}],
        "issued": {"date-parts": [[2020]]},
    }

    row = describe(new=Described("trial", csl, region="GB"), by=None, at=AT)

    assert (row.key, row.region, row.created_at) == ("ax2020-3", "GB", AT)
    assert described(row).csl == csl
    with pytest.raises(DifferentSource, match="another source's"):
        describe(new=Described("trial", {"title": "Third"}), key="ax2020-2", by=None, at=AT)
