"""Saving from a page: what was typed either is stored, or comes back with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from articles import queries
from articles.actions.save_draft import Closed, Stale, save_draft
from articles.citing import with_cited
from articles.draft import Draft
from articles.fields import Unfit
from articles.merging.conflict import Undecided
from articles.models import Article
from editorial import clock
from editorial.actions.keep_scratch import keep_scratch
from editorial.actions.put_away_scratch import put_away_scratch
from editorial.forms.scratch import number_in, typed_in_form, window_of
from editorial.views.workspace.meeting import CHOSEN, Meeting, meeting_of
from references.library import DifferentSource

UNDECIDED = "Not everything is chosen. Choose whose words stay, wherever you both changed them."


@dataclass(frozen=True)
class Refusal:
    """Why nothing was stored, and how the answer is numbered."""

    message: str
    status: int
    stale: bool = False
    meeting: Meeting | None = None
    """With what was saved meanwhile."""


def refusal_to_save(
    *, article: Article, draft: Draft, read: int, by: object, note: str
) -> Refusal | None:
    """Save a draft; return None when it is stored, else why it is not."""
    try:
        save_draft(article=article, draft=draft, read=read, by=by, at=clock.now(), note=note)
    except (Unfit, DifferentSource) as trouble:
        return Refusal(str(trouble), 400)
    except Stale as trouble:
        return Refusal(str(trouble), 409, stale=True)
    except Closed as trouble:
        return Refusal(str(trouble), 409)
    return None


def refusal_of_typed(
    *, article: Article, draft: Draft, saved: Draft, sent: Mapping[str, str], by: Any, note: str
) -> Refusal | None:
    """Save what was typed into the edit page; return None when nothing of it is unsaved.

    It is kept before anything else is tried, so that no fault on the way can lose it, and put away
    with the save. Where somebody saved meanwhile, both are put together, and once they were shown
    together, saved together.
    """
    read, window = number_in(sent, "read"), window_of(sent)
    if window:
        keep_scratch(
            article=article,
            window=window,
            count=number_in(sent, "count"),
            read=read,
            typed=typed_in_form(sent),
            by=by,
            at=clock.now(),
        )
    with transaction.atomic():
        refusal = None
        if read != article.lock_version:
            refusal = _refusal_together(article, draft, saved, sent, by, note)
        elif draft != saved:
            refusal = refusal_to_save(article=article, draft=draft, read=read, by=by, note=note)
        if refusal is None and window:
            put_away_scratch(
                article=article,
                window=window,
                count=number_in(sent, "count"),
                by=by,
                at=clock.now(),
            )
    if refusal is not None and refusal.stale and refusal.meeting is None:
        # Somebody was quicker by a moment: now there is something to be put together with.
        article.refresh_from_db()
        saved = queries.draft_of(article)
        return _refusal_together(article, draft, saved, {"read": str(read)}, by, note)
    return refusal


def _refusal_together(
    article: Article, draft: Draft, saved: Draft, sent: Mapping[str, str], by: Any, note: str
) -> Refusal | None:
    meeting = meeting_of(article, draft, saved, read=number_in(sent, "read"), by=by)
    if not meeting.is_needed:
        return None
    choices = {
        name.removeprefix(CHOSEN): value for name, value in sent.items() if name.startswith(CHOSEN)
    }
    if number_in(sent, "seen") != article.lock_version:
        return Refusal(meeting.message, 409, stale=True, meeting=meeting)
    try:
        together = with_cited(meeting.merged.draft(choices))
    except Undecided:
        return Refusal(UNDECIDED, 409, stale=True, meeting=meeting.chosen(choices))
    return refusal_to_save(
        article=article,
        draft=together,
        read=article.lock_version,
        by=by,
        note=note or f"Saved together with {meeting.whose} save",
    )
