"""Accept a suggestion: its words take the place of exactly those that it was made for."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import transaction

from articles import queries
from articles.actions.save_draft import Closed, Stale, save_draft
from articles.assemble import assemble
from articles.content import Content
from articles.draft import Draft
from articles.fields import Unfit
from articles.markup.scan import scan
from articles.models import Contribution
from editorial import audit, transitions
from editorial.actions.decline_suggestion import unanswered
from editorial.actions.open_thread import ids_of
from editorial.actions.reply import open_one
from editorial.anchors import Anchor, Orphan, anchor, source_of
from editorial.models import Comment, Thread
from editorial.policies import Conflict, NotAllowed
from editorial.policies.commenting import check_can_answer_suggestion
from editorial.queries import person
from editorial.threads import place_of

SUGGESTED = "Suggested words"
"""What a contribution says of whose words were taken."""


class Overtaken(Conflict):
    """The text was saved since; `now` is what its field says, for holding both side by side."""

    def __init__(self, message: str, now: str) -> None:
        super().__init__(message)
        self.now = now


@transaction.atomic
def accept_suggestion(*, comment: Comment, read: int, by: Any, at: datetime) -> Comment:
    """Put suggested words into the working copy, as the editor's change and the suggester's, too.

    Who suggested them has a hand in the text from now on and cannot sign it (invariant 5). `read`
    is the lock_version that the editor's page was made from: Overtaken when it was saved since, or
    when the words are not surely there. NotAllowed while the board has the version.
    """
    check_can_answer_suggestion(person(by))
    thread = open_one(comment.thread)
    comment = unanswered(comment)
    article = transitions.lock(thread.version.article_id)
    check_open_for_words(thread)
    draft = queries.draft_of(article)
    content = assemble(draft)
    now = source_of(content, thread.audience, thread.field)
    if article.lock_version != read:
        raise Overtaken(
            "The text was saved after your page was made. Nothing was changed. Look at both below, "
            "then decide.",
            now,
        )
    stands = anchor(place_of(thread), content, thread.snapshot.value())
    if isinstance(stands, Orphan):
        raise Overtaken(f"{stands.why} Nothing was changed. Change the text by hand.", now)
    changed = _with_words(draft, content, stands, comment.replacement or "")
    try:
        save_draft(
            article=article, draft=changed, read=read, by=by, at=at, note="Suggestion accepted"
        )
    except Stale as stale:
        raise Overtaken(str(stale), now) from stale
    except (Closed, Unfit) as refusal:
        raise NotAllowed(str(refusal)) from refusal
    _name_contributor(comment, thread, at)
    Comment.objects.filter(pk=comment.pk).update(answer="accepted", answered_by=by, answered_at=at)
    audit.record(
        action="suggestion_accepted",
        by=by,
        at=at,
        article=article,
        subject=f"thread:{thread.pk}",
        details={**ids_of(thread, comment), "contributor": comment.author_id},
    )
    comment.refresh_from_db()
    return comment


def check_open_for_words(thread: Thread) -> None:
    """Raise NotAllowed, saying until when, while the board has the article's text."""
    version = queries.version_with_the_board(thread.version.article)
    if version is not None:
        raise NotAllowed(
            f"The board has version {version.number}, so its text is closed. The suggestion can be "
            "accepted when the board has asked for changes, or when the submission is recalled."
        )


def _with_words(draft: Draft, content: Content, stands: Anchor, words: str) -> Draft:
    """Return the draft with the words in place; raise NotAllowed where a mark would break."""
    source = source_of(content, stands.audience, stands.field)
    changed = f"{source[: stands.start]}{words}{source[stands.end :]}"
    lost = _marks(source, stands.start, stands.end) - _marks(changed)
    if lost:
        raise NotAllowed(
            f"With these words the mark of {', '.join(sorted(lost))} would break. Nothing was "
            "changed. Change the text by hand, and decline the suggestion."
        )
    texts = tuple(
        text.model_copy(update={stands.field: changed})
        if text.audience == stands.audience
        else text
        for text in draft.texts
    )
    return draft.model_copy(update={"texts": texts})


def _marks(source: str, start: int = 0, end: int = 0) -> Counter[str]:
    """Return the claims and citations of a source that do not lie wholly between two offsets."""
    found = scan(source)
    marks = [(c.start, c.end, f"claim “{c.id}”") for c in found.claims]
    marks += [(c.start, c.end, f"source “{i.key}”") for c in found.citations for i in c.items]
    return Counter(name for s, e, name in marks if not (start <= s and e <= end))


def _name_contributor(comment: Comment, thread: Thread, at: datetime) -> None:
    if comment.author_id is not None:
        Contribution.objects.create(
            article=thread.version.article, contributor_id=comment.author_id, what=SUGGESTED, at=at
        )
