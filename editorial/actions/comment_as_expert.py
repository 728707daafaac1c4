"""Comment as an expert: somebody from outside opens a thread under the name on the link."""

from datetime import datetime

from django.db import transaction

from articles.models import Version
from editorial import audit, transitions
from editorial.actions.open_thread import check_words, ids_of, write
from editorial.anchors import Place
from editorial.models import Comment, ExpertLink, Thread
from editorial.outside import link_for
from editorial.policies import Conflict, NotAllowed

MOST_COMMENTS = 40


@transaction.atomic
def comment_as_expert(
    *, link: ExpertLink, token: str, place: Place, text: str, at: datetime
) -> Thread:
    """Open a thread that stops nothing and suggests nothing; the link must work at this moment."""
    text, _ = check_words(text)
    transitions.lock(link.version.article_id)
    found = link_for(token, at=at)
    if found is None or found.pk != link.pk:
        raise Conflict("This link does not work any more. Ask whoever sent it for another one.")
    if link.comments.count() >= MOST_COMMENTS:
        raise NotAllowed(
            f"You wrote {MOST_COMMENTS} comments, and no more are taken by one link. Write the "
            "rest by mail to whoever invited you."
        )
    version = Version.objects.select_related("article", "snapshot").get(pk=found.version_id)
    thread = write(version, place, expert=link, at=at)
    comment = Comment.objects.create(thread=thread, expert=link, text=text, at=at)
    audit.record(
        action="thread_opened",
        by=None,
        at=at,
        article=version.article,
        subject=f"thread:{thread.pk}",
        details={
            **ids_of(thread, comment),
            "blocking": False,
            "expert_link": link.pk,
            "mentions": [],
            "suggests": False,
        },
        outsider=link.name,
    )
    return thread
