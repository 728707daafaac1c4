"""What the embedded profile makes for itself, because nobody set it."""

import os
import secrets
from pathlib import Path


def embedded_secret_key(folder: Path) -> str:
    """Return this installation's secret key, made once and readable by its owner only."""
    path = folder / "secret_key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        # O_EXCL: two processes starting at once must not end with two keys.
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text()
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(60))
    return path.read_text()
