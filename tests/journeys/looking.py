"""Look at one page as a strict visitor: narrow and wide, light and dark, with axe and open ears.

Readers' pages are looked at on paper, too, and in the colours of who asks for more contrast.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page, Request

NARROW = {"width": 320, "height": 700}
WIDE = {"width": 1280, "height": 900}
# What is left of such a screen at a zoom of 200 %.
ZOOMED = {"width": 640, "height": 450}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# All that depends on paper and on more contrast: what is said and in which order does not.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# And all that a wider screen can change once a narrow one was looked at whole.
OF_THE_LAYOUT = {
    "type": "rule",
    "values": [*COLOURS["values"], "scrollable-region-focusable", "target-size"],
}

# What a browser says of an answer that we gave on purpose.
STATUS_SAID = re.compile(r"the server responded with a status of 4(00|03|04|05|09|22)")

SHAPE = """() => ({
  wide: document.scrollingElement.scrollWidth - document.documentElement.clientWidth,
  culprit: [...document.querySelectorAll("body *")].filter(
    (each) => each.getBoundingClientRect().right > innerWidth + 1
      && !each.closest("[tabindex], .visually-hidden, .trap"))
    .slice(0, 2).map((each) => each.outerHTML.slice(0, 90)),
  h1: [...document.querySelectorAll("h1")].map((each) => each.textContent.trim()),
  title: document.title,
  lang: document.documentElement.lang,
})"""

AXE = """(options) => axe.run(document, options).then((found) => found.violations.map(
  (each) => each.id + ": " + each.nodes.slice(0, 2).map(
    (node) => node.html.slice(0, 110) + " " + (node.any[0]?.message ?? "")).join(" | ")))"""


@cache
def axe_source() -> str:
    return AXE_FILE_PATH.read_text()


class Visitor:
    """A page in a browser with what was heard from it since the last look."""

    def __init__(self, page: Page, home: str, *, closely: bool = False) -> None:
        self.page, self.closely = page, closely
        self.heard: list[str] = []
        host = urlsplit(home).netloc
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.heard.append(f"script: {error}"))

        def on_request(request: Request) -> None:
            url = urlsplit(request.url)
            if url.scheme in ("http", "https") and url.netloc != host:
                self.heard.append(f"asked another machine: {request.url}")

        page.on("request", on_request)

    def _on_console(self, message: Any) -> None:
        if message.type in ("error", "warning") and not STATUS_SAID.search(message.text):
            self.heard.append(f"console: {message.text}")

    def goto(self, address: str) -> int:
        """Open an address on a narrow, light screen; return its status."""
        self.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        self.page.emulate_media(media="screen", color_scheme="light")
        answer = self.page.goto(address)
        assert answer is not None, address
        return answer.status

    def look(self) -> list[str]:
        """Return what is wrong with the page that is shown."""
        return [*self._shape(), *self._axe(), *self._drain()]

    def _shape(self) -> Iterator[str]:
        found = self.page.evaluate(SHAPE)
        yield from self._too_wide(found, 320)
        if len(found["h1"]) != 1 or not found["h1"][0]:
            yield f"h1: {found['h1']}"
        if not found["title"].strip():
            yield "no title"
        if not re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", found["lang"]):
            yield f"lang: {found['lang']!r}"

    def _too_wide(self, found: Any, width: int) -> Iterator[str]:
        if found["wide"] > 0:
            yield f"{found['wide']} px too wide at {width}: {found['culprit']}"

    def _axe(self) -> Iterator[str]:
        self.page.evaluate(axe_source())
        # Colours do not depend on the width (tests/static/test_colours.py), and no name, role or
        # order on the scheme.
        yield from self._run("narrow and light")
        self.page.emulate_media(color_scheme="dark")
        self.page.set_viewport_size(ZOOMED)  # type: ignore[arg-type]
        yield from self._too_wide(self.page.evaluate(SHAPE), ZOOMED["width"])
        yield from self._run("at 200 % and dark")
        self.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        yield from self._run("wide and dark", OF_THE_LAYOUT)
        if self.closely:
            self.page.emulate_media(color_scheme="light", contrast="more")
            yield from self._run("in more contrast", COLOURS)
            self.page.emulate_media(media="print", contrast="null")
            yield from self._run("on paper", COLOURS)

    def _run(self, how: str, only: Any = WCAG) -> list[str]:
        options = {"runOnly": only, "resultTypes": ["violations"]}
        return [f"axe, {how}: {each}" for each in self.page.evaluate(AXE, options)]

    def _drain(self) -> list[str]:
        heard, self.heard = self.heard, []
        return heard
