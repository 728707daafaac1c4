"""The mail with which somebody begins here. Its link is in the mail and nowhere else."""

import hashlib
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from editorial.models import Invitation
from editorial.naming import full_name


def digest_of(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def send(invitation: Invitation, token: str) -> None:
    """Send the link, as plain text and as HTML. Raises what the mail server answers."""
    context: dict[str, Any] = {
        "person": invitation.user,
        "by": full_name(invitation.made_by),
        "link": settings.PUBLIC_URL + reverse("invitation-link", args=[token]),
        "expires_at": invitation.expires_at,
        "site_name": settings.SITE_NAME,
        "contact": settings.CONTACT_EMAIL,
    }
    subject = render_to_string("account/email/invitation_subject.txt", context)
    mail = EmailMultiAlternatives(
        " ".join(subject.split()),  # a header is one line, whatever the site is called
        render_to_string("account/email/invitation_message.txt", context),
        to=[invitation.user.email],
    )
    mail.attach_alternative(
        render_to_string("account/email/invitation_message.html", context), "text/html"
    )
    mail.send()
