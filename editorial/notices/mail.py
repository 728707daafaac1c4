"""The mail that tells one person of notices: plain and HTML, one recipient, one line of subject."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from editorial import clock
from editorial.notices import keys
from editorial.notices.words import Told, one_line


def compose(person: Any, told: Sequence[tuple[Told, str]]) -> EmailMultiAlternatives:
    """Return the mail that tells a person of these notices, each with why she is told.

    Of one: what it is; of several: the digest. Sending raises what the mail server answers.
    """
    url = settings.PUBLIC_URL
    context = {
        "person": person,
        "items": [
            {
                "headline": each.headline,
                "said": each.said,
                "why": why,
                "when": clock.in_words(each.at),
                "link": url + each.path,
            }
            for each, why in told
        ],
        "choices": url + reverse("workspace:notice-choices"),
        "list": url + reverse("workspace:notices"),
        "site_name": settings.SITE_NAME,
    }
    which = "notice" if len(told) == 1 else "digest"
    mail = EmailMultiAlternatives(
        one_line(render_to_string(f"mail/{which}_subject.txt", context)),
        render_to_string(f"mail/{which}.txt", context),
        to=[person.email],
        headers={
            "Message-ID": keys.message_id([each.key for each, _ in told], site=url),
            # So that nobody's holiday answer comes back (RFC 3834).
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(render_to_string(f"mail/{which}.html", context), "text/html")
    return mail
