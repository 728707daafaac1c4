"""Invite an expert: somebody from outside gets a link to read one version and comment on it."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from articles.fields import Unfit, check_line
from articles.models import Version
from articles.status import Status
from editorial import audit
from editorial.actions.open_thread import locked
from editorial.identity.invitation_mail import digest_of
from editorial.models import ExpertLink
from editorial.outside import LONGEST
from editorial.policies import NotAllowed
from editorial.policies.commenting import check_can_be_shown_outside, check_can_invite_expert
from editorial.queries import person

MOST_AT_ONCE = 10


@transaction.atomic
def invite_expert(
    *,
    version: Version,
    name: str,
    email: str,
    expertise: str,
    lasts: timedelta,
    by: Any,
    at: datetime,
) -> tuple[ExpertLink, str]:
    """Make a link to one version and return it with its token, which is stored nowhere."""
    check_can_invite_expert(person(by))
    if not timedelta(0) < lasts <= LONGEST:
        raise NotAllowed(f"For how many days: from 1 to {LONGEST.days}.")
    for place, value in (("Name", name), ("E-mail address", email), ("Asked as", expertise)):
        _check(place, value.strip())
    version = locked(version)
    check_can_be_shown_outside(Status(version.status), version.number)
    working = version.expert_links.filter(revoked_at__isnull=True, expires_at__gt=at)
    if working.count() >= MOST_AT_ONCE:
        raise NotAllowed(
            f"{MOST_AT_ONCE} links to version {version.number} work already. Revoke one first."
        )
    token = secrets.token_urlsafe(32)
    link = ExpertLink.objects.create(
        version=version,
        name=name.strip(),
        email=email.strip(),
        expertise=expertise.strip(),
        token_digest=digest_of(token),
        made_by=by,
        made_at=at,
        expires_at=at + lasts,
    )
    audit.record(
        action="expert_invited",
        by=by,
        at=at,
        article=version.article,
        subject=f"expert_link:{link.pk}",
        details={
            "expert_link": link.pk,
            "version": version.number,
            "expires_at": link.expires_at.isoformat(),
        },
    )
    return link, token


def _check(place: str, value: str) -> None:
    if not value:
        raise NotAllowed(f"{place}: it is empty. Fill it in.")
    try:
        check_line(place, value, 200)
        if place == "E-mail address":
            validate_email(value)
    except Unfit as trouble:
        raise NotAllowed(str(trouble)) from trouble
    except ValidationError as trouble:
        raise NotAllowed(
            f"{place}: this is no e-mail address. Write it like name@example.org."
        ) from trouble
