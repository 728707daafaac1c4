"""A source is retracted: readers are told, the board looks again, and the list says so on."""

from io import StringIO

from django.core.management import call_command
from playwright.sync_api import expect

from articles.status import Status
from editorial.actions.publish import publish
from editorial.models import Reassessment, ReviewRound
from tests.factories import NOW, PASSWORD, version_at
from tests.journeys.people import follow, press

LIST = """\
OriginalPaperDOI,RetractionDOI,RetractionNature
10.1056/NEJMcp1113996,10.1234/x,Retraction
"""


def test_a_list_names_a_source_and_the_board_reaffirms_what_rests_on_it(
    article, people, desk, reader, publish_now, shoot, tmp_path
):
    publish(article=version_at(Status.APPROVED, article=article).article, at=NOW)
    reader.goto("/articles/b12/")
    expect(reader.locator("main")).not_to_contain_text("retracted")
    reading = tmp_path / "list.csv"
    reading.write_text(LIST)

    call_command("check_retractions", file=str(reading), stdout=StringIO())

    reader.reload()
    told = "One source used here was retracted"
    expect(reader.get_by_role("status").first).to_contain_text(told)
    for claim, mark in (("leg-weakness", 1), ("nerve-damage", 1), ("dose", 0)):
        expect(reader.locator(f"#doubt-{claim}")).to_have_count(mark)
    expect(reader.locator("#ref-1")).to_contain_text("RETRACTED:")
    shoot(reader, "1-reader")

    asked = Reassessment.objects.get()
    assert [each.claim for each in asked.claims.all()] == ["leg-weakness", "nerve-damage"]
    for number, member in enumerate((people.neurologist, people.chair)):
        page = desk(member)
        page.goto("/workspace/")
        follow(page, "Can low vitamin B12 make your legs weak?")
        expect(page.locator("main")).to_contain_text("Do the claims of version 1 stand?")
        for card in page.locator(".claim-card").all():
            card.get_by_label("It stands").check()
            card.get_by_label("Why").fill("NG239 says the same, in section 1.5.")
        page.get_by_label("Your password").fill("wrong" if not number else PASSWORD)
        press(page, "Record my answer")
        if not number:  # nothing that was typed is lost
            expect(page.get_by_label("Why").first).to_have_value(
                "NG239 says the same, in section 1.5."
            )
            page.get_by_label("Your password").fill(PASSWORD)
            press(page, "Record my answer")
        expect(page.get_by_role("status")).to_contain_text("Recorded.")
        shoot(page, f"2-answered-{number}")
    publish_now()

    reader.reload()
    main = reader.locator("main")
    expect(main).to_contain_text("2 members of our board looked at the statements that rest on it")
    expect(main).not_to_contain_text("We are checking what this changes")
    expect(reader.locator("[id^=doubt-]")).to_have_count(0)
    expect(reader.locator("#ref-1")).to_contain_text("RETRACTED:")
    shoot(reader, "3-reader")
    # Nothing else was opened: no round, no other claim.
    assert ReviewRound.objects.filter(closed_at=None).count() == 0
    assert Reassessment.objects.get().outcome == "stands"
