"""Logs hold no keys: addresses that let somebody in are written without what lets them in."""

import logging
import re

_KEYS = re.compile(r"(/(?:expert|invitation)/)[^/\s?#'\"]+")


class NoKeys(logging.Filter):
    """Takes the token out of every address of a line before it is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line pass, without tokens."""
        said = record.getMessage()
        told = _KEYS.sub(r"\1…", said)
        if told != said:
            record.msg, record.args = told, ()
        return True
