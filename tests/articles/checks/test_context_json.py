"""A context travels as JSON and comes back the same."""

import json
from datetime import UTC, date, datetime

import pytest

from articles.checks.context_json import context_from_json, context_to_json
from articles.checks.prepared import Context
from articles.checks.site import Site
from articles.checks.sources.bodies import Body
from articles.checks.sources.source_status import Notice, SourceStatus
from articles.content import Disclaimer

TODAY = date(2026, 11, 22)


def test_context_comes_back_from_json() -> None:
    context = Context(
        TODAY,
        (Disclaimer(audience="", state="", number=1, text="Ask."),),
        site=Site(
            ("A Site",),
            ("a.example",),
            (Body("A Society", ("AS",), "GB"),),
            {"trial": 7},
            ("MMA",),
            ("glucose",),
        ),
        source_status={
            "r": SourceStatus(
                (Notice("correction", "10.1000/x", "read"),),
                TODAY,
                TODAY,
                (datetime(2026, 11, 20, 9, tzinfo=UTC),),
            )
        },
        interests={"R. Khan": TODAY},
    )

    assert context_from_json(json.loads(json.dumps(context_to_json(context)))) == context


def test_what_is_not_given_has_its_default() -> None:
    assert context_from_json({"today": "2026-11-22"}) == Context(TODAY)


@pytest.mark.parametrize(
    "value", [{}, {"today": "soon"}, {"today": "2026-11-22", "interests": {"R. Khan": "never"}}]
)
def test_context_of_another_shape_is_refused(value) -> None:
    with pytest.raises(ValueError):
        context_from_json(value)
