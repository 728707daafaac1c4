"""The tables of what readers get, of how they find it, and of what they write."""

from articles.publishing.models.lists import PublicChange, Section, Shelfmark, Spelling
from articles.publishing.models.messages import Message
from articles.publishing.models.pages import (
    Failure,
    Fragment,
    Live,
    Paper,
    Publication,
    Rendering,
    ShownImage,
)

__all__ = [
    "Failure",
    "Fragment",
    "Live",
    "Message",
    "Paper",
    "PublicChange",
    "Publication",
    "Rendering",
    "Section",
    "Shelfmark",
    "ShownImage",
    "Spelling",
]
