"""Who checked a page, who wrote it and whether a machine helped: sentences from records only."""

from collections.abc import Sequence

from articles.content import Author, Content
from articles.languages import FIRST
from articles.publishing.rendering.dates import in_full
from articles.publishing.rendering.standing import Reviewer, Standing
from articles.publishing.rendering.words import words_in


def joined(parts: Sequence[str], language: str = FIRST.tag) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    _ = words_in(language)
    return _("{most} and {last}").format(most=", ".join(parts[:-1]), last=parts[-1])


def names_and_roles(reviewers: Sequence[Reviewer], language: str = FIRST.tag) -> str:
    """Return the reviewers as one line: "Dr R. Khan, consultant neurologist, and …"."""
    people = [", ".join(part for part in (r.name, r.role) if part) for r in reviewers]
    if len(people) < 2:
        return "".join(people)
    _ = words_in(language)
    whole = _("{one}, and {other}") if len(people) == 2 else _("{one}; and {other}")
    return whole.format(one="; ".join(people[:-1]), other=people[-1])


def review_credit(reviewer: Reviewer, version: int, language: str = FIRST.tag) -> str:
    """Return the sentence that credits one signature, bound to the version that was signed."""
    register = " ".join(part for part in (reviewer.register, reviewer.register_number) if part)
    who = ", ".join(part for part in (reviewer.name, reviewer.role, register) if part)
    _ = words_in(language)
    sentence = (
        _(
            "Reviewed by {who}, for the Medical Advisory Board on {date}. Version {version}. "
            "Interests: {interests}."
        )
        if reviewer.signed_on
        else _(
            "Reviewed by {who}, for the Medical Advisory Board. Version {version}. "
            "Interests: {interests}."
        )
    )
    return sentence.format(
        who=who,
        date=in_full(reviewer.signed_on, language),
        version=version,
        interests=(reviewer.interests or _("none declared")).rstrip("."),
    )


def written_by(authors: Sequence[Author], language: str = FIRST.tag) -> str:
    """Return the authors as printed, or "" if none is named."""
    return joined([f"{a.name} ({a.role})" if a.role else a.name for a in authors], language)


def ai_notice(content: Content, standing: Standing, responsible: str) -> str:
    """Return what readers are told of a machine's help, or "" if there was none.

    The duty and its exception are those of Article 50(4) of Regulation (EU) 2024/1689; we tell
    readers in every case. `responsible` names who answers for publishing.
    """
    use, language = content.ai_use, content.language
    _ = words_in(language)
    given = {
        "tool": use.tool or _("an AI tool"),
        "people": joined([author.name for author in content.authors], language) or _("An editor"),
        "reviewers": joined([reviewer.name for reviewer in standing.credited], language),
        "responsible": responsible,
    }
    if use.kind == "language-help":
        sentence = _("We used {tool} to improve wording. {people} checked every change.")
        return sentence.format_map(given)
    if use.kind not in ("drafted", "translated"):
        return ""
    drafted = use.kind == "drafted"
    if not standing.credited:
        return (
            _("Drafted with AI and not yet checked by a clinician.")
            if drafted
            else _("Translated with AI and not yet checked by a clinician.")
        )
    sentence = (
        _(
            "A first draft was made with {tool}. {people} rewrote and checked it against the "
            "sources, and {reviewers} approved it. {responsible} is responsible for publishing it."
        )
        if drafted
        else _(
            "A first translation was made with {tool}. {people} rewrote and checked it against "
            "the sources, and {reviewers} approved it. {responsible} is responsible for "
            "publishing it."
        )
    )
    return f"{sentence.format_map(given)} {use.note}".rstrip()
