"""Passwords that were stolen somewhere once: looked up in a list on this machine, never sent."""

import hashlib
import os
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError

DIGITS = 40  # of a SHA-1 in hexadecimal


class BreachedPasswordValidator:
    """Refuses what is in the list that BREACHED_PASSWORDS names; without one, refuses nothing.

    The list is that of Have I Been Pwned, ordered by hash: a line is forty hexadecimal digits, a
    colon and a count. It has tens of gigabytes, so it is searched where it lies.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError where the password is known to thieves."""
        if not settings.BREACHED_PASSWORDS:
            return
        try:
            found = is_listed(password, Path(settings.BREACHED_PASSWORDS))
        except OSError as trouble:
            raise ValidationError(
                "The list of stolen passwords cannot be read, so no password can be chosen now. "
                "Tell whoever runs this site.",
                code="breached_list_unreadable",
            ) from trouble
        if found:
            raise ValidationError(
                "This password was stolen from some site before, so thieves try it first. Choose "
                "another.",
                code="password_breached",
            )

    def get_help_text(self) -> str:
        """Return what pages say of the rule beforehand."""
        return "It must not be among the passwords that were stolen from other sites."


def is_listed(password: str, path: Path) -> bool:
    """Return whether the password's hash is in a sorted list, in some twenty reads of it."""
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with path.open("rb") as file:
        low, high = 0, file.seek(0, os.SEEK_END)
        # Invariant: the wanted line, if there is one, begins in low..high.
        while low < high:
            middle = (low + high) // 2
            begins, line = _line_after(file, middle)
            if not line or line[:DIGITS].upper() > wanted:
                high = middle
            elif line[:DIGITS].upper() < wanted:
                low = begins + len(line)
            else:
                return True
    return False


def _line_after(file: BinaryIO, place: int) -> tuple[int, bytes]:
    """Return the first whole line that begins at the place or after it, and where it begins."""
    if place:
        file.seek(place - 1)
        file.readline()
    else:
        file.seek(0)
    begins = file.tell()
    return begins, file.readline()
