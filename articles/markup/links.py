"""Where a link or an image may lead: a short list of what is allowed, nothing else."""

import re
import unicodedata

_FRAGMENT = re.compile(r"#(?:claim|section)-[\w-]+")
_PATH = re.compile(r"/(?![/\\])[^\\]*")
_WEB = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?::\d{1,5})?"
    r"(?:[/?#][^\\]*)?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"mailto:[a-z0-9.!#$%&'*+/=^_`{|}~-]+@[a-z0-9.-]+", re.IGNORECASE)
LONGEST = 2000


def may_lead_to(address: str) -> bool:
    """Return whether a link may lead there.

    Allowed are http and https with a plain ASCII host and no user name, mailto to one address,
    a path on this site, and the anchors this site makes (#claim-…, #section-…). Browsers forgive
    much: control characters, backslashes and entities are therefore refused, not cleaned.
    """
    if not _is_clean(address):
        return False
    return any(rule.fullmatch(address) for rule in (_WEB, _PATH, _FRAGMENT, _MAIL))


def may_show(address: str) -> bool:
    """Return whether an image may come from there: http, https or a path on this site."""
    return _is_clean(address) and any(rule.fullmatch(address) for rule in (_WEB, _PATH))


def _is_clean(address: str) -> bool:
    if not 0 < len(address) <= LONGEST:
        return False
    return not any(
        character in '"<>`' or unicodedata.category(character)[0] in "CZ" for character in address
    )
