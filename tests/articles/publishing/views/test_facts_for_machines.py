"""What served pages say to machines, read back as a program does: in every state, to everybody."""

import json
import re
from datetime import timedelta

import pytest

from articles import audiences
from articles.status import Status
from editorial.actions.publish import publish
from tests.factories import NOW, make_policy, version_at
from tests.shown_standings import RECORDS, shown
from tests.structured_data import all_faults, block_of, is_shown, shown_in, strings, the_page

pytestmark = pytest.mark.django_db
OF_REVIEW = {"reviewedBy", "lastReviewed", "expires", "creditText"}
ADDRESSES = {
    each.code: f"/articles/b12/{'' if each is audiences.DEFAULT else each.code + '/'}"
    for each in audiences.AUDIENCES
}


def fault_of(written: str) -> list[object]:
    """Return what the vocabulary refuses of a page's facts, and what the page does not show."""
    words = shown_in(written)
    unseen = [
        (name, value)
        for name, value in strings(block_of(written))
        if not is_shown(name, value, written, words)
    ]
    return [*all_faults(block_of(written)), *unseen]


def test_every_page_that_the_board_stands_by_says_what_it_shows(client, subtests, live):
    for state in ("approved", "review_overdue", "corrected", "source_problem"):
        if state != "approved":
            shown(live, state, at=NOW + timedelta(days=1))
        for code, address in ADDRESSES.items():
            with subtests.test(state=state, audience=code):
                written = client.get(address).content.decode()
                assert fault_of(written) == []
                facts = the_page(written)
                assert set(facts) >= OF_REVIEW
                assert facts["url"] == f"http://testserver{address}"
                people = [each["name"] for each in facts["reviewedBy"] if "name" in each]
                assert len(people) == 2
                assert ("correction" in facts) == (state == "corrected")
                retracted = [c for c in facts["citation"] if "creativeWorkStatus" in c]
                assert [each["name"] for each in retracted] == (
                    ["Vitamin B12 deficiency"] if state == "source_problem" else []
                )


def test_a_pending_page_is_listed_nowhere_and_names_no_reviewer(client, subtests):
    make_policy("neurology", show_pending=True)
    version = version_at(Status.UNDER_REVIEW, slug="b12")
    publish(article=version.article, at=NOW)

    for code, address in ADDRESSES.items():
        with subtests.test(audience=code):
            response = client.get(address)
            written = response.content.decode()
            assert response["X-Robots-Tag"] == "noindex"
            assert '<meta name="robots" content="noindex">' in written
            assert fault_of(written) == []
            assert not OF_REVIEW & set(the_page(written))
            assert "#board" not in json.dumps(block_of(written))


@pytest.mark.parametrize("state", ["withdrawn", "emergency_ended"])
def test_a_page_that_was_taken_back_says_nothing_to_machines(client, live, state):
    assert set(RECORDS[state])
    shown(live, state, at=NOW + timedelta(days=1))

    for address in ADDRESSES.values():
        response = client.get(address)
        assert (response.status_code, response["X-Robots-Tag"]) == (200, "noindex")
        assert b"ld+json" not in response.content


def test_each_page_names_its_canonical_its_alternates_and_itself(client, live):
    for address in ADDRESSES.values():
        head = client.get(address).content.decode().partition("<body")[0]

        assert '<link rel="canonical" href="http://testserver/articles/b12/">' in head
        alternates = re.findall(r'<link rel="alternate" type="text/html" href="([^"]*)"', head)
        assert alternates == [f"http://testserver{a}" for a in ADDRESSES.values() if a != address]
        assert "hreflang" not in head
        assert f'<meta property="og:url" content="http://testserver{address}">' in head
        assert '<meta property="og:locale" content="en_GB">' in head


def test_a_german_page_says_its_facts_in_german(client):
    version = version_at(Status.APPROVED, slug="b12-de", language="de")
    publish(article=version.article, at=NOW)

    for within in ("", "carer/", "clinician/"):
        written = client.get(f"/de/articles/b12-de/{within}").content.decode()
        assert fault_of(written) == []
        assert the_page(written)["inLanguage"] == "de"
        assert "og:locale" not in written
        assert 'href="/de/feed.atom"' in written
