"""Crossref's answers become records; whatever else it answers is told, and never an error."""

import gzip
import json

import pytest

from references.fetching import exchange
from references.lookup import crossref

JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def works(shared_data):
    with gzip.open(shared_data / "bib" / "crossref-json" / "works.jsonl.gz", "rt") as lines:
        return [json.loads(line)["work"] for line in lines]


def answers_with(registers, work):
    said = {"status": "ok", "message-type": "work", "message": work}
    registers.expect_request(f"/crossref/works/{work['DOI']}").respond_with_json(said)


def test_a_recorded_work_is_found_by_its_doi(registers, works):
    for work in works[:40]:
        answers_with(registers, work)

    said = [crossref.work(work["DOI"].lower()) for work in works[:40]]

    assert {answer.outcome for answer in said} == {"found"}
    assert [answer.record.csl["DOI"] for answer in said] == [w["DOI"].lower() for w in works[:40]]
    assert all(answer.record.csl["title"] for answer in said)


def test_crossref_learns_whom_to_write_to(registers, works):
    answers_with(registers, works[0])

    crossref.work(works[0]["DOI"].lower())

    asked, _ = registers.log[0]
    assert asked.args["mailto"] == "editors@clinic.example"
    assert "mailto:editors@clinic.example" in asked.headers["User-Agent"]


def test_signs_of_a_doi_lead_nowhere_else(registers):
    crossref.work("10.1000/a?b=c#d/../e&f")

    asked, _ = registers.log[0]
    assert asked.path == "/crossref/works/10.1000/a?b=c#d/../e&f"


def test_a_doi_that_is_not_known_is_said_to_be_so(registers):
    registers.expect_request("/crossref/works/10.1000/x").respond_with_data("Not found", 404)

    answer = crossref.work("10.1000/x")

    assert (answer.outcome, answer.record) == ("not_found", None)
    assert "Crossref does not know it" in answer.detail


def test_an_answer_about_another_work_is_not_believed(registers, works):
    other = {"status": "ok", "message": works[0]}
    registers.expect_request("/crossref/works/10.1000/x").respond_with_json(other)

    answer = crossref.work("10.1000/x")

    assert answer.outcome == "failed"
    assert "another work" in answer.detail


@pytest.mark.parametrize(
    ("body", "status", "headers"),
    [
        (b"", 200, JSON), (b"{", 200, JSON), (b"null", 200, JSON), (b"[]", 200, JSON),
        (b'{"status": "ok"}', 200, JSON), (b"<html>Sign in</html>", 200, {}),
        (b"[" * 100_000, 200, JSON),
        (b'{"message": {"DOI": "10.1000/x", "title": 3, "author": 7}}', 200, JSON),
        (b"\xff\xfe\x00", 200, JSON), (b"Busy", 500, {}), (b"", 403, {}), (b"", 204, {}),
        (b'{"message": {"title": "\\ud800"}}', 200, JSON),
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_told_and_raises_nothing(body, status, headers, registers):
    place = "/crossref/works/10.1000/x"
    registers.expect_request(place).respond_with_data(body, status, headers)
    registers.expect_request(place).respond_with_data(body, status, headers)

    answer = crossref.work("10.1000/x")

    assert answer.outcome in ("failed", "not_found")
    assert answer.record is None
    assert answer.detail.endswith(".")


def test_a_busy_register_is_asked_again(registers, works, monkeypatch):
    waited = []
    monkeypatch.setattr(exchange, "sleep", waited.append)
    doi = works[0]["DOI"]
    busy = registers.expect_oneshot_request(f"/crossref/works/{doi}")
    busy.respond_with_data("", 429, {"Retry-After": "2"})
    answers_with(registers, works[0])

    assert crossref.work(doi.lower()).outcome == "found"
    assert waited == [2.0]


def test_nobody_is_asked_where_look_ups_are_off(registers, settings):
    settings.LOOK_UPS = False

    answer = crossref.work("10.1000/x")

    assert answer.outcome == "refused"
    assert "not checked" in answer.detail
    assert registers.log == []


def test_without_a_network_the_answer_says_so(registers, settings):
    settings.CROSSREF_URL = "http://127.0.0.1:9"

    answer = crossref.work("10.1000/x")

    assert answer.outcome == "failed"
    assert "Look it up again later, or type the record." in answer.detail


def test_what_crossref_lacks_datacite_may_have(registers, shared_data):
    folder = shared_data / "bib" / "datacite-json"
    found = 0
    for path in sorted(folder.iterdir()):
        said = json.loads(path.read_text())
        work = said.get("data", {}).get("attributes") if isinstance(said, dict) else None
        if not isinstance(work, dict) or not work.get("doi"):
            continue
        registers.expect_request(f"/datacite/dois/{work['doi']}").respond_with_json(said)
        answer = crossref.elsewhere(work["doi"].lower())
        found += answer.outcome == "found"
        assert answer.service == "datacite"

    registers.expect_request("/datacite/dois/10.5061/dryad").respond_with_json(
        {"data": {"attributes": {"doi": "10.5061/dryad", "titles": [{"title": "Data of a trial"}],
                                 "publicationYear": 2020}}}
    )  # fmt: skip
    answer = crossref.elsewhere("10.5061/dryad")
    assert (answer.outcome, answer.record.csl["title"]) == ("found", "Data of a trial")
