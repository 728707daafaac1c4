"""The report of the library: what is wrong with which source, and what rests on it."""

from datetime import timedelta

import pytest

from articles import queries
from articles.content import Reference as Listed
from articles.status import Status
from editorial.actions.publish import publish
from editorial.checking import findings_of
from editorial.source_report import ORDERS, USES, Asked, Listing
from editorial.source_troubles import WRONGS, counted_lately, tallies
from references.columns import columns
from references.link_watch import Due, note_try
from references.links import of_answer
from references.models import Reference
from tests.factories import NOW, REFERENCES, make_article, version_at

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
DAY = timedelta(days=1)


def source(key, kind="research", **fields):
    csl = fields.pop("csl", {"title": key, "issued": {"date-parts": [[2025]]}})
    said = {**columns(csl), "kind": kind, "doi": f"10.1000/{key}", "notices_checked_at": NOW}
    return Reference.objects.create(
        key=key, csl=csl, created_at=NOW, updated_at=NOW, **{**said, **fields}
    )


def listed(**asked):
    return [row.reference.key for row in Listing(Asked(**asked), at=NOW, today=TODAY)[0:100]]


def tried(row, status, *days):
    for day in days:
        url = row.url or f"https://doi.org/{row.doi}"
        judged = of_answer(url, status=status, url=url)
        note_try(Due(row.pk, url), judged, at=NOW - day * DAY)


@pytest.fixture
def one_of_each():
    """For each trouble one source with it, by the trouble's name, and one with none."""
    newer = source("newer")
    rows = {
        "retracted": source("retracted", status="retracted"),
        "questioned": source("questioned", status="questioned"),
        "corrected": source("corrected", status="corrected"),
        "dead": source("dead", url="https://a.example/x"),
        "superseded": source("superseded", superseded_by=newer),
        "old": source("old", csl={"issued": {"date-parts": [[2010]]}}),
        "mismatch": source("mismatch", mismatch="Year: 2023 and 2024."),
        "nameless": source("nameless", doi=""),
        "unlooked": source("unlooked", notices_checked_at=None),
        "untried": source("untried", url="https://b.example/x"),
        "walled": source("walled", url="https://c.example/x"),
        "clear": source("clear"),
    }
    for name in ("retracted", "questioned", "corrected", "superseded", "old", "mismatch", "clear"):
        tried(rows[name], 200, 0)
    tried(rows["unlooked"], 200, 0)
    tried(newer, 200, 0)
    tried(rows["dead"], 404, 2, 0)
    tried(rows["walled"], 403, 0)
    return rows


@pytest.mark.parametrize("what", [what for what in WRONGS if what != "uncited"])
def test_each_trouble_is_found_and_nothing_else_has_it(one_of_each, what):
    assert listed(what=what) == [what]


def test_the_overview_counts_what_the_lists_list(one_of_each):
    counted = {each.what: (each.all, each.live) for each in tallies(at=NOW, today=TODAY)}

    assert counted == {
        what: (len(listed(what=what)), len(listed(what=what, use="live"))) for what in WRONGS
    }
    assert counted["uncited"] == (13, 0)


def test_what_was_counted_lately_says_when():
    source("one", status="retracted")
    first, at = counted_lately(at=NOW, today=TODAY)
    source("two", status="retracted")

    again, still = counted_lately(at=NOW + DAY, today=TODAY)

    assert (again, still) == (first, at) and at == NOW


def test_each_row_says_all_that_is_wrong(one_of_each):
    rows = {row.reference.key: row.wrongs for row in Listing(Asked(), at=NOW, today=TODAY)[0:50]}

    assert rows["retracted"] == ("retracted", "uncited")
    assert rows["clear"] == ("uncited",)


def test_a_link_that_another_address_had_is_not_dead_but_untried(one_of_each):
    Reference.objects.filter(key="dead").update(url="https://a.example/new")

    assert listed(what="dead") == []
    assert "dead" in listed(what="untried", order="key")


