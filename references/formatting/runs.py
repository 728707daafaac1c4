"""A reference as printed: runs of text, each upright or italic, some of them links."""

import re
from dataclasses import dataclass, replace
from html import escape


@dataclass(frozen=True)
class Run:
    """Words in one style; `href` is an http(s) address, or empty."""

    text: str
    italic: bool = False
    href: str = ""


def titled(words: str, *, italic: bool = False) -> tuple[Run, ...]:
    """Return a clean title in runs; in an italic one its own italics stand upright."""
    pieces = re.split(r"(</?i>)", words)
    runs, inside = [], False
    for piece in pieces:
        if piece in ("<i>", "</i>"):
            inside = piece == "<i>"
        elif piece:
            runs.append(Run(piece, inside != italic))
    return tuple(runs)


_ENDS = frozenset(".?!…")


class Line:
    """A reference being put together, one sentence after another."""

    def __init__(self) -> None:
        self._runs: list[Run] = []

    def sentence(self, *runs: Run) -> None:
        """Add runs as a sentence. Empty ones vanish; a title's own "?" or "!" ends it."""
        words = [run for run in runs if run.text]
        if not words:
            return
        self.words(*words)
        self.stop()

    def stop(self) -> None:
        """End what was said, where its own last sign does not."""
        last = self._runs[-1]
        if last.text.rstrip('”’"')[-1:] in _ENDS:
            return
        if last.text.endswith("”"):
            # American: the stop stands inside (AMA Manual of Style 11, §8.6.3).
            self._runs[-1] = replace(last, text=f"{last.text[:-1]}.”")
        else:
            self._runs.append(Run("."))

    def words(self, *runs: Run) -> None:
        """Add runs after a space, without a stop behind them."""
        words = [run for run in runs if run.text]
        if words and self._runs:
            self._runs.append(Run(" "))
        self._runs.extend(words)

    def finish(self) -> tuple[Run, ...]:
        """Return what was put together, neighbours of one style joined."""
        joined: list[Run] = []
        for run in self._runs:
            last = joined[-1] if joined else None
            if last and (last.italic, last.href) == (run.italic, run.href):
                joined[-1] = Run(last.text + run.text, last.italic, last.href)
            else:
                joined.append(run)
        return tuple(joined)


def to_text(runs: tuple[Run, ...]) -> str:
    """Return the words alone."""
    return "".join(run.text for run in runs)


def to_html(runs: tuple[Run, ...]) -> str:
    """Return escaped HTML with i for italics, and a for links that lead to http(s)."""
    return "".join(_html(run) for run in runs)


def _html(run: Run) -> str:
    html = escape(run.text)
    if run.italic:
        html = f"<i>{html}</i>"
    if re.match(r"https?://", run.href):
        html = f'<a href="{escape(run.href)}">{html}</a>'
    return html
