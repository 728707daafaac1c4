"""Content in, HTML out, per audience. A change is shown as a difference and accepted on purpose:

ACCEPT_GOLDEN=1 pytest tests/golden
"""

import os
from pathlib import Path

import pytest

from tests.articles.publishing.conftest import (  # noqa: F401
    content,
    fragment_for,
    page_of,
    site,
    standing_at,
)

PAGES = Path(__file__).parent / "b12-leg-weakness" / "pages"
CASES = [
    ("patient", "approved"),
    ("carer", "approved"),
    ("student", "approved"),
    ("clinician", "approved"),
    ("patient", "submitted"),
    ("clinician", "under_review"),
    ("patient", "emergency"),
    ("patient", "emergency_ended"),
    ("patient", "source_problem"),
    ("patient", "withdrawn"),
]


@pytest.mark.parametrize(("audience", "state"), CASES)
def test_page_is_the_page_that_was_accepted(page_of, audience, state):  # noqa: F811
    path = PAGES / f"{audience}.{state}.html"
    made = page_of(audience, state)
    if os.environ.get("ACCEPT_GOLDEN") == "1":
        path.write_text(made, encoding="utf-8")

    assert made.splitlines() == path.read_text(encoding="utf-8").splitlines()
