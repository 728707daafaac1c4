"""Mails to readers: sent after a minute in which they can be taken back, and tried on for days."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from articles import audiences
from editorial import outbox
from editorial.models import OutboxEntry, ReaderReply
from editorial.notices import keys
from editorial.notices.trying_again import GIVEN_UP_AFTER, error_of, wait_after
from editorial.notices.words import one_line

KIND = "reply"
TAKEN_BACK_WITHIN = timedelta(minutes=1)


def ask_to_send(reply: ReaderReply, *, at: datetime, after: timedelta = TAKEN_BACK_WITHIN) -> None:
    """Write down, in the caller's transaction, that a mail is to be sent."""
    outbox.ask(
        kind=KIND,
        key=f"{KIND}:{reply.pk}:{reply.attempts}",
        at=at,
        payload={"reply": reply.pk},
        due_at=at + after,
    )


def is_on_its_way(reply: ReaderReply) -> bool:
    """Return whether a mail is being sent at this moment, or was tried; within a transaction."""
    if reply.attempts:
        return True
    # Locked, so that no sweep takes it while somebody takes it back.
    waiting = OutboxEntry.objects.select_for_update().filter(key=f"{KIND}:{reply.pk}:0")
    entry = waiting.first()
    return entry is not None and (entry.attempts > 0 or entry.done_at is not None)


def send(pk: int, *, at: datetime) -> None:
    """Send a mail and forget its address; where the server refuses, try again later.

    Sent twice where it is killed in between, with the same Message-ID.
    """
    reply = ReaderReply.objects.select_related("message", "page").filter(pk=pk).first()
    if reply is None or reply.ended_at is not None:
        return
    try:
        compose(reply).send()
    except Exception as trouble:  # noqa: BLE001  # whatever the server says, it is tried again
        _put_off(reply, trouble, at=at)
        return
    _end(reply, "sent", at=at)


def compose(reply: ReaderReply) -> EmailMessage:
    """Return the mail: the editors' words and the page, and nothing of what the reader wrote."""
    message = reply.message
    about = reply.page or message.article
    context = {
        "words": message.reply,
        "page": _address(reply),
        "question": reply.page.question if reply.page else "",
        "about": about.question if about is not None else "",
        "on": message.received_at,
        "site_name": settings.SITE_NAME,
    }
    return EmailMessage(
        one_line(render_to_string("mail/reply_subject.txt", context)),
        render_to_string("mail/reply.txt", context),
        to=[reply.to],
        headers={"Message-ID": keys.message_id([f"{KIND}:{reply.pk}"], site=settings.PUBLIC_URL)},
    )


def _address(reply: ReaderReply) -> str:
    if reply.page is None:
        return ""
    if reply.message.audience == audiences.DEFAULT.code:
        path = reverse("reading:article", args=[reply.page.slug])
    else:
        path = reverse("reading:article-for", args=[reply.page.slug, reply.message.audience])
    return settings.PUBLIC_URL + path


def _put_off(reply: ReaderReply, trouble: Exception, *, at: datetime) -> None:
    reply.attempts += 1
    reply.error = error_of(trouble)
    reply.save(update_fields=["attempts", "error"])
    if at - reply.at > GIVEN_UP_AFTER:
        _end(reply, "given_up", at=at)
        return
    ask_to_send(reply, at=at, after=wait_after(reply.attempts))


def _end(reply: ReaderReply, end: str, *, at: datetime) -> None:
    open_ = ReaderReply.objects.filter(pk=reply.pk, ended_at__isnull=True)
    said = {} if end == "given_up" else {"error": ""}
    open_.update(to="", end=end, ended_at=at, **said)
