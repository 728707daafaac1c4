"""Who checked a page, who wrote it and whether a machine helped: sentences from records only."""

from collections.abc import Sequence

from articles.content import Author, Content
from articles.publishing.rendering.dates import in_full
from articles.publishing.rendering.standing import Reviewer, Standing


def joined(parts: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def names_and_roles(reviewers: Sequence[Reviewer]) -> str:
    """Return the reviewers as one line: "Dr R. Khan, consultant neurologist, and …"."""
    people = [", ".join(part for part in (r.name, r.role) if part) for r in reviewers]
    if len(people) < 3:
        return ", and ".join(people)
    return f"{'; '.join(people[:-1])}; and {people[-1]}"


def review_credit(reviewer: Reviewer, version: int) -> str:
    """Return the sentence that credits one signature, bound to the version that was signed."""
    register = " ".join(part for part in (reviewer.register, reviewer.register_number) if part)
    who = ", ".join(part for part in (reviewer.name, reviewer.role, register) if part)
    on = f" on {in_full(reviewer.signed_on)}" if reviewer.signed_on else ""
    interests = (reviewer.interests or "none declared").rstrip(".")
    return (
        f"Reviewed by {who}, for the Medical Advisory Board{on}. "
        f"Version {version}. Interests: {interests}."
    )


def written_by(authors: Sequence[Author]) -> str:
    """Return the authors as printed, or "" if none is named."""
    return joined([f"{a.name} ({a.role})" if a.role else a.name for a in authors])


def ai_notice(content: Content, standing: Standing, responsible: str) -> str:
    """Return what readers are told of a machine's help, or "" if there was none.

    The duty and its exception are those of Article 50(4) of Regulation (EU) 2024/1689; we tell
    readers in every case. `responsible` names who answers for publishing.
    """
    use = content.ai_use
    tool = use.tool or "an AI tool"
    people = joined([author.name for author in content.authors]) or "An editor"
    reviewers = joined([reviewer.name for reviewer in standing.credited])
    if use.kind == "language-help":
        return f"We used {tool} to improve wording. {people} checked every change."
    if use.kind not in ("drafted", "translated"):
        return ""
    if not reviewers:
        return f"{use.kind.capitalize()} with AI and not yet checked by a clinician."
    first = "draft" if use.kind == "drafted" else "translation"
    notice = (
        f"A first {first} was made with {tool}. {people} rewrote and checked it against the "
        f"sources, and {reviewers} approved it. {responsible} is responsible for publishing it."
    )
    return f"{notice} {use.note}".rstrip()
