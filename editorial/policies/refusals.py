"""How the answer is no."""


class NotAllowed(Exception):
    """The answer is no; the message says why and what would change it."""


class Conflict(NotAllowed):
    """The answer is no because something has changed since; the page shown was stale."""
