"""Begin an article: blank, from a template, from another article, or from a reader's question."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.actions.copy_article import copy_article
from articles.actions.save_draft import create_article
from articles.beginnings.templates import from_template
from articles.content import ArticleKind, Author
from articles.draft import Draft
from articles.models import Article
from articles.publishing.models import Message
from editorial import triage
from editorial.policies import check_can_edit
from editorial.queries import person


@transaction.atomic
def begin_article(
    *,
    slug: str,
    question: str,
    kind: ArticleKind = "",
    copied: Article | None = None,
    message: Message | None = None,
    by: Any,
    at: datetime,
) -> Article:
    """Start an article, and close the reader's message that asked for it, if there is one.

    `kind` names a template, and `copied` what it is a copy of; a copy has its kind already. Raises
    Unfit when the address is taken, and Conflict where somebody closed the message meanwhile.
    """
    who = person(by)
    check_can_edit(who)
    if copied is not None:
        article = copy_article(article=copied, slug=slug, question=question, by=by, at=at)
    else:
        draft = (
            from_template(kind, slug=slug, question=question)
            if kind
            else Draft(slug=slug, question=question)
        )
        draft = draft.model_copy(update={"authors": (Author(name=who.name),)})
        note = f"Begun from the template for a {kind}" if kind else "Created"
        article = create_article(draft=draft, by=by, at=at, note=note)
    if message is not None:
        triage.close(
            message,
            outcome="article",
            action="message_became_article",
            by=by,
            at=at,
            note=f"An article was begun from it: {article.slug}",
            details={"article": article.slug},
            answered_by=article,
        )
    return article
