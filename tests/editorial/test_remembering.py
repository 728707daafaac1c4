"""What is kept of what was worked out, and what never is."""

import pytest
from django.core.cache import cache, caches

from editorial import remembering
from editorial.remembering import remembered


@pytest.fixture(autouse=True)
def _nothing_kept():
    caches["worked-out"].clear()


def test_what_was_worked_out_is_not_worked_out_again():
    made = []

    def make():
        made.append(1)
        return "words"

    assert [remembered("page", "a", "b", make=make) for _ in range(3)] == ["words"] * 3
    assert len(made) == 1


def test_an_empty_answer_is_kept_too():
    made = []

    for _ in range(2):
        assert remembered("page", "a", make=lambda: made.append(1)) is None

    assert len(made) == 1


@pytest.mark.parametrize("other", [("dangers", "b", "a"), ("marked", "a", "b"), ("dangers", "a")])
def test_another_question_has_another_answer(other):
    remembered("dangers", "a", "b", make=lambda: "mine")

    assert remembered(*other, make=lambda: "theirs") == "theirs"


def test_what_older_code_worked_out_is_forgotten(monkeypatch):
    remembered("page", "a", make=lambda: "old")
    monkeypatch.setattr(remembering, "code", lambda: "newer")

    assert remembered("page", "a", make=lambda: "new") == "new"


def test_what_raised_is_tried_again():
    def fail():
        raise ValueError

    with pytest.raises(ValueError):
        remembered("page", "a", make=fail)

    assert remembered("page", "a", make=lambda: "made") == "made"


def test_nothing_of_it_is_in_the_cache_that_counts_failed_log_ins():
    cache.set("failed-log-ins", 4)
    for n in range(1000):
        remembered("page", str(n), make=lambda: "x" * 100)

    assert cache.get("failed-log-ins") == 4


def test_the_code_that_reads_and_compares_has_a_digest_of_its_own():
    assert len(remembering.code()) == 16
    assert remembering.code() == remembering.code.__wrapped__()
