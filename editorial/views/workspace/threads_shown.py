"""Threads as people meet them: where they stand now, what was said, and what may be done."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse

from articles.changes.wordings import Piece, words
from articles.content import Content, claim_digest
from articles.models import Version
from editorial.anchors import Anchor, Orphan, anchor
from editorial.forms.comments import where
from editorial.models import Comment, Thread
from editorial.policies import Person, may
from editorial.policies.commenting import check_can_comment, check_can_resolve
from editorial.threads import author, opener, place_of, threads_of


@dataclass(frozen=True)
class CommentShown:
    """One contribution, with the words it suggests held against those that were."""

    comment: Comment
    author: str
    pieces: tuple[Piece, ...] = ()
    is_from_outside: bool = False

    @property
    def suggests(self) -> bool:
        """Whether it suggests other words, or to strike them."""
        return self.comment.replacement is not None


@dataclass(frozen=True)
class ThreadShown:
    """One thread where it stands in a content."""

    thread: Thread
    url: str
    on: str
    """What it is on, in words."""
    opener: str
    stands: Anchor | Orphan
    comments: list[CommentShown]
    notes: list[str] = field(default_factory=list)
    may_resolve: bool = False
    may_comment: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it still waits for something."""
        return self.thread.resolved_at is None

    @property
    def blocks(self) -> bool:
        """Whether it stops the approval now."""
        return self.is_open and self.thread.blocking

    @property
    def is_orphaned(self) -> bool:
        """Whether it cannot be told what it is on any more."""
        return isinstance(self.stands, Orphan)

    @property
    def claim(self) -> str:
        """The claim that it is on now, if any."""
        return self.stands.claim if isinstance(self.stands, Anchor) else ""


@dataclass(frozen=True)
class Threads:
    """The threads of a version, for a page that shows them beside other things."""

    rows: list[ThreadShown]
    version: Version
    may_comment: bool

    @property
    def open(self) -> list[ThreadShown]:
        """Those that wait for something."""
        return [row for row in self.rows if row.is_open]

    @property
    def blocking(self) -> list[ThreadShown]:
        """Those that stop the approval."""
        return [row for row in self.rows if row.blocks]

    def of_claim(self, id: str) -> list[ThreadShown]:
        """Return those on a claim."""
        return [row for row in self.rows if row.claim == id]

    @property
    def elsewhere(self) -> list[ThreadShown]:
        """Those on passages, on the whole, and on nothing any more."""
        return [row for row in self.rows if not row.claim]


def threads_in(version: Version, content: Content, who: Person) -> Threads:
    """Return a version's threads where they stand in a content."""
    shown = threads_shown(threads_of(version), version, content, who)
    return Threads(shown, version, may(check_can_comment, who))


def threads_shown(
    rows: Iterable[Thread], version: Version, content: Content, who: Person
) -> list[ThreadShown]:
    """Return threads where they stand in a content, in the order given."""
    contents: dict[int, Content] = {}
    found = []
    for row in rows:
        if row.snapshot_id not in contents:
            contents[row.snapshot_id] = row.snapshot.value()
        found.append(_shown(row, version, content, contents[row.snapshot_id], who))
    return found


def _shown(
    thread: Thread, version: Version, content: Content, said_of: Content, who: Person
) -> ThreadShown:
    place = place_of(thread)
    stands = anchor(place, content, said_of)
    comments = [_comment(each, thread) for each in thread.comments.all()]
    return ThreadShown(
        thread=thread,
        url=reverse("workspace:thread", args=[version.article.slug, thread.pk]),
        on=f"Claim {thread.claim}"
        if place.claim
        else where(place)
        if place.quote
        else "The whole version",
        opener=opener(thread),
        stands=stands,
        comments=comments,
        notes=list(_notes(thread, stands, content, said_of)),
        may_resolve=may(
            check_can_resolve, who, opened_by=thread.opened_by_id, blocking=thread.blocking
        ),
        may_comment=may(check_can_comment, who),
    )


def _comment(comment: Comment, thread: Thread) -> CommentShown:
    pieces = words(thread.quote, comment.replacement) if comment.replacement is not None else ()
    return CommentShown(comment, author(comment), tuple(pieces), comment.expert_id is not None)


def _notes(
    thread: Thread, stands: Anchor | Orphan, content: Content, said_of: Content
) -> Iterable[str]:
    """Yield what somebody must know who reads the thread beside the text of today."""
    if isinstance(stands, Orphan):
        taken = any(each.answer == "accepted" for each in thread.comments.all())
        yield "Its words were replaced as suggested." if taken else stands.why
    elif thread.claim:
        if stands.has_moved:
            yield f"The claim is called “{stands.claim}” now."
        old, new = said_of.claim(thread.claim), content.claim(stands.claim)
        if old and new and claim_digest(said_of, old) != claim_digest(content, new):
            yield "The claim has changed since this was said."
    elif stands.is_amid_others:
        yield "The words around it have changed since this was said."
    elif stands.has_moved:
        yield "Its words stand at another place than when this was said."
