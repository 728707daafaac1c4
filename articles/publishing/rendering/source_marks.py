"""How a source with a notice is marked, in words: in the list, at a claim, and in what it means.

https://www.niso.org/publications/rp-45-2024-crec asks that whoever meets a retracted work is told
so where it is listed, with the day and the way to the notice.
"""

from collections.abc import Mapping
from types import MappingProxyType

from articles.languages import gettext_noop
from articles.publishing.rendering.dates import in_full
from articles.publishing.rendering.records import LookedAt, SourceMark, SourceProblem, Trouble
from articles.publishing.rendering.words import words_in

# Every trouble once; test_every_trouble_has_a_word holds this.
TROUBLES: Mapping[Trouble, str] = MappingProxyType(
    {
        "retracted": gettext_noop("retracted"),
        "partly-retracted": gettext_noop("retracted in part"),
        "questioned": gettext_noop("questioned"),
        "corrected": gettext_noop("corrected"),
        "superseded": gettext_noop("superseded"),
    }
)


def before_a_reference(mark: SourceMark, language: str) -> str:
    """Return what stands before a listed source: "RETRACTED:"."""
    return f"{words_in(language)(TROUBLES[mark.what]).upper()}:"


def below_a_reference(mark: SourceMark, language: str) -> str:
    """Return since when a listed source stands so: "Retracted on 3 December 2026."; "" unknown."""
    if not mark.on:
        return ""
    _ = words_in(language)
    said = _("{problem} on {date}.").format(
        problem=_(TROUBLES[mark.what]), date=in_full(mark.on, language)
    )
    return said[:1].upper() + said[1:]


def before_a_claim(*, is_supported: bool, language: str) -> str:
    """Return what stands before a claim that the board is looking at again."""
    _ = words_in(language)
    if is_supported:
        return _("Being checked, though other sources support it too:")
    return _("Being checked:")


def found(problem: SourceProblem, language: str) -> str:
    """Return when a problem was found here, or "" where that is the day it came about."""
    if not problem.found_on or problem.found_on == problem.on:
        return ""
    _ = words_in(language)
    return _("We found this on {date}.").format(date=in_full(problem.found_on, language))


def looked_at(looked: LookedAt, language: str) -> str:
    """Return the calm word that the board looked at what rests on a source, and stands by it."""
    _ = words_in(language)
    fell = _("One source used here was {problem} on {date}.").format(
        problem=_(TROUBLES[looked.what]), date=in_full(looked.on, language)
    )
    if not looked.has_claims:
        said = _.plural(
            "On {date}, {count} member of our board looked at the text that cites it; it stands.",
            "On {date}, {count} members of our board looked at the text that cites it; it stands.",
            looked.members,
        )
    elif looked.on_others:
        said = _.plural(
            "On {date}, {count} member of our board looked at the statements that rested on it; "
            "they stand on other sources.",
            "On {date}, {count} members of our board looked at the statements that rested on it; "
            "they stand on other sources.",
            looked.members,
        )
    else:
        said = _.plural(
            "On {date}, {count} member of our board looked at the statements that rest on it; "
            "they stand.",
            "On {date}, {count} members of our board looked at the statements that rest on it; "
            "they stand.",
            looked.members,
        )
    date = in_full(looked.looked_on, language)
    return f"{fell} {said.format(date=date, count=looked.members)}"
