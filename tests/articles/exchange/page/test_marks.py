import pytest

from articles.exchange.page.marks import find

KNOWN = range(1, 6)


def marks(text, cited=(), **where):
    return [(m.original, m.numbers, m.confident) for m in find(text, KNOWN, cited, **where).marks]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It is so. 1, 2, 3", (1, 2, 3)),
        ("It is so. 2 This is next.", (2,)),
        ("It is “so”. 4", (4,)),
        ("It is so.1,2 Next.", (1, 2)),
        ("It is so.³", (3,)),
        ("It is so [1–3] in adults", (1, 2, 3)),
        ("It is so [2](https://example.org/#2) in adults", (2,)),
        ("typically in the legs 2, 4", (2, 4)),
        ("every 2 months for life 3", (3,)),
        ("three times weekly for 2 weeks 3", (3,)),
        ("Age >60 years 5", (5,)),
        ("Give 1 mg 2.", (2,)),
        ("improves (by 3.5 months) 4", (4,)),
        ("(often seen in anaemia 2, 3)", (2, 3)),
        ("**It is so.** 2", (2,)),
        ("The list ends earlier. 6", (6,)),
    ],
)
def test_a_mark_is_found(text, numbers):
    assert [(found[1], found[2]) for found in marks(text)] == [(numbers, True)]


@pytest.mark.parametrize(
    "text",
    [
        "borderline, proceed to step 2",
        "type 1 diabetes",
        "in type 2",
        "H2 blockers",
        "within 2.5 months",
        "at least 3",
        "every 2-3",
        "on day 3",
        "See Fig. 2 Below",
        "vs. 3 Controls",
        "a total dose of 5.",
        "from 2 to 3",
        "Give 2, then 3 tablets.",
        "It rose. 2 mg was given.",
        "1.73 m² and 10⁹ cells and kg/m²",
        "Ca²⁺ enters",
        "95% CI [1, 2]",
        "It was so. 350 Patients came",
        "Stop it: 1. Now. 2. Later.",
        "aspirin 75",
        "vitamin 12",
        "<180 pg/mL",
        "5",
        "omega 3",
    ],
)
def test_a_number_stays_a_number(text):
    assert marks(text) == []


@pytest.mark.parametrize(
    "text", ["Initial test: Serum B12 level 5", "hepatitis B 4", "It is so 1, 2 This is next"]
)
def test_what_may_be_a_value_is_proposed_without_confidence(text):
    assert [found[2] for found in marks(text)] == [False]


def test_a_number_beyond_the_list_counts_only_where_it_is_cited_beyond_doubt():
    assert marks("given for life 6") == []
    assert marks("given for life 6", cited={6}) == [("6", (6,), True)]


def test_a_cell_holds_values_unless_in_brackets():
    assert marks("weekly 3", cell=True) == []
    assert marks("weekly [3]", cell=True) == [("[3]", (3,), True)]


def test_what_is_left_is_said():
    assert find("go to step 2", KNOWN, ()).left == ("“2” after “step” was left as a number.",)
    assert find("metformin 3, and colchicine", KNOWN, ()).left == (
        "“3” in “metformin 3,” may be a citation.",
    )
