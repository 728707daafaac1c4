"""Which bodies a text or a record names."""

import pytest

from articles.checks.sources.bodies import BODIES, Body, bodies
from articles.checks.sources.data_issuing_bodies import TABLE

KNOWN = bodies()


def named(text):
    return [found.body.name for found in KNOWN.named_in(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The FDA label explicitly warns", "Food and Drug Administration"),
        ("as the U.S. Food and Drug Administration says", "Food and Drug Administration"),
        ("NICE advises a test", "National Institute for Health and Care Excellence"),
        ("WHO's list", "World Health Organization"),
        ("the National institute for health and care excellence", BODIES[23].name),
        ("2023 ESC/EACTS Guidelines", "European Society of Cardiology"),
        ("Käypä hoito", "Finnish Medicines Agency"),
    ],
)
def test_body_is_known_by_its_names(text, name) -> None:
    assert named(text) == [name]


@pytest.mark.parametrize(
    "text",
    ["people who are well", "a nice day", "CDC42 and WHOM", "the emission", "a bad cold", "SIGNS"],
)
def test_words_like_a_short_name_are_no_body(text) -> None:
    assert named(text) == []


def test_longest_name_wins() -> None:
    assert named("British National Formulary for Children") == ["British National Formulary"]
    assert named("American College of Chest Physicians") == ["American College of Chest Physicians"]


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.nice.org.uk", "National Institute for Health and Care Excellence"),
        ("bnf.nice.org.uk", "British National Formulary"),
        ("dailymed.nlm.nih.gov", "Food and Drug Administration"),
        ("example.org", None),
        ("", None),
    ],
)
def test_body_is_known_by_its_domain(host, name) -> None:
    found = KNOWN.of_host(host)

    assert (found.name if found else None) == name


def test_site_adds_bodies_of_its_own() -> None:
    own = Body("Ruritanian Society of Physic", ("RSP",), "RU")

    assert [f.body for f in bodies((own,)).named_in("RSP advises")] == [own]


def test_every_line_of_the_table_has_its_cells() -> None:
    lines = TABLE.strip().splitlines()

    assert len(lines) == len(BODIES) > 150
    assert {line.count("|") for line in lines} == {3}
    assert all(len(body.region) in (2, 3) and body.region.isupper() for body in BODIES)
    assert all(domain == domain.lower() and "." in domain for b in BODIES for domain in b.domains)


def test_no_short_form_stands_for_two_bodies() -> None:
    names = [name for body in BODIES for name in (body.name, *body.aliases)]

    assert sorted(names) == sorted(set(names))
