"""References in words for readers: AMA style, as runs, as text and as HTML."""

from references.formatting.ama import ama
from references.formatting.fields import Csl
from references.formatting.runs import Run, to_html, to_text

__all__ = ["Run", "ama", "ama_html", "ama_text"]


def ama_text(csl: Csl, kind: str = "") -> str:
    """Return a reference in AMA style as plain text."""
    return to_text(ama(csl, kind))


def ama_html(csl: Csl, kind: str = "") -> str:
    """Return a reference in AMA style as escaped HTML with i and a, nothing else."""
    return to_html(ama(csl, kind))
