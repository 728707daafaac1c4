"""Finding sources in the library."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from references import search as searching
from references.columns import columns
from references.library import put
from references.models import MergedKey, Reference
from references.search import ANY_NOTICE, ORDERS, Filters, in_order, search
from tests.factories import make_user

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def source(key: str, kind: str = "trial", at: datetime = AT, **csl: object) -> Reference:
    year = csl.pop("year", None)
    issued = {"issued": {"date-parts": [[year]]}} if year else {}
    record = {"type": "article-journal", "title": f"Title of {key}", **issued, **csl}
    return put(key=key, kind=kind, csl=record, at=at)


def many(count: int) -> None:
    csl = {"title": "Vitamin trial", "issued": {"date-parts": [[2001]]}}
    Reference.objects.bulk_create(
        Reference(key=f"many{n}", csl=csl, created_at=AT, updated_at=AT, **columns(csl))
        for n in range(count)
    )


def keys(*asked: object, **more: object) -> list[str]:
    return [row.key for row in in_order(search(*asked, **more).ids)]


@pytest.mark.parametrize(
    "asked",
    [
        "stabler",
        "STÄB",
        "vitamin defic",
        "n engl j",
        "2013",
        "10.1056/nejmcp1113996",
        "https://doi.org/10.1056/NEJMcp1113996",
        "23301732",
        "pmc3810121",
        "978-0-306-40615-7",
        "nct01234567",
        "stabler2013",
        "stabler vitamin 2013",
        "crohn's",
    ],
)
def test_a_source_is_found_whatever_is_known_of_it(asked):
    wanted = source(
        "stabler2013",
        title="Vitamin B12 deficiency in Crohn’s disease",
        author=[{"family": "Stäbler", "given": "S"}],
        year=2013,
        DOI="10.1056/NEJMcp1113996",
        PMID="23301732",
        PMCID="PMC3810121",
        ISBN="978-0-306-40615-7",
        custom={"NCT": "NCT01234567"},
        **{"container-title": "N Engl J Med"},
    )
    source("other1999", title="Folate", year=1999, DOI="10.1056/nejmother")

    assert keys(asked) == [wanted.key]


@pytest.mark.parametrize("asked", ["tabler", "vitamin folate", "!!!", "“", "unknown", "or", "*"])
def test_what_no_source_has_finds_nothing(asked):
    source("stabler2013", title="Vitamin deficiency")

    assert search(asked).ids == ()
    assert search(asked).is_all


def test_words_of_the_databases_languages_are_words():
    source("a1", title="AND NOT near or")

    assert keys("and not") == ["a1"]
    assert keys('NEAR("a" OR b:*)') == []


def test_a_source_comes_first_by_its_own_name():
    source("b12", title="Named by its key", at=AT)
    source("b12-later", title="B12", at=AT + timedelta(days=1))

    assert keys("b12") == ["b12", "b12-later"]


def test_a_key_that_was_merged_finds_what_it_was_merged_into():
    kept = source("kept2001")
    MergedKey.objects.create(
        key="gone2001", reference=kept, record={}, by=make_user(), by_name="E", at=AT
    )

    assert keys("gone2001") == ["kept2001"]


def test_a_changed_record_is_found_by_its_new_words_alone():
    source("a1", title="Vitamin deficiency")
    source("a1", title="Vitamin deficiency in adults")
    row = Reference.objects.get()

    assert keys("adults") == ["a1"]
    row.delete()
    assert keys("adults") == []
    assert keys("vitamin") == []


def test_letters_of_no_alphabet_of_ours_are_words_too():
    source("a1", title="ビタミン 欠乏 𞤀𞤣𞤤𞤢𞤥 Σίσυφος")

    for asked in ("ビタ", "欠乏", "𞤀𞤣𞤤", "ΣΊΣΥΦΟΣ"):
        assert keys(asked) == ["a1"], asked


def test_the_list_is_in_the_order_asked_for():
    source("b", year=2001, at=AT)
    source("c", at=AT + timedelta(days=2))
    source("a", year=2020, at=AT + timedelta(days=1))

    assert keys(order="changed") == ["c", "a", "b"]
    assert keys(order="year") == ["a", "b", "c"]
    assert keys(order="key") == ["a", "b", "c"]
    assert keys("title", order="year") == ["a", "b", "c"]


def test_the_list_is_narrowed_by_what_a_source_is():
    label = source("label", "drug-label", year=2001, DOI="10.1000/1")
    old = source("old", "guideline", year=1990)
    source("plain", year=2010, PMID="1")
    Reference.objects.filter(pk=label.pk).update(status="retracted", region="GB")
    Reference.objects.filter(pk=old.pk).update(superseded_by=label, mismatch="Year: …")

    assert keys(filters=Filters(kind="drug-label")) == ["label"]
    assert keys(filters=Filters(status="retracted")) == ["label"]
    assert keys(filters=Filters(status=ANY_NOTICE)) == ["label"]
    assert keys(filters=Filters(status="corrected")) == []
    assert keys(filters=Filters(region="GB")) == ["label"]
    assert keys(filters=Filters(year_from=2001, year_to=2001)) == ["label"]
    assert keys(filters=Filters(without_identifier=True)) == ["old"]
    assert keys(filters=Filters(mismatched=True)) == ["old"]
    assert keys(filters=Filters(superseded=True)) == ["old"]
    assert keys(filters=Filters(also=Q(key="plain"))) == ["plain"]
    assert keys("title", filters=Filters(kind="guideline")) == ["old"]
    assert keys("plain", filters=Filters(kind="guideline")) == []


@pytest.mark.parametrize("order", ORDERS)
def test_a_common_word_finds_the_same_as_a_rare_one(order, monkeypatch):
    for n in range(6):
        source(f"a{n}", "trial" if n % 2 else "review", year=2000 + n)
    whole = keys("title", order=order)
    narrowed = keys("title", order=order, filters=Filters(kind="review"))

    monkeypatch.setattr(searching, "FEW", 2)

    assert keys("title", order=order) == whole
    assert keys("title", order=order, filters=Filters(kind="review")) == narrowed
    assert len(whole) == 6 and len(narrowed) == 3


def test_more_than_are_listed_are_said_to_be_more(monkeypatch):
    monkeypatch.setattr(searching, "MOST", 3)
    many(5)

    assert (len(search().ids), search().is_all, search().total) == (3, False, 5)
    found = search("vitamin")
    assert (len(found.ids), found.is_all, found.total) == (3, False, None)
    assert search("vitamin", filters=Filters(kind="trial")).total == 0


@pytest.mark.parametrize(
    "asked", [("",), ("vitamin",), ("vitamin trial many1",), ("10.1056/nejmcp1113996",)]
)
def test_an_answer_takes_the_same_queries_however_many_there_are(asked):
    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            in_order(search(*asked, filters=Filters(kind="other")).ids[:25])
        return len(made)

    source("vitamin1", "other", DOI="10.1056/nejmcp1113996", title="Vitamin trial many1")
    few = queries()
    many(60)

    assert queries() == few <= 4


@pytest.mark.embedded
@pytest.mark.parametrize("name", ["doi", "pmid", "pmcid", "isbn", "nct", "key"])
def test_no_identifier_is_looked_for_in_every_source(name):
    plan = Reference.objects.filter(**{name: "x"}).order_by().explain()

    assert "SEARCH" in plan and "SCAN" not in plan