def test_an_old_look_up_is_no_look_up():
    source("late", notices_checked_at=NOW - 40 * DAY)

    assert listed(what="unlooked") == ["late"]


DATED = (
    {"issued": {"date-parts": [[2026]]}},
    {"issued": {"date-parts": [[2021]]}},
    {"issued": {"date-parts": [[2021, 11, 1]]}},
    {"issued": {"date-parts": [[2021, 11, 3]]}},
    {"issued": {"date-parts": [[2016, 11]]}},
    {"issued": {"date-parts": [[2016, 10]]}},
    {"issued": {"date-parts": [[2010]]}, "custom": {"landmark": "The first."}},
    {"issued": {"date-parts": [[2010]]}, "custom": {"current_on": "2026-01-01"}},
    {"issued": {"date-parts": [[2010]]}, "custom": {"current_on": "2019-01-01"}},
    {"custom": {"current_on": "2019-01-01"}},
    {},
)


def test_the_report_and_the_check_agree_on_what_is_old():
    dated = tuple(
        Listed(key=f"{kind}-{number}", kind=kind, csl={"title": f"{kind} {number}", **csl})
        for kind in ("research", "guideline", "drug-label", "web-page")
        for number, csl in enumerate(DATED)
    )
    article = make_article(references=(*REFERENCES, *dated))
    content = queries.content_of(article, on=TODAY)

    found = {f.where for f in findings_of(content, on=TODAY) if f.id == "CIT-09"}

    assert {f"reference {key}" for key in listed(what="old")} == found
    assert 0 < len(found) < len(dated)


def live(slug):
    version = version_at(Status.APPROVED, slug=slug)
    publish(article=version.article, at=NOW)


def test_what_rests_on_each_is_counted():
    live("one")
    live("two")
    make_article(slug="three")
    source("alone")

    rows = {row.reference.key: row for row in Listing(Asked(), at=NOW, today=TODAY)[0:10]}

    stabler, alone = rows["stabler2013"], rows["alone"]
    assert (stabler.claims, stabler.pages, stabler.drafts) == (4, 2, 3)
    assert (alone.claims, alone.pages, alone.drafts) == (0, 0, 0)
    assert list(rows) == ["stabler2013", "ng239", "alone"], "most claims first"


def test_the_use_narrows():
    live("one")
    source("alone")
    Reference.objects.filter(key="ng239").update(status="retracted")

    assert listed(use="none") == ["alone"]
    assert set(listed(use="live")) == {"stabler2013", "ng239"}
    assert listed(what="retracted", use="live") == ["ng239"]
    assert listed(use="drafts") == []
    make_article(slug="d", references=(*REFERENCES, _other()))
    assert listed(use="drafts") == ["other"]


def _other():
    return REFERENCES[0].model_copy(update={"key": "other", "csl": {"title": "Other"}})


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("use", ["", *USES])
def test_pages_together_are_the_whole_list_in_every_order(order, use):
    live("one")
    for number in range(7):
        source(f"k{number}", year=2000 + number)
    listing = Listing(Asked(order=order, use=use), at=NOW, today=TODAY)

    whole = [row.reference.pk for row in listing.each()]

    parts = [row.reference.pk for start in range(0, 12, 2) for row in listing[start : start + 2]]
    assert parts == whole
    assert len(whole) == len(set(whole)) == len(listing)


def test_the_report_takes_as_many_questions_for_many_as_for_few(
    django_assert_max_num_queries,
):
    live("one")

    def read():
        tallies(at=NOW, today=TODAY)
        listing = Listing(Asked(), at=NOW, today=TODAY)
        return len(listing), listing[0:50]

    with django_assert_max_num_queries(8):
        read()
    for number in range(60):
        source(f"k{number}")
    live("two")
    with django_assert_max_num_queries(8):
        assert len(read()[1]) == 50
