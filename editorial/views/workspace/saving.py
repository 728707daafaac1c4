"""Saving from a page: what was typed either is stored, or comes back with the reason."""

from dataclasses import dataclass

from articles.actions.save_draft import Closed, Stale, save_draft
from articles.draft import Draft
from articles.fields import Unfit
from articles.models import Article
from editorial import clock
from references.library import DifferentSource


@dataclass(frozen=True)
class Refusal:
    """Why nothing was stored, and how the answer is numbered."""

    message: str
    status: int
    stale: bool = False


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
