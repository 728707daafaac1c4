"""What a template asked for and nobody has written yet."""

import re
from collections.abc import Iterator

from articles.checks.check import Check
from articles.checks.finding import Trouble
from articles.checks.prepared import Prepared

TO_WRITE = re.compile(r"To write:\s")


def left_to_write(prepared: Prepared) -> Iterator[Trouble]:
    """Find the lines of a template that say what is to be written."""
    for part, block in prepared.blocks():
        if TO_WRITE.match(block.text):
            yield part.trouble(
                block,
                block.text,
                f'"{block.text}" is what the template asks for, and readers would read it.',
                "Write it in place of the line, or take the line out with its heading.",
            )


CHECKS = (
    Check(
        "TXT-04",
        "block",
        "Nothing is left to write",
        "No line that a template begins with “To write:” is left.",
        "Templates say in the text what each part must tell; readers must never see it.",
        left_to_write,
    ),
)
