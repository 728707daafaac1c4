"""What a claim says otherwise than the same text of the approved version."""

from collections.abc import Iterator

from articles.checks.finding import Level, Trouble
from articles.checks.statements.wordings import Worded, worded
from articles.content import Claim, Content
from articles.facts.comparing import compare
from articles.facts.differences import Difference

SENSE = frozenset({"denial", "direction"})


def turned(content: Content, approved: Content) -> Iterator[Trouble]:
    """Find wordings that deny or turn what the same text of the approved version says."""
    for claim, new, was in _reworded(content, approved):
        found = [each for each in compare(new.reading, was.reading).found if each.aspect in SENSE]
        grave: Level | None = None
        if not any(each.verdict == "contradiction" for each in found):
            grave = "warn"
        if any(each.verdict != "explained" for each in found):
            yield Trouble(
                f"claim {claim.id}",
                new.words,
                f'Claim "{claim.id}" turns the approved version, whose {new.audience} text says '
                f'"{was.words}".',
                "Restore what was approved; if the statement itself is another now, give it an id "
                "of its own.",
                new.audience,
                level=grave,
            )


def changed(content: Content, approved: Content, aspects: frozenset[str]) -> Iterator[Trouble]:
    """Find wordings with another fact of some aspects than the approved version, as warnings.

    A new fact may be the reason for a new version; then it is said, and never slips in.
    """
    for claim, new, was in _reworded(content, approved):
        for each in compare(new.reading, was.reading).found:
            if each.aspect in aspects and each.verdict != "explained":
                yield _changed(claim, new, was, each)
                break


def _changed(claim: Claim, new: Worded, was: Worded, each: Difference) -> Trouble:
    here = each.one.words if each.one else new.words
    there = each.other.words if each.other else was.words
    return Trouble(
        f"claim {claim.id}",
        here,
        f'Claim "{claim.id}": the {new.audience} text says "{here}", its approved version '
        f'"{there}".',
        "Restore what was approved, or waive this with the source of the new fact.",
        new.audience,
        level="warn",
    )


def _reworded(content: Content, approved: Content) -> Iterator[tuple[Claim, Worded, Worded]]:
    """Yield claims with each wording that the approved version has in other words."""
    for claim in content.claims:
        before = approved.claim(claim.id)
        old = {wording.audience: wording for wording in worded(before.wordings)} if before else {}
        for new in worded(claim.wordings):
            was = old.get(new.audience)
            if was is not None and was.words != new.words:
                yield claim, new, was
