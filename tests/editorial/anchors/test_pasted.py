"""Words copied from a page are found in its source, whole and exactly."""

import pytest

from articles.content import Content, Text
from editorial.anchors import places_of

BODY = """\
## What happens

[A lack of **vitamin B12** can
damage nerves.]{#nerve-damage kind="mechanism"} [@stabler2013] It is slow.

- First, 1 mg is given on alternate days [@ng239, p. 12], then less.
- Never 11 mg.
"""


def content(body: str = BODY, other: str = "") -> Content:
    texts = [Text(audience="patient", headline="Legs and B12", short_answer="Yes.", body=body)]
    if other:
        texts.append(Text(audience="clinician", headline="", short_answer="", body=other))
    return Content(slug="b12", question="Why?", texts=tuple(texts))


@pytest.mark.parametrize(
    ("pasted", "quote"),
    [
        ("1 mg", "1 mg"),
        ("  1 mg\n", "1 mg"),
        ("11 mg", "11 mg"),
        ("vitamin B12", "vitamin B12"),
        ("lack of vitamin B12 can damage", "lack of **vitamin B12** can\ndamage"),
        (
            "damage nerves. It is slow.",
            'damage nerves.]{#nerve-damage kind="mechanism"} [@stabler2013] It is slow.',
        ),
        ("Legs and B12", "Legs and B12"),
        ("alternate days , then less", "alternate days [@ng239, p. 12], then less"),
        ("Never 11 mg.", "Never 11 mg."),
        ("What happens", "What happens"),
        ("of **vitamin B12** can", "of **vitamin B12** can"),
        (
            '[A lack of **vitamin B12** can\ndamage nerves.]{#nerve-damage kind="mechanism"}',
            '[A lack of **vitamin B12** can\ndamage nerves.]{#nerve-damage kind="mechanism"}',
        ),
    ],
)
def test_words_of_the_page_are_found_in_the_source(pasted, quote):
    (found,) = places_of(pasted, content())

    assert found.quote == quote
    assert found.before + found.quote + found.after in f"{BODY}" or found.field == "headline"


@pytest.mark.parametrize("pasted", ["", "   ", "1 m", "mg is gi", "2 mg", "1", "nerve-damage", "*"])
def test_what_does_not_stand_there_whole_is_not_found(pasted):
    assert not places_of(pasted, content())


def test_every_place_is_offered():
    found = places_of("1 mg", content("Give 1 mg, then 1 mg.", "Or 1 mg."))

    assert [(each.audience, each.position) for each in found] == [
        ("patient", 5),
        ("patient", 16),
        ("clinician", 3),
    ]


def test_one_audience_alone_can_be_looked_in():
    (found,) = places_of("1 mg", content("Give 1 mg.", "Or 1 mg."), "clinician")

    assert found.audience == "clinician"


def test_a_flood_of_places_is_cut():
    assert len(places_of("a b", content("a b, " * 500))) == 20
