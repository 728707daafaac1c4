"""One spelling for one value: canonical JSON (RFC 8785) and digests that cannot be mistaken.

A digest is SHA-256 over a domain tag, a zero byte and the canonical JSON. The tag says what kind
of thing was digested, so that a claim can never pass for a whole article.
"""

import hashlib
import json
from typing import Any

import rfc8785

CONTENT = "imprimatur/content/1"
CLAIM = "imprimatur/claim/1"
STANDING = "imprimatur/standing/1"
SIGN_OFF = "imprimatur/sign-off/1"
AUDIT = "imprimatur/audit/1"
PAGE = "imprimatur/page/1"
PAPER = "imprimatur/paper/1"
FRAGMENT = "imprimatur/fragment/1"
PUBLICATION = "imprimatur/publication/1"
SITE = "imprimatur/site/1"
CHECKS = "imprimatur/checks/1"
CHANGE = "imprimatur/change/1"


def encode(value: Any) -> bytes:
    """Return the canonical JSON of a value made of dicts, lists, strings, integers and booleans.

    Raises rfc8785.CanonicalizationError for what JSON cannot say exactly (lone surrogates,
    integers beyond 2**53, anything that is no JSON value).
    """
    return rfc8785.dumps(value)


def decode(text: str) -> Any:
    """Return the value that canonical JSON spells."""
    return json.loads(text)


def digest_bytes(tag: str, encoded: bytes) -> str:
    """Return the hexadecimal SHA-256 of bytes under a domain tag."""
    return hashlib.sha256(tag.encode("ascii") + b"\x00" + encoded).hexdigest()


def digest(tag: str, value: Any) -> str:
    """Return the hexadecimal SHA-256 of a value's canonical JSON under a domain tag."""
    return digest_bytes(tag, encode(value))
