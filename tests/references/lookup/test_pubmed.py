"""PubMed's records come by number, by DOI and by PMCID, in batches, and at its own pace."""

import json

import pytest

from references.formats import recognise
from references.lookup import answers, pubmed

XML = {"Content-Type": "text/xml"}
EMPTY = b'<?xml version="1.0" ?>\n<PubmedArticleSet></PubmedArticleSet>'


@pytest.fixture(scope="module")
def recorded(shared_data):
    """The recorded answers by the number that each is of."""
    found = {}
    for path in sorted((shared_data / "bib" / "pubmed-xml").glob("pmid-*.xml")):
        records = recognise.read(path.read_bytes(), path.name).records
        number = path.stem.removeprefix("pmid-")
        if len(records) == 1 and records[0].csl.get("PMID") == number:
            found[number] = path.read_bytes()
    return found


def fetches(registers, number, body, **query):
    registers.expect_request("/pubmed/efetch.fcgi", query_string=None).respond_with_data(
        body, headers=XML
    )


def test_a_recorded_paper_is_found_by_its_number(registers, recorded):
    assert len(recorded) > 90
    for number in sorted(recorded)[:30]:
        registers.clear()
        fetches(registers, number, recorded[number])

        answer = pubmed.paper(number)

        assert (answer.outcome, answer.record.csl["PMID"]) == ("found", number)


def test_pubmed_learns_who_asks_and_gets_the_key_where_there_is_one(registers, recorded, settings):
    settings.NCBI_API_KEY = "a-key"
    number, body = next(iter(recorded.items()))
    fetches(registers, number, body)

    pubmed.paper(number)

    asked, _ = registers.log[0]
    said = {name: asked.args[name] for name in ("db", "id", "tool", "email", "api_key")}
    assert said == {
        "db": "pubmed", "id": number, "tool": "imprimatur", "email": "editors@clinic.example",
        "api_key": "a-key",
    }  # fmt: skip


def test_a_number_that_pubmed_does_not_know_is_said_to_be_so(registers):
    fetches(registers, "99999999", EMPTY)

    assert pubmed.paper("99999999").outcome == "not_found"


def test_a_paper_with_another_number_is_not_believed(registers, recorded):
    fetches(registers, "1", next(iter(recorded.values())))

    assert pubmed.paper("1").outcome == "not_found"


@pytest.mark.parametrize(
    "body",
    [
        b"", b"<html>", b"{}", b"<PubmedArticleSet><PubmedArticle>", b"\x00\x01",
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><PubmedArticleSet>&b;'
        b"</PubmedArticleSet>",
        b"TY  - JOUR\nTI  - Smuggled\nAN  - 5\nER  - \n",
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_told_and_raises_nothing(body, registers):
    fetches(registers, "5", body)

    answer = pubmed.paper("5")

    assert answer.outcome in ("failed", "not_found")
    assert answer.record is None


def test_many_numbers_take_one_question_for_each_batch(registers, recorded, monkeypatch):
    monkeypatch.setattr(pubmed, "BATCH", 2)
    numbers = sorted(recorded)[:3]
    together = b"".join(
        recorded[n][
            recorded[n].index(b"<PubmedArticle>") : recorded[n].index(b"</PubmedArticleSet")
        ]
        for n in numbers[:2]
        if b"<PubmedArticle>" in recorded[n]
    )
    whole = b"<PubmedArticleSet>" + together + b"</PubmedArticleSet>"
    registers.expect_ordered_request("/pubmed/efetch.fcgi").respond_with_data(whole, headers=XML)
    registers.expect_ordered_request("/pubmed/efetch.fcgi").respond_with_data("Busy", 400)

    said = pubmed.papers([*numbers, numbers[0]])

    assert [answer.identifier for answer in said] == numbers
    assert [answer.outcome for answer in said] == ["found", "found", "failed"]
    assert len(registers.log) == 2


def searches(registers, *numbers):
    said = json.dumps({"esearchresult": {"count": str(len(numbers)), "idlist": list(numbers)}})
    registers.expect_request("/pubmed/esearch.fcgi").respond_with_data(said)


def test_a_paper_is_found_by_its_doi(registers, recorded):
    number, body, doi = next(
        (number, body, csl["DOI"])
        for number, body in recorded.items()
        if (csl := recognise.read(body, "").records[0].csl).get("DOI")
    )
    searches(registers, number)
    fetches(registers, number, body)

    answer = pubmed.paper_of("doi", doi)

    assert (answer.outcome, answer.record.csl["PMID"]) == ("found", number)
    assert registers.log[0][0].args["term"] == f'"{doi}"[doi]'


def test_a_search_that_falls_back_on_other_papers_is_not_believed(registers, recorded):
    number, body = next(iter(recorded.items()))
    searches(registers, number)
    fetches(registers, number, body)

    assert pubmed.paper_of("doi", "10.1000/not-its-own").outcome == "not_found"


@pytest.mark.parametrize(
    "said",
    ["[]", "{}", '{"esearchresult": []}', '{"esearchresult": {"idlist": 5}}',
     '{"esearchresult": {"idlist": ["1&db=gene", 7, null, "١"]}}'],
)  # fmt: skip
def test_a_search_that_says_nonsense_finds_nothing(said, registers):
    registers.expect_request("/pubmed/esearch.fcgi").respond_with_data(said)

    assert pubmed.paper_of("pmcid", "PMC1").outcome in ("failed", "not_found")
    assert len(registers.log) == 1


def test_without_a_key_three_questions_a_second_are_never_exceeded(monkeypatch):
    now, slept = [100.0], []
    monkeypatch.setattr(answers, "monotonic", lambda: now[0])
    monkeypatch.setattr(answers, "sleep", slept.append)
    pace = answers.Pace()

    turns = [pace.wait(2.8) for _ in range(8)]

    assert turns == [True] * 8
    assert slept == pytest.approx([number / 2.8 for number in range(8)])
    assert [pace.wait(2.8) for _ in range(20)].count(False) > 0
