"""Every route, method and role against one table, and no way in beside it (I8, I9, I10)."""

import pytest

from editorial import clock
from tests import role_cells, role_leaks, role_parents, role_site
from tests.factories import NOW
from tests.role_matrix import CHAIR, STAFF, Rule

# Rights are the same code on either database: the table is replayed once.
pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture(autouse=True)
def _standing_clock(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture(scope="module")
def _built(standing):
    return standing(role_site.build)


@pytest.fixture
def site(db, _built):
    return _built()


def test_every_route_is_in_the_table():
    missing = role_cells.unclassified()

    assert missing == [], (
        f"{', '.join(missing)}: say in tests/role_matrix.py who may get and who may post each of "
        "them, as editorial/policies has it, and in tests/role_site.py what its address names."
    )


@pytest.mark.timeout(400)
def test_each_role_passes_where_the_table_says_and_changes_nothing_elsewhere_i9(site):
    tried = role_cells.try_all(site)

    assert not tried.mismatches, "\n".join(tried.mismatches)
    assert tried.cells > 1500
    assert tried.denied > tried.cells / 3


def test_a_cell_that_is_not_as_the_table_says_is_named(site):
    open_to_all, to_chairs = Rule(STAFF, STAFF), Rule(CHAIR, CHAIR)

    too_open = role_cells.try_all(site, ["term-new"], {"term-new": open_to_all})
    too_narrow = role_cells.try_all(site, ["term-new"], {"term-new": to_chairs})

    address = "post /workspace/terms/new/"
    assert f"{address} as author: 403, and the table lets in" in too_open.mismatches
    said = f"{address} as editor: 302, and the table refuses with 403, and wrote: INSERT"
    assert [each for each in too_narrow.mismatches if each.startswith(said)]


def test_a_child_is_reached_through_its_own_parent_only_and_else_is_not_there_i9(site):
    asked = role_parents.addresses(site)
    wrong = role_parents.wrong(site)

    assert len(asked) >= 20
    assert not wrong, "\n".join(wrong)


def test_words_that_the_board_has_not_approved_reach_nobody_who_may_not_read_them_i8(site):
    crawled = role_leaks.crawl(site)

    assert not crawled.leaks, "\n".join(crawled.leaks)
    assert crawled.asked > 400
    assert crawled.answered > 20
    assert crawled.hidden > 30


def test_no_mail_has_words_of_a_draft_or_goes_to_somebody_without_a_role_i23(site, mailoutbox):
    leaks = role_leaks.mailed(site, mailoutbox)

    assert not leaks, "\n".join(leaks)
    assert len(mailoutbox) > 8
