"""The dangerous changes from one text to another: what is called out, and how it is paired."""

import pytest

from articles.changes.passages import of_source
from articles.changes.texts import dangers


def changes(before, after):
    found = dangers("patient", "body", of_source(before), of_source(after))
    return [(danger.kind, danger.words) for danger in found]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Take 1 mg daily.", "Take 10 mg daily.", ("number", "1 mg → 10 mg")),
        ("Take 1.5 mg.", "Take 15 mg.", ("number", "1.5 mg → 15 mg")),
        ("Take 1 mg.", "Take 1 g.", ("unit", "1 mg → 1 g")),
        ("for several days", "for several weeks", ("unit", "days → weeks")),
        (">350 pg/mL is rare", "350 pg/mL is rare", ("comparator", ">350 pg/mL → 350 pg/mL")),
        ("up to 5 mg", "at least 5 mg", ("comparator", "up to 5 mg → at least 5 mg")),
        ("it can increase harm", "it can reduce harm", ("comparator", "increase → reduce")),
        ("every 2 months", "every 3 months", ("frequency", "every 2 months → every 3 months")),
        ("once a day", "twice a day", ("frequency", "once a day → twice a day")),
        ("for 2 weeks", "for 3 weeks", ("duration", "2 weeks → 3 weeks")),
        ("give it by mouth", "give it into a vein", ("route", "by mouth → into a vein")),
        ("Take folic acid", "Take metformin", ("medicine", "folic acid → metformin")),
        ("Take methotrexate", "Take methotrexat", ("medicine", "methotrexate → methotrexat")),
        ("in adults only", "in children only", ("people", "adults → children")),
        ("You do not start it.", "You do start it.", ("negation", "do not start → do start")),
        ("Do not start it.", "Start it.", ("negation", "Do not start → Start")),
        ("You can drive.", "You cannot drive.", ("negation", "can → cannot")),
        ("Stop it now.", "Take it now.", ("negation", "Stop → Take")),
        ("[a](https://a.org)", "[a](https://b.org)", ("link", "https://a.org → https://b.org")),
        ("[a](https://a.org)", "a", ("link", "https://a.org → (gone)")),
        ("![a](/x.png)", "![a](/y.png)", ("link", "/x.png → /y.png")),
        ("so it is [@a].", "so it is [@b].", ("citation", "a → b")),
        ("so it is [@a, p. 2].", "so it is [@a, p. 3].", ("citation", "a, p. 2 → a, p. 3")),
        ("so it is [@a].", "so it is.", ("citation", "a → (gone)")),
        ("**Never** stop", "Never stop", ("emphasis", "Never (bold) → Never (plain)")),
        ("**Never** stop", "*Never* stop", ("emphasis", "Never (bold) → Never (italic)")),
        ("## Stop now", "Stop now", ("emphasis", "Stop now (heading) → Stop now (plain)")),
        ("A dose of 10 mg is given", "A dose is given", ("loss", "10 mg → (gone)")),
        ("A dose is given", "A dose of 10 mg is given", ("new", "(not there) → 10 mg")),
    ],
)
def test_each_kind_of_change_is_called_out_once(before, after, expected):
    assert changes(before, after) == [expected]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Take 1 mg.", "Take 1\u202fmg."),
        ("Take 2-3 tablets.", "Take 2–3 tablets."),
        ("Two tablets help.", "So two tablets help."),
        ("Stop it.", "*Stop* it."),
        ("You may feel sick.", "You might feel unwell."),
        ("One line\nand another", "One line and\nanother"),
    ],
)
def test_what_harms_nobody_is_not(before, after):
    assert changes(before, after) == []


def test_several_changes_in_a_sentence_are_called_out_one_by_one():
    found = changes(
        "Give hydroxocobalamin 1 mg every 2 months into a muscle for 2 weeks.",
        "Give cyanocobalamin 10 mg every 3 months into a vein for 3 weeks.",
    )

    assert found == [
        ("medicine", "hydroxocobalamin → cyanocobalamin"),
        ("number", "1 mg → 10 mg"),
        ("frequency", "every 2 months → every 3 months"),
        ("route", "into a muscle → into a vein"),
        ("duration", "2 weeks → 3 weeks"),
    ]


def test_doses_that_changed_places_in_a_sentence_are_called_out():
    found = changes("Adults: 10 mg, children: 5 mg.", "Adults: 5 mg, children: 10 mg.")

    assert found == [("number", "10 mg → 5 mg"), ("number", "5 mg → 10 mg")]


def test_a_dose_is_paired_with_what_it_became_though_sentences_went():
    found = changes("Rest well. Take 1 mg daily. Take 5 mg weekly.", "Take 50 mg weekly.")

    assert ("number", "5 mg → 50 mg") in found
    assert [words for kind, words in found if kind == "loss"] == ["1 mg → (gone)", "daily → (gone)"]


def test_a_sentence_that_came_is_one_change_with_all_its_values():
    found = changes("Rest well.", "Rest well. Then take 5 mg of folic acid twice a day.")

    assert found == [("new", "(not there) → 5 mg, folic acid, twice a day")]


def test_a_sentence_that_came_without_values_is_none():
    assert changes("Rest well.", "Rest well. Ask your midwife.") == []


def test_rows_of_a_table_are_compared_row_by_row():
    table = "| Who | Dose |\n|---|---|\n| Mild | 5 mg |\n| Severe | 10 mg |"

    found = changes(table, table.replace("| 5 mg", "| 50 mg"))

    assert found == [("number", "5 mg → 50 mg")]


def test_numbers_that_changed_columns_are_called_out():
    table = "| Who | Mild | Severe |\n|---|---|---|\n| All | 5 mg | 10 mg |"

    found = changes(table, table.replace("| 5 mg | 10 mg |", "| 10 mg | 5 mg |"))

    assert found == [("number", "5 mg → 10 mg"), ("number", "10 mg → 5 mg")]


PARAGRAPHS = "Take 1 mg daily.\n\nNever take 2 mg.\n\nAsk after 3 weeks [@a]."


def test_paragraphs_in_another_order_are_no_other_numbers():
    found = changes(PARAGRAPHS, "\n\n".join(reversed(PARAGRAPHS.split("\n\n"))))

    assert found == []


def test_a_paragraph_that_moved_and_changed_is_paired_with_what_it_was():
    before = "First you take 1 mg of it daily.\n\n" + "Another line of words stands here.\n\n" * 4
    after = "Another line of words stands here.\n\n" * 4 + "First you take 10 mg of it daily."

    assert changes(before, after) == [("number", "1 mg → 10 mg")]


def test_a_sentence_cut_in_two_loses_nothing():
    assert (
        changes("Take 1 mg daily, and rest for 2 weeks.", "Take 1 mg daily. Rest for 2 weeks.")
        == []
    )


def test_the_words_around_a_change_are_those_of_its_sentence():
    (danger,) = dangers(
        "patient",
        "body",
        of_source("Rest well. [You take 1 mg daily.]{#dose} Then wait."),
        of_source("Rest well. [You take 10 mg daily.]{#dose} Then wait."),
    )

    assert danger.context_before == "You take 1 mg daily."
    assert danger.context_after == "You take 10 mg daily."
    assert (danger.audience, danger.where, danger.claim) == ("patient", "body", "dose")
