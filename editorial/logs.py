"""Logs hold no keys and no questions.

Addresses that let somebody in are written without what lets them in, and those that a reader asks
something by without what was asked: it may be about an illness.
"""

import logging
import re

_KEYS = re.compile(r"(/(?:expert|invitation)/)[^/\s?#'\"]+")
_ASKED = re.compile(r"(/(?:ask|search)/?\?)[^\s\"]*")


class NoKeys(logging.Filter):
    """Takes tokens and readers' words out of every address of a line before it is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line pass, without tokens and words."""
        said = record.getMessage()
        told = _ASKED.sub(r"\1…", _KEYS.sub(r"\1…", said))
        if told != said:
            record.msg, record.args = told, ()
        return True
