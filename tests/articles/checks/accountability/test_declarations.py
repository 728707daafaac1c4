"""Who answers for an article, and what they declared."""

from datetime import date, timedelta

import pytest

from articles.checks.accountability.declarations import interests, is_person, named_author
from articles.checks.prepared import Context, prepare
from articles.content import Author

TODAY = date(2026, 11, 22)


def by(article, *names):
    return article(authors=tuple(Author(name=name) for name in names))


@pytest.mark.parametrize(
    "name",
    [
        "Dr R. Khan",
        "Alex Editor",
        "Claude Bernard",
        "Suharto",
        "Rosa-Maria Guéant-Rodriguez",
        "李明",
        "R. Khan, University Hospital",
        "Ana Bot",
    ],
)
def test_human_beings_are_persons(article, check_context, name) -> None:
    assert is_person(name)
    assert list(named_author(prepare(by(article, name), check_context))) == []


@pytest.mark.parametrize(
    "name",
    [
        "Medical Advisory Board",
        "Dr.Oracle Medical Advisory Board & Editors",
        "Editorial Team",
        "The Neurology Group",
        "ChatGPT",
        "Our Medical A.I.",
        "GPT-4",
        "Claude",
        "admin",
        "Anonymous",
        "-",
        "X",
    ],
)
def test_boards_teams_and_machines_answer_for_nothing(article, check_context, name) -> None:
    (found,) = named_author(prepare(by(article, name), check_context))

    assert found.quote == name


def test_article_without_author_is_found(article, check_context) -> None:
    assert len(list(named_author(prepare(by(article), check_context)))) == 1


def test_one_person_beside_a_board_is_enough(article, check_context) -> None:
    prepared = prepare(by(article, "Medical Advisory Board", "R. Khan"), check_context)

    assert list(named_author(prepared)) == []


# Interests


@pytest.mark.parametrize(("days", "found"), [(0, 0), (122, 0), (366, 0), (367, 1)])
def test_declaration_holds_for_a_year(article, days, found) -> None:
    context = Context(TODAY, interests={"R. Khan": TODAY - timedelta(days=days)})

    assert len(list(interests(prepare(by(article, "R. Khan"), context)))) == found


def test_each_author_without_a_declaration_is_named(article) -> None:
    context = Context(TODAY, interests={"R. Khan": TODAY})

    found = interests(prepare(by(article, "R. Khan", "A. Musa", "Editorial Team"), context))

    assert [trouble.quote for trouble in found] == ["A. Musa"]


def test_article_of_nobody_has_no_declaration(article) -> None:
    for context in (Context(TODAY), Context(TODAY, interests={})):
        (found,) = interests(prepare(by(article, "Medical Advisory Board"), context))

        assert found.level is None


def test_what_cannot_be_looked_up_is_unchecked(article) -> None:
    (found,) = interests(prepare(by(article, "R. Khan"), Context(TODAY)))

    assert (found.level, found.quote) == ("unchecked", "R. Khan")


def test_authors_of_whom_the_site_keeps_nothing_are_unchecked_and_its_own_are_not(article) -> None:
    kept = frozenset({"R. Khan", "B. Old"})
    context = Context(TODAY, interests={"R. Khan": TODAY}, interests_kept_of=kept)

    found = interests(prepare(by(article, "R. Khan", "A. Musa", "B. Old"), context))

    assert [(t.level, t.quote) for t in found] == [("unchecked", "A. Musa"), (None, "B. Old")]


@pytest.mark.parametrize("name", ["No Lie MRI, Inc.", "Care Words, Ltd", "Cephos, GmbH"])
def test_company_is_no_person_whatever_it_is_called(name) -> None:
    assert not is_person(name)
