"""The mirror: a list is taken whole or not at all, and a broken one takes no notice away."""

import io
import time

import pytest

from references.models import RegisterEntry, RegisterImport
from references.registers.mirror import Shrunken, listed, take_list
from references.registers.retraction_watch import NotTheList
from tests.factories import NOW

pytestmark = pytest.mark.django_db
SHORT = "OriginalPaperDOI,RetractionDOI,RetractionNature\n"


def listing(*numbers, nature="Retraction"):
    return [f"10.1000/p{number},10.1000/n{number},{nature}\n" for number in numbers]


def take(*rows, whole=True, header=SHORT, **more):
    file = io.BytesIO((header + "".join(rows)).encode())
    return take_list(file, name="list.csv", is_whole=whole, at=NOW, **more)


def dois():
    return set(listed().values_list("doi", flat=True))


def counts(taken):
    return taken.rows, taken.new, taken.changed, taken.gone


def test_the_real_list_is_taken_fast_and_the_second_time_changes_nothing(shared_data, capsys):
    path = shared_data / "retractions/retraction_watch_subset.csv.gz"
    taken, took = [], []
    for _ in range(2):
        start = time.process_time()
        with path.open("rb") as file:
            taken.append(take_list(file, name=path.name, is_whole=True, at=NOW))
        took.append(time.process_time() - start)
    with capsys.disabled():
        print(f"\n30,791 rows into the mirror: {took[0]:.1f} s, again: {took[1]:.1f} s")
    assert [counts(one) for one in taken] == [(30_791, 30_791, 0, 0), (30_791, 0, 0, 0)]
    assert listed().count() == RegisterEntry.objects.count() == 30_791
    assert max(took) < 30


def test_what_a_whole_list_no_longer_names_is_gone_and_kept():
    take(*listing(*range(30)))
    taken = take(*listing(*range(29)), *listing(99))
    assert counts(taken) == (30, 1, 0, 1)
    assert "10.1000/p29" not in dois()
    assert RegisterEntry.objects.filter(doi="10.1000/p29").exists()


def test_an_update_adds_and_takes_nothing_away():
    take(*listing(1, 2))
    assert counts(take(*listing(3), whole=False)) == (1, 1, 0, 0)
    assert dois() == {"10.1000/p1", "10.1000/p2", "10.1000/p3"}
    take(*listing(1, 2, 3))
    assert len(dois()) == 3


def test_what_comes_back_is_listed_again():
    take(*listing(1, 2))
    take(*listing(1))
    assert counts(take(*listing(1, 2))) == (2, 1, 0, 0)
    assert dois() == {"10.1000/p1", "10.1000/p2"}


def test_a_list_that_lost_many_of_its_rows_is_refused_unless_confirmed():
    take(*listing(*range(300)))
    with pytest.raises(Shrunken, match="no longer names 200 of the 300"):
        take(*listing(*range(100)))
    assert len(dois()) == 300
    assert take(*listing(*range(100)), may_shrink=True).gone == 200


def test_a_fuller_spelling_of_the_same_list_is_no_loss():
    take(*listing(*range(100)))
    header = "Record ID,OriginalPaperDOI,RetractionDOI,RetractionNature\n"
    taken = take(*(f"{n},{row}" for n, row in enumerate(listing(*range(100)))), header=header)
    assert counts(taken) == (100, 100, 0, 100)
    assert len(dois()) == 100


def test_a_row_that_cannot_be_read_takes_nothing_away():
    take(*listing(1, 2, 3))
    taken = take(*listing(1), "10.1000/p2,cut\n")
    assert counts(taken) == (2, 0, 0, 0)
    assert taken.refused[0]["row"] == 2
    assert len(dois()) == 3


def test_a_row_that_became_unreadable_keeps_its_entry():
    header = "Record ID,OriginalPaperDOI,RetractionNature\n"
    take("1,10.1000/a,Retraction\n", "2,10.1000/b,Retraction\n", header=header)
    taken = take("1,10.1000/a,Redaction\n", "3,10.1000/c,Retraction\n", header=header)
    assert counts(taken) == (2, 1, 0, 1)
    assert dois() == {"10.1000/a", "10.1000/c"}


def test_a_row_whose_facts_changed_is_changed():
    header = "Record ID,OriginalPaperDOI,RetractionNature,RetractionDate\n"
    take("1,10.1000/a,Expression of concern,1/2/2020 0:00\n", header=header)
    taken = take("1,10.1000/a,Retraction,1/3/2020 0:00\n", header=header)
    assert counts(taken) == (1, 0, 1, 0)
    assert listed().get().kind == "retraction"


@pytest.mark.parametrize("rows", [[], ["10.1000/a,,Redaction\n"]])
def test_a_list_without_a_row_is_refused_and_changes_nothing(rows):
    take(*listing(1))
    with pytest.raises(NotTheList, match="no row that can be read"):
        take(*rows)
    assert (RegisterImport.objects.count(), len(dois())) == (1, 1)


def test_a_list_that_breaks_off_leaves_nothing_behind(monkeypatch):
    monkeypatch.setattr("references.registers.retraction_watch.MOST_ROWS", 2)
    with pytest.raises(NotTheList):
        take(*listing(1, 2, 3))
    assert not RegisterImport.objects.exists()
    assert not RegisterEntry.objects.exists()


def test_the_reading_is_noted_with_file_digest_and_person():
    first, second = take(*listing(1)), take(*listing(1), may_shrink=True)
    assert (first.name, len(first.digest), first.is_whole, first.at) == ("list.csv", 64, True, NOW)
    assert first.digest == second.digest
