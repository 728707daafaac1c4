"""The threads of a version: reading them, naming them, and what of them stops its approval."""

from django.db.models import Prefetch, QuerySet

from articles.models import Version
from editorial import clock
from editorial.anchors import Place
from editorial.models import Comment, Thread
from editorial.naming import full_name
from editorial.policies import NotAllowed

MOST_NAMED = 3


def threads_of(version: Version | int) -> QuerySet[Thread]:
    """Return a version's threads in the order in which they were opened, with all that they say."""
    comments = Comment.objects.select_related("author", "expert", "answered_by")
    return (
        Thread.objects.filter(version=version)
        .select_related("snapshot", "opened_by", "expert", "resolved_by")
        .prefetch_related(Prefetch("comments", comments))
    )


def blocking(version: Version | int) -> QuerySet[Thread]:
    """Return the open threads that stop a version's approval."""
    return Thread.objects.filter(
        version=version, blocking=True, resolved_at__isnull=True
    ).select_related("opened_by", "expert")


def what_blocks(version: Version) -> str:
    """Return in words, naming the threads, that open comments stop the approval; "" for none."""
    rows = list(blocking(version))
    if not rows:
        return ""
    named = "; ".join(name_of(row) for row in rows[:MOST_NAMED])
    more = f"; and {len(rows) - MOST_NAMED} more" if len(rows) > MOST_NAMED else ""
    count = "1 open comment stops" if len(rows) == 1 else f"{len(rows)} open comments stop"
    return f"{count} the approval: {named}{more}."


def check_nothing_blocks(version: Version) -> None:
    """Raise NotAllowed, naming the threads, while an open comment stops the approval."""
    if said := what_blocks(version):
        raise NotAllowed(
            f"{said} Nothing was signed. Who opened it, or the chair, resolves it; or request "
            "changes."
        )


def name_of(thread: Thread) -> str:
    """Return a thread's name, which holds no word of it: "Dr A on claim “dose”, 2 May 2026"."""
    on = f"claim “{thread.claim}”" if thread.claim else "a passage" if thread.quote else "the whole"
    return f"{opener(thread)} on {on}, {clock.day(thread.opened_at):%-d %B %Y}"


def opener(thread: Thread) -> str:
    """Return who opened a thread, as printed."""
    return thread.expert.name if thread.expert else full_name(thread.opened_by)


def author(comment: Comment) -> str:
    """Return who wrote a comment, as printed."""
    return comment.expert.name if comment.expert else full_name(comment.author)


def place_of(thread: Thread) -> Place:
    """Return what a thread is on, as a value."""
    return Place(
        claim=thread.claim,
        audience=thread.audience,
        field=thread.field,
        quote=thread.quote,
        before=thread.before,
        after=thread.after,
        position=thread.position,
    )
