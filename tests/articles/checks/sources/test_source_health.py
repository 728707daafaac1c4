"""Whether sources stand and links lead there, as far as somebody looked."""

from datetime import UTC, date, datetime

import pytest

from articles.checks.accountability.gate import at_approval
from articles.checks.prepared import Context, prepare
from articles.checks.sources.source_health import dead_links, mismatched, retracted
from articles.checks.sources.source_status import Notice, SourceStatus
from articles.content import Citation, Reference

TODAY = date(2026, 11, 22)
CSL = {"title": "Serial studies.", "DOI": "10.1000/xyz", "URL": "https://example.org/a"}
FAILED = tuple(datetime(2026, 11, day, hour, tzinfo=UTC) for day, hour in ((20, 9), (21, 9)))


def with_status(article, status, csl=CSL):
    content = article("Late. [@r]", references=(Reference(key="r", csl=csl),))
    known = {} if status is None else {"r": status}
    return content, Context(TODAY, source_status=known)


def notice(kind, acknowledged=""):
    return SourceStatus((Notice(kind, "10.1000/notice", acknowledged),), TODAY)


@pytest.mark.parametrize(
    ("status", "level"),
    [
        (notice("retraction"), "block"),
        (notice("retraction", "seen"), "block"),
        (notice("withdrawal"), "block"),
        (notice("removal"), "block"),
        (notice("expression-of-concern"), "block"),
        (notice("correction"), "warn"),
    ],
)
def test_notice_on_a_source_is_found(article, status, level) -> None:
    (found,) = retracted(prepare(*with_status(article, status)))

    assert (found.where, found.level) == ("reference r", level)
    assert found.quote == "Serial studies."


@pytest.mark.parametrize(
    "status",
    [
        SourceStatus((), TODAY),
        notice("expression-of-concern", "read, the claims stand"),
        notice("correction", "a spelling"),
    ],
)
def test_source_looked_up_and_clear_or_read_is_silent(article, status) -> None:
    assert list(retracted(prepare(*with_status(article, status)))) == []


def test_notice_cited_as_a_notice_is_silent(article) -> None:
    csl = CSL | {"custom": {"title_seen": "this is the notice"}}

    assert list(retracted(prepare(*with_status(article, notice("retraction"), csl)))) == []


def test_source_that_nobody_looked_up_is_unchecked_and_never_passed(article) -> None:
    prepared = prepare(*with_status(article, None))

    assert [(t.level, t.quote) for t in retracted(prepared)] == [("unchecked", "r")]
    assert [(t.level, t.quote) for t in dead_links(prepared)] == [("unchecked", "r")]


def test_source_without_identifier_or_address_cannot_be_looked_up(article) -> None:
    prepared = prepare(*with_status(article, None, {"title": "A book"}))

    assert [*retracted(prepared), *dead_links(prepared)] == []


def test_link_that_failed_twice_a_day_apart_is_found(article) -> None:
    status = SourceStatus(link_checked_on=TODAY, link_failed_at=FAILED)

    (found,) = dead_links(prepare(*with_status(article, status)))

    assert found.quote == "https://example.org/a"
    assert "20 November 2026" in found.message


@pytest.mark.parametrize("failed", [(), FAILED[:1], (FAILED[0], FAILED[0].replace(hour=20))])
def test_one_failure_or_one_night_is_silent(article, failed) -> None:
    status = SourceStatus(link_checked_on=TODAY, link_failed_at=failed)

    assert list(dead_links(prepare(*with_status(article, status)))) == []


# The gate before approval


def verified(article, quote="it is late", locator="p. 422"):
    content = article("[Weakness comes late.]{#late} [@puri2011]")
    citation = Citation(reference="puri2011", locator=locator, quote=quote)
    claim = content.claims[0].model_copy(update={"citations": (citation,)})
    return content.model_copy(update={"claims": (claim,)})


def test_claim_with_verdict_place_and_words_passes(article) -> None:
    assert at_approval(verified(article), {}, {"late": "supported"}) == []


@pytest.mark.parametrize(
    ("verdicts", "changes", "lacks"),
    [
        ({}, {}, "no verdict"),
        ({"late": " "}, {}, "no verdict"),
        ({"late": "supported"}, {"quote": ""}, "lacks the words relied on"),
        ({"late": "supported"}, {"locator": ""}, "lacks the place"),
    ],
)
def test_claim_that_nobody_compared_stops_an_approval(article, verdicts, changes, lacks) -> None:
    (found,) = at_approval(verified(article, **changes), {}, verdicts)

    assert (found.id, found.level, found.quote) == ("CIT-12", "block", "Weakness comes late.")
    assert lacks in found.message


def test_dead_link_stops_an_approval(article) -> None:
    status = SourceStatus(link_checked_on=TODAY, link_failed_at=FAILED)
    content, context = with_status(article, status)
    found = at_approval(content, context.source_status, {})

    assert [(f.id, f.level) for f in found] == [("CIT-10", "block")]


def test_a_source_whose_registers_disagree_is_found_with_both_sides(article) -> None:
    said = "year “2011” in Crossref and “1998” in PubMed."

    (found,) = mismatched(prepare(*with_status(article, SourceStatus(mismatch=said))))

    assert found.where == "reference r"
    assert said in found.message
    assert not list(mismatched(prepare(*with_status(article, SourceStatus()))))
    assert not list(mismatched(prepare(*with_status(article, None))))
