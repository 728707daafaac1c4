"""`check_article`: what a careful editor would stop at, in an article or in a file."""

import json

import pytest

from articles.content import AiUse
from tests.factories import make_article

pytestmark = pytest.mark.django_db

KEYS = {"id", "level", "audience", "where", "quote", "message", "cure"}


def test_an_article_is_checked_by_its_address(run):
    make_article(slug="unfinished", next_review_on="", ai_use=AiUse())

    ran = run("check_article", "unfinished", "--json")

    findings = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert {"GOV-02", "GOV-06"} <= {f["id"] for f in findings if f["level"] == "block"}
    assert all(set(f) >= KEYS for f in findings)


def test_a_file_is_checked_without_being_imported(run, demo_file):
    ran = run("check_article", demo_file, "--json")

    assert ran.code == 0
    assert all(set(f) >= KEYS for f in json.loads(ran.out))
    assert run("check_article", "b12-leg-weakness").code == 1


def test_the_sample_page_is_checked_as_a_file(run, shared_data):
    ran = run("check_article", shared_data / "sample-page" / "page.txt", "--json")

    messages = [f["message"] for f in json.loads(ran.out) if f["level"] == "block"]
    assert any("350 pg/mL" in message for message in messages)
    assert any("ref-6" in message for message in messages)


def test_a_person_reads_place_trouble_and_cure(run):
    make_article(slug="unfinished", next_review_on="")

    ran = run("check_article", "unfinished")

    assert "GOV-02" in ran.out
    assert "The article has no next review date." in ran.out
    assert ran.out.rstrip().splitlines()[-1].startswith("unfinished: ")


def test_as_a_gate_it_fails_on_what_would_block(run):
    make_article(slug="unfinished", next_review_on="")
    make_article(slug="finished")

    assert run("check_article", "finished", "--gate").code == 0
    ran = run("check_article", "unfinished", "--gate")
    assert ran.code == 1
    assert "1 finding blocks submission." in ran.err


def test_what_is_neither_article_nor_file_is_named(run):
    ran = run("check_article", "nowhere")

    assert (ran.code, ran.out) == (1, "")
    assert "nowhere: there is no article at this address and no such file." in ran.err


def test_a_file_that_cannot_be_read_is_named(run, tmp_path):
    file = tmp_path / "half.txt"
    file.write_bytes(b"Can it?\n\xc3")

    ran = run("check_article", file)

    assert ran.code == 1
    assert "half.txt" in ran.err and "UTF-8" in ran.err


def test_the_whole_library_is_checked_with_the_reach_of_each_check(run):
    make_article(slug="unfinished", next_review_on="")
    make_article(slug="finished")

    ran = run("check_article", "--all", "--json")

    found = json.loads(ran.out)
    assert (ran.code, found["articles"]) == (0, 2)
    assert found["checks"]["GOV-02"] == {"articles": 1, "findings": 1}
    assert found["checks"]["NUM-04"] == {"articles": 0, "findings": 0}
    assert "2 of 2 examined" in ran.err


def test_a_person_reads_the_widest_reach_first(run):
    make_article(slug="unfinished", next_review_on="")

    lines = run("check_article", "--all").out.splitlines()

    assert lines[0].split() == ["check", "level", "articles", "findings", "title"]
    rows = [line.split()[:4] for line in lines[1:]]
    assert ["GOV-02", "block", "1", "1"] in rows
    assert [int(row[2]) for row in rows] == sorted((int(row[2]) for row in rows), reverse=True)


def test_a_second_run_reads_only_what_changed(run):
    make_article(slug="a")
    run("check_article", "--all")
    make_article(slug="b")

    ran = run("check_article", "--all")

    assert "1 of 2 are as they were" in ran.err
    assert "are as they were" not in run("check_article", "--all", "--restart").err


@pytest.mark.parametrize("given", [["--all", "b12"], ["--all", "--gate"], ["--restart", "b12"], []])
def test_what_does_not_go_together_is_refused(run, given):
    ran = run("check_article", *given)

    assert (ran.code, ran.out) == (1, "")
    assert ran.err
