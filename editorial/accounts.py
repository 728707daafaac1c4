"""How accounts come to be: an administrator makes them; nobody signs up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Allauth's door, closed to strangers."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Nobody signs up; an administrator makes accounts."""
        return False
