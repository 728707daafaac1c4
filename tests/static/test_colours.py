"""No colour but plain ink and paper depends on a screen's width.

So each page is looked at in light at one width and in dark at another.
"""

import re
from pathlib import Path

import pytest

STYLES = sorted((Path(__file__).resolve().parents[2] / "static" / "css").glob("*.css"))
_WIDTH = re.compile(r"@(?:media|container)[^{]*width[^{]*\{")
_COLOUR = re.compile(r"(?<![\w-])(color|background(?:-color)?|opacity|filter)\s*:\s*([^;}]+)")
# Of these pairs test_tokens.py holds each against each other, in light and in dark.
_ANYWHERE = {"none", "transparent", "var(--ink)", "var(--ink-soft)"} | {
    f"var(--{paper})" for paper in ("paper", "paper-raised", "paper-sunk")
}


def blocks_about_width(css: str) -> list[str]:
    """Return what stands in each rule that asks for a width."""
    found = []
    for match in _WIDTH.finditer(css):
        depth, at = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(css[at], 0)
            at += 1
        found.append(css[match.end() : at - 1])
    return found


def colours_in(css: str) -> list[str]:
    return [
        f"{name}: {value.strip()}"
        for block in blocks_about_width(css)
        for name, value in _COLOUR.findall(block)
        if value.strip() not in _ANYWHERE
    ]


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_no_colour_depends_on_the_width(style):
    assert colours_in(style.read_text()) == []


def test_one_that_did_would_be_found():
    css = "@media (min-width: 40rem) { a { color: red } } b { color: blue }"

    assert colours_in(css) == ["color: red"]
