"""Whom a comment names: @user-name, for people who may read what it is about."""

import re
from typing import Any

from django.contrib.auth import get_user_model

from editorial.policies import NotAllowed, check_can_see_workspace, may
from editorial.queries import person

MOST = 20
# Not in "[@ng239]", which cites, and not in an address like a.name@example.org.
_NAMED = re.compile(r"(?<![\w.@\[;/+-])(?<!;\s)@([\w.+-]*\w)")


def people_named(text: str) -> list[Any]:
    """Return the people whom a text names, each once.

    Raises NotAllowed, saying which, for a name that nobody has and for people who may not read
    drafts: telling them would be the first that they hear of one.
    """
    names = list(dict.fromkeys(_NAMED.findall(text)))
    if len(names) > MOST:
        raise NotAllowed(f"Comment: it names {len(names)} people. Name {MOST} at most.")
    users = get_user_model().objects.filter(username__in=names).prefetch_related("groups")
    known = {user.get_username(): user for user in users}
    refused = [
        name
        for name in names
        if name not in known or not may(check_can_see_workspace, person(known[name]))
    ]
    if refused:
        raise NotAllowed(
            f"Comment: nobody who may read this version is called @{', @'.join(refused)}. Write @ "
            "and the user name of a colleague, or leave out the @."
        )
    return [known[name] for name in names]
