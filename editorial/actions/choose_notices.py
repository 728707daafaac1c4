"""Choose notices: how a person wants to be mailed of what she can meet."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from editorial.events import AT_ONCE, DIGEST, NEVER, chosen_by
from editorial.models import NoticeChoice
from editorial.policies import NotAllowed
from editorial.queries import person


@transaction.atomic
def choose_notices(*, mails: Mapping[str, str], by: Any) -> None:
    """Keep a person's choices, by code of the event; one that is as shipped is not kept.

    Raises NotAllowed for an event that her roles never meet, and for an unknown choice.
    """
    events = {event.code: event for event in chosen_by(person(by))}
    for code, mail in mails.items():
        if code not in events or mail not in (AT_ONCE, DIGEST, NEVER):
            raise NotAllowed("Mails: one of these choices is not on the page. Reload it.")
        if mail == events[code].mail:
            NoticeChoice.objects.filter(person=by, event=code).delete()
        else:
            NoticeChoice.objects.update_or_create(person=by, event=code, defaults={"mail": mail})
