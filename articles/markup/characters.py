"""Characters that no reader can be shown, and white space as readers see it."""

import re

_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef]")
_SPACES = re.compile(r"[ \t\n]+")


def showable(text: str) -> str:
    """Return the text with control characters, lone surrogates and noncharacters made visible.

    Each becomes U+FFFD, one for one, so that offsets stay and nothing vanishes silently.
    """
    return _UNSHOWABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return the text with each run of spaces, tabs and line ends as one space."""
    return _SPACES.sub(" ", text)
