"""Where a thread stands in a content: on exactly its words, or nowhere.

Pure: values in, values out. A thread on a passage follows its quote only when what tells the quote
apart did so in the text that the words were said of, too: another dose in the same words is another
dose. Offsets are into the source of one field (W3C Web Annotation: text quote and text position).
"""

from editorial.anchors.following import Anchor, Orphan, anchor
from editorial.anchors.pasted import places_of
from editorial.anchors.place import Place, occurrences, place_at, source_of

__all__ = [
    "Anchor",
    "Orphan",
    "Place",
    "anchor",
    "occurrences",
    "place_at",
    "places_of",
    "source_of",
]
