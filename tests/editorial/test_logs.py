"""What no log line holds: what readers asked. (Of tokens: views/test_expert.py.)"""

import logging

import pytest

from editorial.logs import NoKeys


@pytest.mark.parametrize(
    "line",
    [
        "GET /ask/?q=secretword+normal&about=b12 200",
        "GET /de/search/?q=secretword HTTP/1.1",
        "Not Found: '/ask?q=it's%20secretword'",
        'Referer "https://site.example/search/?topic=x&q=secretword"',
    ],
)
def test_no_line_has_what_a_reader_asked(line):
    record = logging.LogRecord("access", logging.INFO, "", 0, "%s and so on", (line,), None)

    assert NoKeys().filter(record)
    assert "secretword" not in record.getMessage()
    assert record.getMessage().endswith("and so on")


def test_staffs_own_addresses_stay_whole():
    line = "GET /workspace/articles/?q=gout"
    record = logging.LogRecord("access", logging.INFO, "", 0, line, (), None)

    NoKeys().filter(record)

    assert record.getMessage() == line
