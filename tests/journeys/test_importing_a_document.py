"""A Word document becomes an article: what is not in its text is seen before it is created."""

import pytest
from playwright.sync_api import expect

from tests.journeys.looking import Visitor
from tests.journeys.people import press
from tests.word_documents import document, paragraph

TRACKED = (
    '<w:p><w:r><w:t xml:space="preserve">Take </w:t></w:r>'
    '<w:ins w:author="Ana"><w:r><w:t>10</w:t></w:r></w:ins>'
    '<w:del w:author="Ana"><w:r><w:delText>1</w:delText></w:r></w:del>'
    '<w:r><w:t xml:space="preserve"> mg.[1]</w:t></w:r></w:p>'
)
LETTER = document(
    paragraph("Can low B12 weaken legs?", style="H1")
    + paragraph("Yes.")
    + TRACKED
    + paragraph("References", style="H2")
    + paragraph("1. Stabler SP. Vitamin B12 Deficiency. N Engl J Med. 2013;368(2):149-60.")
)


@pytest.mark.usefixtures("people")
def test_a_word_document_is_looked_at_and_then_created(people, desk, live_server, tmp_path):
    letter = tmp_path / "letter.docx"
    letter.write_bytes(LETTER)
    page = desk(people.editor)
    visitor = Visitor(page, live_server.url)
    visitor.goto("/workspace/import/")

    page.get_by_label("A file").set_input_files(letter)
    press(page, "Read it")

    not_in_text = page.get_by_role("region", name="Not in the text: look at each")
    expect(not_in_text).to_contain_text("so not in the text: “10” (after “Take”)")
    expect(not_in_text).to_contain_text("not kept in the text: “1” (after “Take”)")
    page.get_by_text("The text as it was read").click()
    expect(page.get_by_role("region", name="The text as it was read")).to_contain_text(
        "Take mg. [@stabler-2013]"
    )
    assert visitor.look() == []
    page.get_by_label("Question").fill("Does low B12 weaken legs?")
    press(page, "Create the article")
    expect(page.get_by_role("status")).to_contain_text(
        "The article is imported, with 1 citation that"
    )
