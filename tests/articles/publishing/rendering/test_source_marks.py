"""Sources that fell: several at once, what the board said of them, and nothing swallowed."""

import dataclasses
import json
from typing import get_args

import pytest

from articles.publishing.pages import page
from articles.publishing.rendering import source_marks
from articles.publishing.rendering.notices import notice
from articles.publishing.rendering.proof import prove
from articles.publishing.rendering.records import LookedAt, SourceMark, SourceProblem, Trouble
from articles.publishing.rendering.standing import InconsistentStanding, Standing

NOTICE = "https://doi.org/10.1056/retraction"
RETRACTED = SourceProblem(
    what="retracted",
    on="2019-05-02",
    references=("healton1991",),
    claims=("recovery", "leg-weakness"),
    supported=("leg-weakness",),
    found_on="2026-11-20",
)
CORRECTED = SourceProblem(
    what="corrected",
    on="2026-11-18",
    references=("green2017",),
    claims=("leg-weakness",),
    supported=("leg-weakness",),
)
MARK = SourceMark(reference="healton1991", what="retracted", on="2019-05-02", notice=NOTICE)
LOOKED = LookedAt(
    what="retracted",
    on="2019-05-02",
    references=("healton1991",),
    looked_on="2026-12-03",
    members=2,
    on_others=True,
)


@pytest.fixture
def fallen(standing_at):
    """A page of which two sources fell, whose review is overdue too."""
    return standing_at(
        "source_problem",
        source_problem=RETRACTED,
        more_problems=(CORRECTED,),
        sources=(MARK,),
        also=("review_overdue", "update_under_review"),
    )


@pytest.fixture
def made(content, fragment_for, site):
    """Return the patients' page for a standing, as text."""
    return lambda standing: page(
        content, fragment_for("patient"), standing, "patient", site
    ).decode()


@pytest.fixture
def troubles(content):
    """Return what the proof finds wrong with such a page."""
    return lambda standing, html: " ".join(
        prove(content.to_json(), "patient", standing.to_json(), html)
    )


def test_every_trouble_has_a_word():
    assert set(source_marks.TROUBLES) == set(get_args(Trouble))


def test_every_source_that_fell_is_told_with_its_own_day_and_claims(fallen):
    said = notice(fallen, "patient")

    assert said.text == (
        "One source used here was retracted on 2 May 2019. We are checking what this changes: "
        "2 statements."
    )
    assert said.more[:2] == (
        "We found this on 20 November 2026.",
        "One source used here was corrected on 18 November 2026. We are checking what this "
        "changes: 1 statement.",
    )


def test_an_overdue_review_and_a_change_under_review_are_told_beside_it(fallen):
    assert notice(fallen, "patient").more[2:] == (
        "This page was due to be checked on 2 November 2027 and has not been. Some facts may be "
        "out of date.",
        "This is version 3, approved 2 November 2026. A change is being reviewed.",
    )


def test_what_the_board_said_is_a_calm_line_of_an_approved_page(standing_at):
    said = notice(standing_at("approved", looked_at=(LOOKED,), sources=(MARK,)), "patient")

    assert said.kind == "approved"
    assert said.more == (
        "One source used here was retracted on 2 May 2019. On 3 December 2026, 2 members of our "
        "board looked at the statements that rested on it; they stand on other sources.",
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"on_others": False}, "the statements that rest on it; they stand."),
        ({"has_claims": False, "on_others": False}, "the text that cites it; it stands."),
        ({"members": 1}, "1 member of our board looked"),
    ],
)
def test_the_calm_line_claims_no_other_source_than_there_is(changes, words):
    said = source_marks.looked_at(dataclasses.replace(LOOKED, **changes), "en-GB")

    assert words in said


def test_a_source_that_no_statement_cites_is_told_of_the_text(standing_at):
    alone = SourceProblem(what="questioned", on="2026-11-20", references=("healton1991",))

    assert notice(standing_at("source_problem", source_problem=alone), "patient").text.endswith(
        "what this changes: the text that cites it."
    )


def test_the_list_says_it_with_day_and_notice_after_the_board_stood_by_it(
    made, troubles, standing_at
):
    standing = standing_at("approved", sources=(MARK,), looked_at=(LOOKED,))
    html = made(standing)

    assert '<strong class="doubtful">RETRACTED:</strong>' in html
    assert "Retracted on 2 May 2019." in html
    assert f'<a href="{NOTICE}" rel="noopener">Read the notice' in html
    assert "Being checked" not in html
    assert troubles(standing, html) == ""


def test_machines_are_told_the_status_and_where_the_notice_is(made, standing_at):
    html = made(standing_at("approved", sources=(MARK,)))
    start = html.index("application/ld+json")
    page = json.loads(html[html.index("{", start) : html.index("</script>", start)])["@graph"][0]

    told = [each for each in page["citation"] if "creativeWorkStatus" in each]
    assert [(each["creativeWorkStatus"], each["correction"]) for each in told] == [
        ("Retracted", NOTICE)
    ]


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("Retracted on 2 May 2019.", "", "Reference 3 does not say that its source is in doubt"),
        (NOTICE, "https://example.org/", "Reference 3 does not lead to the notice"),
        ("We found this on 20 November 2026.", "", "The notice is not on the page"),
        ("A change is being reviewed.", "", "The notice is not on the page"),
        ("Being checked, though other sources support it too:", "Being checked:", "leg-weakness"),
    ],
)
def test_the_proof_finds_what_is_left_unsaid(made, troubles, fallen, old, new, named):
    html = made(fallen)
    assert troubles(fallen, html) == ""
    start = html.index("<main")
    broken = html[:start] + html[start:].replace(old, new)

    assert named in troubles(fallen, broken)


def test_the_proof_finds_a_doubt_that_nobody_has(made, troubles, standing_at, fallen):
    html = made(fallen)
    calm = dataclasses.replace(fallen, source_problem=CORRECTED, more_problems=())

    assert "and it is not: recovery" in troubles(calm, html)


def test_a_claim_is_supported_only_if_no_problem_leaves_it_alone(fallen):
    assert fallen.in_doubt == {"recovery", "leg-weakness"}
    assert fallen.supported == {"leg-weakness"}
    other = dataclasses.replace(CORRECTED, supported=())
    assert dataclasses.replace(fallen, more_problems=(other,)).supported == frozenset()


def test_the_page_changed_when_it_was_found_and_not_when_it_happened(fallen, standing_at):
    assert fallen.changed_on == "2026-11-20"
    assert standing_at("approved", looked_at=(LOOKED,)).changed_on == "2026-12-03"


def test_standings_from_before_keep_their_digests(standing_at):
    given = standing_at("source_problem").to_json()

    assert {"more_problems", "sources", "looked_at", "also"}.isdisjoint(given)
    assert set(given["source_problem"]) == {"what", "on", "references", "claims"}
    assert Standing.from_json(given) == standing_at("source_problem")


def test_a_standing_with_everything_is_read_back(fallen):
    assert Standing.from_json(json.loads(json.dumps(fallen.to_json()))) == fallen


def test_a_page_is_not_said_to_be_approved_besides(standing_at):
    with pytest.raises(ValueError, match="cannot be") as refusal:
        standing_at("source_problem", also=("approved",))
    assert InconsistentStanding.__name__ in repr(refusal.value.errors()[0]["ctx"]["error"])
