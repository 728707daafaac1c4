"""`check_retractions`: which sources are flagged, by which notice, and what rests on them."""

import json
from datetime import timedelta

import pytest

from articles.status import Status
from editorial import clock
from editorial.models import AuditEvent, Reassessment
from references.models import Reference, RegisterImport, SourceNotice
from tests.factories import make_article, version_at

HEADER = (
    "Record ID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDOI,RetractionPubMedID,"
    "RetractionNature,RetractionDate,Reason\n"
)


def row(number, doi, nature="Retraction", on="6/5/2020 0:00"):
    return f"{number},{doi},0,10.1000/notice{number},0,{nature},{on},+Error in Data;\n"


@pytest.fixture
def listing(tmp_path):
    def listing(*rows, header=HEADER):
        path = tmp_path / "list.csv"
        path.write_text(header + "".join(rows), encoding="utf-8")
        return path

    return listing


def checked(run, *arguments):
    ran = run("check_retractions", *arguments, "--json")
    return ran, json.loads(ran.out) if ran.out else None


def doi_of(key, doi="10.1000/fell"):
    source = Reference.objects.get(key=key)
    Reference.objects.filter(pk=source.pk).update(doi=doi)
    return doi


def test_a_flagged_source_is_told_with_its_notice_and_the_claims_of_a_draft(run, listing):
    make_article(slug="b12")
    doi = doi_of("stabler2013")

    ran, said = checked(run, "--file", listing(row(1, doi.upper() + ".")))

    assert (ran.code, ran.err) == (0, "")
    [one] = said["flagged"]
    assert (one["doi"], one["kind"], one["notice"]) == (doi, "retraction", "10.1000/notice1")
    assert (one["status"], one["on"]) == ("retracted", "2020-06-05")
    assert one["reasons"] == "Error in Data"
    assert [(each["article"], each["claim"], each["version"]) for each in one["claims"]] == [
        ("b12", "leg-weakness", None),
        ("b12", "nerve-damage", None),
    ]
    assert said["checked"] == Reference.objects.exclude(notices_checked_at=None).count() > 0
    assert said["newly_flagged"] == ["stabler2013"]


def test_the_claims_of_a_live_version_are_asked_about_again(
    run, listing, django_capture_on_commit_callbacks
):
    version = version_at(Status.APPROVED)
    path = listing(row(1, doi_of("stabler2013")))

    with django_capture_on_commit_callbacks(execute=True):
        _, said = checked(run, "--file", path)
        assert {each["version"] for each in said["flagged"][0]["claims"]} == {version.number}

    asked = Reassessment.objects.get()
    assert (asked.version, asked.status) == (version, "retracted")
    assert {each.claim for each in asked.claims.all()} == {"leg-weakness", "nerve-damage"}
    flagged = AuditEvent.objects.get(action="source_flagged")
    assert json.loads(flagged.details)["notice"] == "10.1000/notice1"

    # The second time says the same, and nothing follows from it.
    with django_capture_on_commit_callbacks(execute=True):
        _, again = checked(run, "--file", path)
    assert (again["flagged"], again["newly_flagged"]) == (said["flagged"], [])
    assert Reassessment.objects.count() == 1
    assert AuditEvent.objects.filter(action="source_flagged").count() == 1


def test_a_concern_is_flagged_as_one_and_a_correction_is_told_apart(run, listing):
    make_article(slug="b12")
    concern = doi_of("stabler2013", "10.1000/a")
    correction = doi_of("ng239", "10.1000/b")

    _, said = checked(
        run,
        "--file",
        listing(row(1, concern, "Expression of concern"), row(2, correction, "Correction")),
    )

    assert [(one["doi"], one["kind"]) for one in said["flagged"]] == [
        (concern, "expression-of-concern")
    ]
    assert [(one["doi"], one["kind"]) for one in said["also"]] == [(correction, "correction")]


def test_without_a_file_the_last_list_counts(run, listing):
    make_article(slug="b12")
    path = listing(row(1, doi_of("stabler2013")))
    assert run("check_retractions", "--file", path).code == 0
    SourceNotice.objects.all().delete()
    ran = run("check_retractions")
    assert ran.code == 0
    assert "Retraction: " in ran.out
    assert "10.1000/fell" in ran.out
    assert "b12#leg-weakness" in ran.out


def test_without_any_list_nothing_is_called_checked(run):
    ran = run("check_retractions", "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "No list was ever taken" in ran.err
    assert "--file" in ran.err


def test_an_update_lifts_what_was_reinstated_and_nothing_else(run, listing):
    make_article(slug="b12")
    doi = doi_of("stabler2013")
    run("check_retractions", "--file", listing(row(1, doi), row(2, "10.1000/other")))
    ran, said = checked(
        run, "--update", "--file", listing(row(3, doi, "Reinstatement", "6/5/2021 0:00"))
    )
    assert (ran.code, said["flagged"], said["cleared"]) == (0, [], ["stabler2013"])
    assert AuditEvent.objects.filter(action="source_cleared").count() == 1
    assert said["list"]["gone"] == 0


def test_refused_rows_are_told_with_file_and_row(run, listing):
    ran, said = checked(
        run, "--file", listing(row(1, "10.1000/a"), row(2, "10.1000/b", "Redaction"))
    )
    assert ran.code == 0
    assert "list.csv: Row 2, line 3: the nature “Redaction” is none of" in ran.err
    assert said["list"]["refused"][0]["row"] == 2


def test_a_broken_list_changes_nothing_and_says_the_cure(run, listing, tmp_path):
    make_article(slug="b12")
    doi = doi_of("stabler2013")
    run("check_retractions", "--file", listing(row(1, doi)))
    for text, said in (("a,b\n1,2\n", "Line 1: there is no column"), ("", "the list is empty")):
        (tmp_path / "broken.csv").write_text(text, encoding="utf-8")
        ran = run("check_retractions", "--file", tmp_path / "broken.csv", "--json")
        assert (ran.code, ran.out) == (1, "")
        assert "broken.csv: " in ran.err
        assert said in ran.err
        assert "Nothing was changed." in ran.err
    ran = run("check_retractions", "--file", tmp_path / "absent.csv")
    assert (ran.code, "absent.csv: " in ran.err) == (1, True)
    assert RegisterImport.objects.count() == 1
    assert Reference.objects.get(doi=doi).status == "retracted"


def test_a_list_that_was_cut_off_is_refused_until_it_is_confirmed(run, listing):
    whole = [row(number, f"10.1000/p{number}") for number in range(100)]
    run("check_retractions", "--file", listing(*whole))
    ran = run("check_retractions", "--file", listing(*whole[:40]))
    assert ran.code == 1
    assert "no longer names 60 of the 100" in ran.err
    assert "--may-shrink" in ran.err
    assert run("check_retractions", "--file", listing(*whole[:40]), "--may-shrink").code == 0


def test_options_of_a_list_need_a_list(run):
    ran = run("check_retractions", "--update")
    assert (ran.code, "--file" in ran.err) == (1, True)


def test_the_day_of_the_check_is_that_of_the_command(run, listing):
    make_article(slug="b12")
    doi = doi_of("stabler2013")
    before = clock.now()
    run("check_retractions", "--file", listing(row(1, doi)))
    at = Reference.objects.get(doi=doi).notices_checked_at
    assert before <= at <= clock.now() + timedelta(seconds=1)
