"""Expert links: the mail that carries one, and which of them open a version now."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from articles.status import OPEN
from editorial.identity.invitation_mail import digest_of
from editorial.models import ExpertLink
from editorial.naming import full_name

LONGEST = timedelta(days=7)


def link_for(token: str, *, at: datetime) -> ExpertLink | None:
    """Return the link that a token opens now.

    None alike for one that never was, has expired, was revoked, or whose version is decided.
    """
    return (
        ExpertLink.objects.select_related("version__article", "version__snapshot")
        .filter(
            token_digest=digest_of(token),
            revoked_at__isnull=True,
            made_at__lte=at,
            expires_at__gt=at,
            version__status__in=OPEN,
        )
        .first()
    )


def send(link: ExpertLink, token: str) -> None:
    """Send the link, as plain text and as HTML, with no word of the draft.

    Raises what the mail server answers.
    """
    context: dict[str, Any] = {
        "link": settings.PUBLIC_URL + reverse("expert", args=[token]),
        "expert": link,
        "by": full_name(link.made_by),
        "site_name": settings.SITE_NAME,
        "contact": settings.CONTACT_EMAIL,
    }
    subject = render_to_string("mail/expert_subject.txt", context)
    mail = EmailMultiAlternatives(
        " ".join(subject.split()),  # a header is one line, whatever the site is called
        render_to_string("mail/expert.txt", context),
        to=[link.email],
    )
    mail.attach_alternative(render_to_string("mail/expert.html", context), "text/html")
    mail.send()
