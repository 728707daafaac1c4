"""References in any style of CSL, by pandoc: a program of its own, under limits that kill.

It is given clean records and a style that the site's administrator chose, never an author's
document: what a document says could make it read files and fetch addresses.
"""

import hashlib
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

from references.formats import xml_tree
from references.formats.records import Unreadable
from references.formatting.cleaning import clean
from references.formatting.fields import Csl
from references.formatting.runs import Run

MOST_AT_ONCE = 1_000
LARGEST_STYLE = 1_000_000
LARGEST_ANSWER = 5_000_000
DEADLINE = 15.0
"""Seconds; a thousand references take one."""


class Unusable(ValueError):
    """A style, or the program, cannot print; the message says the trouble and the cure."""


@dataclass(frozen=True)
class Style:
    """A style that can print, known by what it says and not by where it is."""

    path: Path
    digest: str


@lru_cache(maxsize=8)
def style_at(path: str) -> Style:
    """Return the style in a file. Raises Unusable for what is no style that stands alone."""
    file = Path(path)
    try:
        size, data = file.stat().st_size, b""
        if size <= LARGEST_STYLE:
            data = file.read_bytes()
    except OSError as trouble:
        raise Unusable(f"The style {path} cannot be read: {trouble.strerror}.") from trouble
    try:
        root = xml_tree.parse(data.decode("utf-8")).root
    except (UnicodeDecodeError, Unreadable) as trouble:
        raise Unusable(f"The style {path} is no XML that can be read. Get it again.") from trouble
    style = next((node for node in root.every(frozenset({"style"}))), None)
    if style is None or style.find("bibliography/layout") is None:
        parent = "independent-parent" in data.decode("utf-8")
        cure = "Name the style that it leads to." if parent else "Name a style of CSL 1.0."
        raise Unusable(f"The style {path} says nothing of how to print a reference. {cure}")
    return Style(file, hashlib.sha256(data).hexdigest())


def printed(style: Style, records: Mapping[str, Csl]) -> dict[str, tuple[Run, ...]]:
    """Return each record as the style prints it, by its key.

    Raises Unusable when the program is missing, fails, takes too long or leaves a record out.
    """
    if len(records) > MOST_AT_ONCE:
        raise Unusable(f"More than {MOST_AT_ONCE} references cannot be printed at once.")
    keys = {f"r{number}": key for number, key in enumerate(records)}
    items = [{"id": id, **clean(records[key])} for id, key in keys.items()]
    if not items:
        return {}
    parts = (part.split('"', 1) for part in _run(style, items).split('<div id="ref-')[1:])
    found = {keys[id]: _runs(f"<div {rest}") for id, rest in parts if id in keys}
    if lost := [key for key in records if not found.get(key)]:
        raise Unusable(f"The style {style.path} prints nothing of {lost[0]}.")
    return found


def _run(style: Style, items: Sequence[Csl]) -> str:
    command = [_pandoc(), "+RTS", "-M512M", "-RTS", "--sandbox", "--from", "csljson"]
    command += ["--to", "html", "--wrap", "none", "--citeproc", "--csl", str(style.path.resolve())]
    with tempfile.TemporaryDirectory(prefix="imprimatur-") as home:
        try:
            done = subprocess.run(
                command,
                input=json.dumps(items).encode(),
                capture_output=True,
                timeout=DEADLINE,
                cwd=home,
                # Nothing of the site's own environment, in which its secrets are.
                env={"HOME": home, "PATH": os.defpath, "LANG": "C.UTF-8"},
            )
        except (OSError, subprocess.TimeoutExpired) as trouble:
            raise Unusable(f"pandoc did not print the references: {trouble}.") from trouble
    if done.returncode or len(done.stdout) > LARGEST_ANSWER:
        said = done.stderr.decode("utf-8", "replace").strip()[:300]
        raise Unusable(f"pandoc did not print the references: {said}")
    return done.stdout.decode("utf-8", "replace")


@lru_cache(maxsize=1)
def _pandoc() -> str:
    # Its package brings the program of the version that the tests hold our own styles against.
    spec = find_spec("pypandoc")
    program = Path(spec.origin or "").parent / "files" / "pandoc" if spec else Path()
    if not program.is_file():
        raise Unusable("pandoc is not installed. Install requirements.txt again.")
    return str(program)


class _Reader(HTMLParser):
    """Reads what pandoc printed: words, italics and links, and nothing else that it may hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self._italic = 0
        self._href = ""
        self._left_out = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "div" and (self._left_out or said.get("class") == "csl-left-margin"):
            self._left_out += 1  # The number: the page's list has its own.
        self._italic += tag in ("em", "i")
        href = said.get("href") or ""
        self._href = href if tag == "a" and re.match(r"https?://", href) else self._href

    def handle_endtag(self, tag: str) -> None:
        self._left_out -= tag == "div" and self._left_out > 0
        self._italic -= tag in ("em", "i") and self._italic > 0
        self._href = "" if tag == "a" else self._href

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self.runs.append(Run(re.sub(r"\s+", " ", data), self._italic > 0, self._href))


def _runs(html: str) -> tuple[Run, ...]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    runs = [run for run in reader.runs if run.text]
    for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while runs and not runs[at].text.strip():
            del runs[at]
        if runs:
            runs[at] = replace(runs[at], text=strip(runs[at].text))
    return tuple(runs)
