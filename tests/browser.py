"""The browser of the journeys: the machine's own Chromium, kept on this machine."""

import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
MISSING = (
    "Chromium was not found. On Debian: apt-get install chromium; "
    "elsewhere install Chrome or Chromium and name it: CHROMIUM=/path/to/it"
)

LAUNCH = [
    # In a container as root Chromium has no sandbox of its own; it sees only our pages.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    # Chromium would talk to its makers at every start.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
]


def find_chromium() -> str | None:
    if given := os.environ.get("CHROMIUM"):
        return shutil.which(given)
    for name in NAMES:
        if found := shutil.which(name):
            return found
    if sys.platform == "darwin" and Path(MAC).exists():
        return MAC
    return None
