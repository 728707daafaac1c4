"""The door of the documents: bytes in, a draft out, read in a child that is killed at its limits.

What comes in from outside may be made to stall or to fill memory. The child has no database, no
keys and nothing of the site's environment, and answers in JSON.
"""

import base64
from typing import Any, cast

from articles.content import AudienceCode
from articles.exchange.carrying import from_json, to_json
from articles.exchange.documents import archive, journal, web, word
from articles.exchange.documents.document import Document
from articles.exchange.documents.drafting import drafted
from articles.exchange.hypertext.leaving_out import Changes
from articles.exchange.imported import Imported, Refused
from articles.markup.limits import MIB, Failed, LimitExceeded, Limits, run
from references.formats.encoding import decode
from references.formats.records import Unreadable

LIMITS = Limits(wall=5.0, cpu=5.0, memory=300 * MIB, output=6 * MIB)
READERS = ("word", "html", "jats")
AUDIENCES: dict[str, AudienceCode] = {"word": "patient", "html": "patient", "jats": "clinician"}
"""For whom a document of a kind is, unless somebody says otherwise."""
CHANGES: tuple[Changes, ...] = ("neither", "accepted", "rejected")


def kind_of(data: bytes) -> str:
    """Return which document some bytes are, "" when they are plain text."""
    if data.startswith(archive.STARTS):
        return "word"
    start = data[:40_000].decode("utf-8-sig", "replace")
    if journal.START.match(start):
        return "jats"
    return "html" if web.START.match(start) else ""


def read(data: bytes, kind: str, *, audience: str = "", changes: str = "neither") -> Imported:
    """Return the draft that a document makes. Raises Refused, saying the trouble and the cure.

    `audience` is whom its text is for, "" to take the usual one of its kind; `changes` says what
    becomes of tracked changes.
    """
    packed = base64.b64encode(data).decode("ascii")
    try:
        answer = run(read_json, packed, kind, audience, changes, limits=LIMITS)
    except LimitExceeded as trouble:
        raise Refused(f"{trouble} Split the document, or paste its text.") from trouble
    except Failed as trouble:
        raise Refused(
            "The document could not be read. Save it again in the program that made it, or paste "
            "its text."
        ) from trouble
    if "refused" in answer:
        raise Refused(answer["refused"])
    return from_json(answer["imported"])


def read_json(packed: str, kind: str, audience: str, changes: str) -> dict[str, Any]:
    """Read a document in this process and return the outcome as JSON values; for the child."""
    data = base64.b64decode(packed)
    taken: Changes = changes if changes in CHANGES else "neither"
    try:
        document = _document(data, kind, taken)
        imported = drafted(document, audience=cast(AudienceCode, audience or AUDIENCES[kind]))
    except Refused as refusal:
        return {"refused": str(refusal)}
    except Unreadable as trouble:
        return {"refused": str(trouble)}
    return {"imported": to_json(imported)}


def _document(data: bytes, kind: str, changes: Changes) -> Document:
    if kind == "word":
        return word.read(data, changes=changes)
    if kind == "jats":
        return journal.read(decode(data))
    return web.read(web.decoded(data) or decode(data), changes=changes)
