"""Names that are the same however often something is told or sent: of notices and of mails."""

import hashlib
from collections.abc import Iterable
from urllib.parse import urlsplit

_LINE = "line"


def of_line(sequence: int, person: int) -> str:
    """Return the key under which somebody is told of a line of the record: once."""
    return f"{_LINE}:{sequence}:{person}"


def line_in(key: str) -> int | None:
    """Return the line of the record that a notice tells of; None for a reminder."""
    kind, _, rest = key.partition(":")
    return int(rest.partition(":")[0]) if kind == _LINE else None


def message_id(keys: Iterable[str], *, site: str) -> str:
    """Return the Message-ID of the mail that these keys name: of notices, or of an answer.

    Sent again after a crash it is the same, so that mailboxes show it once. It says nothing of
    what it names.
    """
    digest = hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()
    return f"<notice.{digest[:40]}@{urlsplit(site).hostname or 'localhost'}>"
