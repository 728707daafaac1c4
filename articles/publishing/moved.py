"""That a live pointer has moved: for who keeps pages in this process and should let go of them.

Nobody may rely on being told. Other processes hear nothing, and what is told after a commit is lost
when the process dies: who keeps a page also looks at the pointer again, within seconds.
"""

from django.db import transaction
from django.dispatch import Signal

pointer_moved = Signal()
"""Sent with `slug` after the commit."""


def tell(slug: str) -> None:
    """Tell, once the caller's transaction is committed, that readers get other pages at a slug."""
    # Robust: what was decided stays so, whatever those who listen run into.
    transaction.on_commit(lambda: _send(slug), robust=True)


def _send(slug: str) -> None:
    pointer_moved.send_robust(sender=None, slug=slug)
