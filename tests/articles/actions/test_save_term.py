"""The glossary: one entry for a word, and nobody's work is overwritten."""

import pytest

from articles.actions.save_draft import Stale
from articles.actions.save_term import import_terms, save_term
from articles.fields import Unfit
from articles.models import Term
from articles.terms.entry import Entry
from articles.terms.matching import openings
from tests.factories import NOW, make_term, make_user

pytestmark = pytest.mark.django_db


def test_what_was_typed_is_what_is_stored():
    user = make_user()

    save_term(entry=Entry(" Heart  attack", "carer", "clot in the heart"), by=user, at=NOW)

    term = Term.objects.get()
    assert (term.word, term.plain, term.key) == (
        "Heart attack",
        "clot in the heart",
        "heart attack",
    )
    assert term.opening in openings("hearts")
    assert (term.changed_by, term.changed_at, term.active) == (user, NOW, True)


def test_a_word_has_one_entry_for_an_audience():
    make_term("ulcer")

    with pytest.raises(Unfit, match="has an entry for this audience already"):
        make_term("Ulcer")
    make_term("Ulcer", audience="student")

    assert Term.objects.count() == 2


def test_an_entry_that_cannot_be_kept_is_refused():
    with pytest.raises(Unfit, match="Word: it is empty"):
        make_term("")

    assert not Term.objects.exists()


def test_a_save_with_what_somebody_else_has_replaced_is_refused():
    term = make_term("ulcer")
    entry = Entry("ulcer", "carer", "sore")
    save_term(entry=entry, term=term, read=term.lock_version, by=make_user(), at=NOW)

    with pytest.raises(Stale):
        save_term(entry=entry, term=term, read=1, by=make_user(), at=NOW)


def test_an_import_is_done_once():
    entries = [Entry("ulcer", "carer", "sore", source="A list"), Entry("GP", "carer", "doctor")]

    first = import_terms(entries=entries, at=NOW)
    second = import_terms(entries=entries, at=NOW)

    assert (first.new, first.changed, first.unchanged, first.kept) == (2, 0, 0, 0)
    assert (second.new, second.changed, second.unchanged, second.kept) == (0, 0, 2, 0)


def test_a_newer_list_brings_its_own_entries_up_to_date():
    import_terms(entries=[Entry("ulcer", "carer", "sore", source="A list")], at=NOW)

    done = import_terms(entries=[Entry("ulcer", "carer", "open sore", source="A list")], at=NOW)

    assert (done.changed, Term.objects.get().plain) == (1, "open sore")


@pytest.mark.parametrize("source", ["A list", "Another list"])
def test_an_import_leaves_alone_what_is_not_its_own(source):
    entry = Entry("ulcer", "carer", "our wording", source="A list")
    by = make_user() if source == "A list" else None
    save_term(entry=entry, by=by, at=NOW)

    done = import_terms(entries=[Entry("ulcer", "carer", "sore", source=source)], at=NOW)

    assert (done.kept, Term.objects.get().plain) == (1, "our wording")


def test_an_import_with_one_bad_entry_leaves_nothing():
    with pytest.raises(Unfit, match="“x”"):
        import_terms(entries=[Entry("ulcer", "carer", "sore"), Entry("x", "carer")], at=NOW)

    assert not Term.objects.exists()
