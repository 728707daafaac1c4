"""One dossier: its sections, a digest of each, and one over all of them. Pure."""

import hashlib
from collections.abc import Mapping
from typing import Any

from articles import canonical

FORMAT = "imprimatur/dossier/1"


def encode(sections: Mapping[str, Any]) -> bytes:
    """Return the file: canonical JSON, so that not even a space can differ unseen."""
    digests = digests_of(sections)
    body = {"format": FORMAT, "sections": dict(sections), "digests": digests}
    return canonical.encode({**body, "digest": digest_of(digests)})


def digests_of(sections: Mapping[str, Any]) -> dict[str, str]:
    """Return the digest of each section."""
    return {
        name: hashlib.sha256(canonical.encode(value)).hexdigest()
        for name, value in sections.items()
    }


def digest_of(digests: Mapping[str, str]) -> str:
    """Return the digest that names a whole file: over the digests of its sections."""
    return canonical.digest(FORMAT, dict(digests))
