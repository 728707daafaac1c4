"""Open a thread: say something of a claim, of a passage or of the whole of a version."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.fields import Unfit, check_running
from articles.models import Version
from articles.status import Status
from editorial import audit, transitions
from editorial.anchors import Place, occurrences, source_of
from editorial.mentions import people_named
from editorial.models import Comment, ExpertLink, Thread
from editorial.policies import Conflict, NotAllowed
from editorial.policies.commenting import check_can_block, check_can_comment, check_is_discussed
from editorial.queries import person

MOST_CHARACTERS = 4_000


@transaction.atomic
def open_thread(
    *,
    version: Version,
    place: Place,
    text: str,
    by: Any,
    at: datetime,
    blocking: bool = False,
    replacement: str | None = None,
) -> Thread:
    """Open a thread with its first comment on the version's snapshot.

    `replacement` suggests other words for the passage; "" suggests to strike it. Raises Conflict
    when the passage or claim is not in the snapshot that the version has now.
    """
    who = person(by)
    check_can_comment(who)
    text, replacement = check_words(text, replacement)
    if replacement is not None and not place.quote:
        raise NotAllowed("Suggested words: they need a passage to stand for. Paste its words.")
    mentions = people_named(text)
    version = locked(version)
    status = Status(version.status)
    check_is_discussed(status, version.number)
    if blocking:
        check_can_block(who, status=status, number=version.number)
    thread = write(version, place, blocking=blocking, opened_by=by, at=at)
    comment = Comment.objects.create(
        thread=thread, author=by, text=text, replacement=replacement, at=at
    )
    comment.mentions.set(mentions)
    audit.record(
        action="thread_opened",
        by=by,
        at=at,
        article=version.article,
        subject=f"thread:{thread.pk}",
        details={
            **ids_of(thread, comment),
            "blocking": blocking,
            "mentions": sorted(user.pk for user in mentions),
            "suggests": replacement is not None,
        },
    )
    return thread


def locked(version: Version) -> Version:
    """Lock the version's article, and return the version as it is now."""
    transitions.lock(version.article_id)
    return Version.objects.select_related("article", "snapshot").get(pk=version.pk)


def write(
    version: Version,
    place: Place,
    *,
    at: datetime,
    blocking: bool = False,
    opened_by: Any | None = None,
    expert: ExpertLink | None = None,
) -> Thread:
    """Store a thread on a place that the version's snapshot has; the article is locked."""
    content = version.snapshot.value()
    if place.claim and content.claim(place.claim) is None:
        raise Conflict(f"Claim “{place.claim}” is not in version {version.number} now.")
    if place.quote:
        source = source_of(content, place.audience, place.field)
        position = place.position
        if position is None or position not in occurrences(place.quote, source):
            raise Conflict(
                f"These words are not in version {version.number} as it is now. Reload the page, "
                "and paste them again."
            )
    return Thread.objects.create(
        version=version,
        snapshot=version.snapshot,
        scope=place.scope,
        claim=place.claim,
        audience=place.audience,
        field=place.field,
        quote=place.quote,
        before=place.before,
        after=place.after,
        position=place.position,
        blocking=blocking,
        opened_by=opened_by,
        expert=expert,
        opened_at=at,
    )


def check_words(text: str, replacement: str | None = None) -> tuple[str, str | None]:
    """Return a comment's words as they are stored; raise NotAllowed where they cannot be."""
    text = text.replace("\r\n", "\n").strip()
    if replacement is not None:
        replacement = replacement.replace("\r\n", "\n")
    try:
        check_running("Comment", text, MOST_CHARACTERS)
        check_running("Suggested words", replacement or "", MOST_CHARACTERS)
    except Unfit as trouble:
        raise NotAllowed(str(trouble)) from trouble
    if not text and replacement is None:
        raise NotAllowed("Comment: it is empty. Say something.")
    return text, replacement


def ids_of(thread: Thread, comment: Comment | None = None) -> dict[str, Any]:
    """Return what the record keeps of a thread: which one it is, and no word of it."""
    found: dict[str, Any] = {"thread": thread.pk, "version": thread.version.number}
    return {**found, "comment": comment.pk} if comment else found
