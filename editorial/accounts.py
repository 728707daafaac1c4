"""Allauth's doors as this site has them: nobody signs up, and nobody is half signed in.

An administrator makes accounts. What allauth does to second factors is put on the record here.
"""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import (
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from editorial import audit, clock
from editorial.identity import sessions
from editorial.identity.second_factor import factors_of, must_enrol

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Allauth's door, closed to strangers."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Nobody signs up; an administrator makes accounts."""
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # With the address: else whoever knows a user name could lock its owner out.
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{self.get_client_ip(request)}"

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Log that somebody failed; not the name, which may be a password in the wrong field."""
        logger.warning("A log-in failed, from %s.", self.get_client_ip(request))

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Let who must set up a second factor do so with the password typed a moment ago."""
        records = get_authentication_records(request, user)
        if records and records[-1]["method"] == "password" and must_enrol(user):
            record_authentication(request, user, "password", reauthenticated=True)
        return super().post_login(request, user, **kwargs)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return how somebody shows again who they are: with a second factor, if they have one.

        Else a stolen password and an open browser could replace the second factor.
        """
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if user.is_authenticated and factors_of(user):
            methods = [method for method in methods if method["id"] != "reauthenticate"]
        words = {
            "reauthenticate": "Use my password",
            "mfa_reauthenticate": "Use my authenticator app or a recovery code",
            "mfa_reauthenticate:webauthn": "Use a passkey",
        }
        return [{**method, "description": words[method["id"]]} for method in methods]

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the link of the mail; never with the host that a request named."""
        path = reverse(
            "account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"}
        ).replace("UID-KEY", key)
        return f"{settings.PUBLIC_URL}{path}"


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors in the site's words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "It does not fit, or was used before. Wait for the next one.",
    }

    def _get_site_name(self) -> str:
        name: str = settings.SITE_NAME
        return name

    def _get_user_identifier(self, user: Any) -> str:
        # What one logs in with; the address is nobody's business on a telephone's screen.
        name: str = user.get_username()
        return name

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """Return a name for a passkey to begin with."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {count + 1}"


@receiver(user_logged_in)
def _begin_session(request: HttpRequest, **kwargs: Any) -> None:
    at = clock.now()
    sessions.forget_expired(at)
    sessions.begin(request.session, request.headers.get("User-Agent", ""), at=at)


@receiver(authenticator_added)
def _factor_added(request: HttpRequest, user: Any, authenticator: Any, **kwargs: Any) -> None:
    # A browser that is still signed in by the password alone would not be asked for the factor.
    sessions.end_sessions(user, at=clock.now(), but=request.session.session_key)
    _record("second_factor_added", user, authenticator)


@receiver(authenticator_reset)
def _factor_renewed(user: Any, authenticator: Any, **kwargs: Any) -> None:
    _record("second_factor_added", user, authenticator)


@receiver(authenticator_removed)
def _factor_removed(user: Any, authenticator: Any, **kwargs: Any) -> None:
    _record("second_factor_removed", user, authenticator)


@receiver(authentication_failed)
def _factor_failed(user: Any, **kwargs: Any) -> None:
    logger.warning("A second factor failed, of user %s.", user.pk)


@transaction.atomic
def _record(action: str, user: Any, authenticator: Any) -> None:
    audit.record(
        action=action,
        by=user,
        at=clock.now(),
        article=None,
        subject=f"user:{user.pk}",
        details={"kind": authenticator.type},
    )
