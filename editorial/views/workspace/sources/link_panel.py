"""Whether a source's link leads there: its last tries, and one more on demand."""

from typing import Any

from django.conf import settings

from editorial.policies import Person, check_can_keep_library, may
from references.links import link_of
from references.models import LinkState, Reference


def panel(reference: Reference, who: Person) -> dict[str, Any] | None:
    """Return what is known of the link; None for a source that has none."""
    url = link_of(doi=reference.doi, url=reference.url)
    if not url:
        return None
    state = LinkState.objects.filter(reference=reference, url=url).first()
    return {
        "url": url,
        "state": state,
        "tries": reference.link_checks.filter(url=url)[:10],
        "may_try": settings.LOOK_UPS and may(check_can_keep_library, who),
        "asks_nobody": not settings.LOOK_UPS,
    }
