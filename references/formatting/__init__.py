"""References in words for readers: AMA or Vancouver style, as runs, as text and as HTML."""

from references.formatting.ama import ama
from references.formatting.fields import Csl
from references.formatting.runs import Run, to_html, to_text
from references.formatting.vancouver import vancouver

__all__ = ["STYLES", "Run", "ama", "ama_html", "ama_text", "html_in", "text_in", "vancouver"]

STYLES = {"ama": ama, "vancouver": vancouver}


def ama_text(csl: Csl, kind: str = "") -> str:
    """Return a reference in AMA style as plain text."""
    return to_text(ama(csl, kind))


def ama_html(csl: Csl, kind: str = "") -> str:
    """Return a reference in AMA style as escaped HTML with i and a, nothing else."""
    return to_html(ama(csl, kind))


def text_in(style: str, csl: Csl, kind: str = "") -> str:
    """Return a reference in one of STYLES as plain text."""
    return to_text(STYLES[style](csl, kind))


def html_in(style: str, csl: Csl, kind: str = "") -> str:
    """Return a reference in one of STYLES as escaped HTML with i and a, nothing else."""
    return to_html(STYLES[style](csl, kind))
