"""What a new version says otherwise than the approved one does not slip in."""

import pytest

from articles.checks.statements.since_approved import changed, turned

_ALL = frozenset({"amount", "time", "duration", "comparator", "frequency", "medicine", "route"})


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ("Give 1 mg daily.", "Give 10 mg daily.", "10 mg"),
        ("Stop it at less than 30.", "Stop it at 30.", "30"),
        ("Take metformin.", "Take warfarin.", "warfarin"),
        ("Take 5 mg by mouth.", "Take 5 mg by injection.", "injection"),
        ("Take it once a week.", "Take it once a day.", "once a day"),
        ("Wait 6 months.", "Wait 6 weeks.", "6 weeks"),
    ],
)
def test_another_fact_than_the_approved_one_warns(article, was, now, words) -> None:
    found = list(changed(article(f"[{now}]{{#it}}"), article(f"[{was}]{{#it}}"), _ALL))

    assert [(each.quote, each.level) for each in found] == [(words, "warn")]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Give 1 mg every two months.", "You have 1,000 micrograms every 2 months."),
        ("Take it once a week.", "It is taken once weekly."),
        ("Metformin lowers B12.", "Metformin reduces vitamin B12."),
    ],
)
def test_the_same_in_other_words_is_silent(article, was, now) -> None:
    new, old = article(f"[{now}]{{#it}}"), article(f"[{was}]{{#it}}")

    assert [*changed(new, old, _ALL), *turned(new, old)] == []


@pytest.mark.parametrize(
    ("was", "now", "level"),
    [
        ("Do not start folic acid.", "Start folic acid.", None),
        ("It is not safe in pregnancy.", "It is safe in pregnancy.", None),
        ("Never give it to children; it can harm.", "It can harm adults.", "warn"),
    ],
)
def test_a_statement_that_is_turned_is_found(article, was, now, level) -> None:
    (found,) = turned(article(f"[{now}]{{#it}}"), article(f"[{was}]{{#it}}"))

    assert found.level == level
