"""What every staff page knows besides its own subject."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from articles.publishing.this_site import this_site
from editorial.events import readable_by
from editorial.middleware import is_for_staff
from editorial.models import Notice
from editorial.policies import (
    Person,
    check_can_administer,
    check_can_answer_readers,
    check_can_keep_library,
    check_can_see_record,
    may,
)
from editorial.queries import person

_MOST = 99


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the site, as every page names it, and, on staff pages, who is signed in."""
    found: dict[str, Any] = {
        "site": this_site(),
        "site_name": settings.SITE_NAME,
        "embedded": settings.EMBEDDED,
    }
    user = getattr(request, "user", None)
    if is_for_staff(request.path_info) and user is not None and user.is_authenticated:
        found["me"] = me = getattr(request, "who", None) or person(user)
        found["new_notices"] = _new_notices(me)
        found["menu"] = {
            "messages": may(check_can_answer_readers, me),
            "people": may(check_can_administer, me),
            "record": may(check_can_see_record, me),
            "interests": me.credential is not None,
            "tokens": may(check_can_keep_library, me),
        }
    return found


def _new_notices(me: Person) -> str:
    """Return how many of a person's notices are new, as the header says it; "" for none."""
    rows = Notice.objects.filter(person_id=me.id, seen_at=None, event__in=readable_by(me))
    count = rows[: _MOST + 1].count()
    return "" if not count else f"{_MOST}+" if count > _MOST else str(count)
