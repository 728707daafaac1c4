"""`import_article`: files become drafts, all of them or none."""

import json

import pytest

from articles.models import Article, Claim, Text
from references.models import Reference
from tests.factories import make_user
from tests.word_documents import document, packed, paragraph

pytestmark = pytest.mark.usefixtures("editor")


def nothing_is_left() -> bool:
    return not any(model.objects.exists() for model in (Article, Text, Claim, Reference))


def test_the_sample_page_is_read_as_it_is(run, shared_data):
    ran = run("import_article", shared_data / "sample-page" / "page.txt", "--json")

    (said,) = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert said["slug"] == "can-a-vitamin-b12-cobalamin-deficiency-cause-leg-weakness"
    assert said["question"] == "Can a vitamin B12 (cobalamin) deficiency cause leg weakness?"
    assert said["headline"] == "Vitamin B12 Deficiency Causes Leg Weakness"
    assert said["references"] == 5
    assert said["marks"] == {"1": 5, "2": 8, "3": 17, "4": 7, "5": 4, "6": 5}
    assert said["dangling"] == ["6"]


def test_the_sample_pages_defects_are_findings_that_name_them(run, shared_data):
    ran = run("import_article", shared_data / "sample-page" / "page.txt", "--json")

    findings = json.loads(ran.out)[0]["findings"]
    blocking = [f for f in findings if f["level"] == "block"]
    assert all(
        set(f) >= {"id", "level", "audience", "where", "quote", "message", "cure"} for f in findings
    )
    assert any("ref-6" in f["message"] for f in blocking)
    assert any("350 pg/mL" in f["message"] and "comparator" in f["message"] for f in blocking)


def test_without_json_a_person_reads_what_came_of_it(run, demo_file):
    ran = run("import_article", demo_file)

    assert ran.code == 0
    assert ran.out.startswith("b12-leg-weakness: ")
    assert "references" in ran.out and "citation marks" in ran.out


def test_several_files_become_several_articles(run, demo_file):
    ran = run("import_article", demo_file, demo_file.parent / "metformin-b12.md", "--json")

    assert [each["slug"] for each in json.loads(ran.out)] == ["b12-leg-weakness", "metformin-b12"]
    assert Article.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("broken.md", b"---\nquestion: [never closed\n---\n", "broken.md"),
        ("half.txt", b"Can it?\n\xc3", "UTF-8"),
        ("empty.txt", b"", "empty.txt"),
        ("a-list.md", b"---\n- only\n- a list\n---\n", "a-list.md"),
        ("nul.md", b"---\nquestion: Can\x00it?\n---\n", "nul.md"),
    ],
)
def test_one_bad_file_and_nothing_of_any_is_left(run, demo_file, tmp_path, name, data, said):
    bad = tmp_path / name
    bad.write_bytes(data)

    ran = run("import_article", demo_file, bad, "--json")

    assert ran.code == 1
    assert ran.out == ""
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert nothing_is_left()


def test_a_file_that_is_not_there_is_named(run, tmp_path):
    ran = run("import_article", tmp_path / "nowhere.md")

    assert ran.code == 1
    assert "nowhere.md: The file cannot be read" in ran.err


def test_the_same_file_twice_gets_two_addresses_and_one_set_of_references(run, demo_file):
    run("import_article", demo_file)
    references = Reference.objects.count()

    ran = run("import_article", demo_file, "--json")

    assert json.loads(ran.out)[0]["slug"] == "b12-leg-weakness-2"
    assert Reference.objects.count() == references


def test_who_may_not_edit_may_not_import(run, demo_file):
    make_user("board", username="board1")

    ran = run("import_article", demo_file, "--as", "board1")

    assert ran.code == 1
    assert ran.err.startswith("CommandError: board1: ")
    assert nothing_is_left()


def test_an_unknown_user_is_named(run, demo_file):
    ran = run("import_article", demo_file, "--as", "nobody")

    assert ran.code == 1
    assert "There is no active user “nobody”" in ran.err


def test_the_importer_owns_what_was_imported(run, demo_file):
    run("import_article", demo_file, "--as", "editor")

    assert Article.objects.get().owner.username == "editor"


def test_a_word_document_is_imported_with_what_is_not_in_its_text(run, tmp_path):
    tracked = "<w:p><w:ins><w:r><w:t>Take ten.</w:t></w:r></w:ins></w:p>"
    letter = tmp_path / "letter.docx"
    body = paragraph("Can low B12 weaken legs?", style="H1") + paragraph("Yes.")
    letter.write_bytes(document(body + tracked + paragraph("More.")))

    ran = run("import_article", letter)

    assert ran.code == 0
    assert ran.out.startswith("can-low-b12-weaken-legs: 0 references")
    assert "Tracked insertion, not accepted, so not in the text: “Take ten.”." in ran.out
    assert "Take ten" not in Text.objects.get().body


def test_a_bomb_among_documents_leaves_nothing(run, demo_file, tmp_path):
    bomb = tmp_path / "bomb.docx"
    bomb.write_bytes(packed({"word/document.xml": b"0" * 30_000_000}))

    ran = run("import_article", demo_file, bomb)

    assert ran.code == 1
    assert "grows to 30,000,000 bytes" in ran.err
    assert nothing_is_left()


def test_who_a_document_is_for_and_what_was_changed_can_be_said(run, tmp_path):
    tracked = "<w:p><w:ins><w:r><w:t>Take ten.</w:t></w:r></w:ins></w:p>"
    letter = tmp_path / "letter.docx"
    letter.write_bytes(document(paragraph("Legs?", style="H1") + tracked))

    ran = run("import_article", letter, "--audience", "carer", "--changes", "accepted")

    assert ran.code == 0
    assert [(text.audience, text.body) for text in Text.objects.all()] == [("carer", "Take ten.")]
