"""Readers get what the board signed: complete, at once, and never something older (I18)."""

import json
import random
from datetime import timedelta

import pytest

from articles import audiences
from articles.models import Tampered
from articles.publishing import queries as readers
from articles.publishing.actions import make_renderings as rendering
from articles.publishing.actions.go_live import Incomplete, go_live
from articles.publishing.actions.make_renderings import CannotPublish
from articles.publishing.models import (
    Failure,
    Fragment,
    Live,
    Publication,
    Rendering,
    Section,
)
from articles.publishing.this_site import this_site
from articles.queries import disclaimers_in_force
from articles.status import Status
from editorial import outbox
from editorial.actions import publish as publishing
from editorial.actions.approve_disclaimer import approve_disclaimer
from editorial.actions.begin_review import begin_review
from editorial.actions.propose_disclaimer import propose_disclaimer
from editorial.actions.publish import publish
from editorial.actions.recall import recall
from editorial.actions.withdraw import withdraw
from editorial.models import AuditEvent
from editorial.standing import standing_of
from editorial.tasks import EFFECTS, publish_effect, run_sweep
from editorial.verify import verify
from tests.factories import (
    NOW,
    edited,
    make_article,
    make_member,
    make_policy,
    make_user,
    round_of,
    signed,
    submitted,
    version_at,
)
from tests.tampering import behind_the_back

pytestmark = pytest.mark.django_db
NOTHING = dict.fromkeys(audiences.CODES)


def pages(article) -> dict[str, bytes | None]:
    found = {code: readers.live_page(article.slug, code) for code in audiences.CODES}
    return {code: page.page if page else None for code, page in found.items()}


def published(lines: str = "publish") -> int:
    return AuditEvent.objects.filter(action=lines).count()


@pytest.fixture
def approved():
    return version_at(Status.APPROVED)


def next_version(article, *, hours: int, **fields):
    """Approve another version of an article."""
    article.refresh_from_db()
    moment = NOW + timedelta(hours=hours)
    article = edited(article, at=moment, **(fields or {"language": f"en-R{hours}"}))
    return version_at(Status.APPROVED, article=article, at=moment + timedelta(minutes=1))


# What is shown


def test_every_audience_gets_its_page_with_its_disclaimer_i25(approved):
    publish(article=approved.article, at=NOW)

    found = pages(approved.article)
    assert set(found) == set(audiences.CODES)
    for audience, page in found.items():
        assert page is not None, audience
        assert b"disclaimer" in page
        assert b"1&nbsp;mg" in page or b"1 mg" in page or "1\u00a0mg".encode() in page
    assert list(verify()) == []


@pytest.mark.parametrize(
    "status",
    [Status.SUBMITTED, Status.UNDER_REVIEW, Status.CHANGES_REQUESTED, Status.RECALLED],
)
def test_nothing_is_shown_before_approval_i8(status):
    article = version_at(status).article

    assert publish(article=article, at=NOW) is None

    assert pages(article) == NOTHING
    assert not Publication.objects.exists()
    assert published("publish") == published("unpublish") == 0


def test_a_version_shown_before_approval_says_so_and_is_not_listed_i8():
    make_policy("neurology", show_pending=True)
    article = version_at(Status.UNDER_REVIEW).article

    publication = publish(article=article, at=NOW)

    assert not publication.listed
    for page in pages(article).values():
        assert b"noindex" in page
        assert b"notice--" in page or b'role="status"' in page
        assert b"0 of 2" in page


def test_the_count_of_signatures_follows_each_signature_i18():
    make_policy("neurology", show_pending=True)
    version = version_at(Status.UNDER_REVIEW)
    run_sweep()

    signed(round_of(version), make_member())
    run_sweep()

    assert b"1 of 2" in pages(version.article)["patient"]


def test_a_version_recalled_by_the_editor_is_not_shown_any_more_i18():
    make_policy("neurology", show_pending=True)
    version = version_at(Status.UNDER_REVIEW)
    publish(article=version.article, at=NOW)
    recall(version=version, by=version.article.owner, at=NOW)

    assert publish(article=version.article, at=NOW) is None

    assert pages(version.article) == NOTHING
    assert published("unpublish") == 1
    assert list(verify()) == []


def test_pending_words_that_were_taken_back_and_replaced_are_not_shown_any_more_i18():
    """Recalled and submitted again before any sweep: the version and its standing are the same."""
    make_policy("neurology", show_pending=True)
    version = version_at(Status.SUBMITTED, question="Is it the wrong question?")
    publish(article=version.article, at=NOW)
    recall(version=version, by=version.article.owner, at=NOW)
    version.article.refresh_from_db()
    article = edited(version.article, question="Is it the right question?")
    submitted(article)

    publish(article=article, at=NOW)

    for page in pages(article).values():
        assert b"the right question" in page
        assert b"the wrong question" not in page
    assert list(verify()) == []


def test_readers_keep_the_approved_text_while_the_next_is_reviewed_i8(approved):
    publish(article=approved.article, at=NOW)
    approved.article.refresh_from_db()
    article = edited(approved.article, question="CANARY: can it?", at=NOW + timedelta(hours=1))
    submitted(article, at=NOW + timedelta(hours=2))

    publication = publish(article=article, at=NOW + timedelta(hours=2))

    assert (publication.version, publication.state) == (approved, "update_under_review")
    assert all(b"CANARY" not in page for page in pages(article).values())
    assert not any("CANARY" in str(row.live.publication.__dict__) for row in readers.listed())


def test_a_page_that_is_made_anew_has_been_with_readers_as_long_as_before(approved, settings):
    publish(article=approved.article, at=NOW)
    settings.SITE_NAME = "Another name"
    publish(article=approved.article, at=NOW + timedelta(days=9))
    assert Publication.objects.count() == 2
    assert Live.objects.get().since == NOW

    version = next_version(approved.article, hours=300)
    publish(article=approved.article, at=NOW + timedelta(days=20))
    assert Live.objects.get().publication.version == version
    assert Live.objects.get().since == NOW + timedelta(days=20)


def test_a_page_past_its_review_date_says_so(approved):
    publish(article=approved.article, at=NOW)
    later = NOW.replace(year=2028)

    publication = publish(article=approved.article, at=later)

    assert publication.state == "review_overdue"
    assert published() == 2


# Done twice, late, out of order


def test_a_page_that_breaks_a_rule_of_finished_pages_is_not_published(approved, monkeypatch):
    made = rendering.page

    def unnumbered(*args):
        return made(*args).replace(b'<ol class="references', b'<ul class="references')

    monkeypatch.setattr(rendering, "page", unnumbered)

    with pytest.raises(CannotPublish, match=r"shows no numbers.*CIT-13"):
        publish(article=approved.article, at=NOW)
    troubles = rendering.trial(
        approved.snapshot.value(), disclaimers=disclaimers_in_force(on=NOW), site=this_site()
    )

    assert pages(approved.article) == NOTHING
    assert len([t for t in troubles if "CIT-13" in t]) == len(audiences.CODES)


def test_publishing_twice_does_one_thing_i14(approved):
    first = publish(article=approved.article, at=NOW)

    again = publish(article=approved.article, at=NOW + timedelta(hours=1))

    assert again == first
    assert Publication.objects.count() == published() == 1
    assert Rendering.objects.count() == Fragment.objects.count() == len(audiences.CODES)


def test_a_task_delivered_late_moves_nothing_back_i18(approved):
    article = approved.article
    payload = {"article": article.pk}
    publish_effect(payload, NOW)
    second = next_version(article, hours=1)
    publish_effect(payload, NOW + timedelta(hours=2))
    shown = pages(article)

    publish_effect(payload, NOW + timedelta(hours=3))

    assert Live.objects.get().publication.version == second
    assert pages(article) == shown
    assert Publication.objects.count() == 2


def test_tasks_in_any_order_end_at_the_same_page_i18(approved):
    article = approved.article
    second = next_version(article, hours=1)
    payloads = [{"article": article.pk}] * 6
    random.Random(7).shuffle(payloads)

    for number, payload in enumerate(payloads):
        publish_effect(payload, NOW + timedelta(hours=2, minutes=number))

    assert Live.objects.get().publication.version == second
    assert Publication.objects.count() == 1


def test_what_comes_back_to_how_it_was_is_published_again_from_the_same_pages_i18(approved):
    """Submitted and recalled: the notice comes and goes, and no page is made twice."""
    article = approved.article
    first = publish(article=article, at=NOW)
    shown = pages(article)
    article.refresh_from_db()
    article = edited(article, language="en-US", at=NOW + timedelta(hours=1))
    version = submitted(article, at=NOW + timedelta(hours=2))
    publish(article=article, at=NOW + timedelta(hours=2))
    assert pages(article) != shown
    recall(version=version, by=article.owner, at=NOW + timedelta(hours=3))

    third = publish(article=article, at=NOW + timedelta(hours=3))

    assert (first.sequence, third.sequence) == (1, 3)
    assert pages(article) == shown
    assert Rendering.objects.count() == 2 * len(audiences.CODES)
    assert list(verify()) == []


def test_a_publication_is_exactly_one_line_of_the_record_i19(approved):
    before = AuditEvent.objects.count()

    publication = publish(article=approved.article, at=NOW)

    assert AuditEvent.objects.count() == before + 1
    line = json.loads(AuditEvent.objects.get(action="publish").details)
    assert line["publication"] == publication.digest
    assert line["pages"] == publication.manifest


def test_the_words_of_a_version_are_worked_out_once_for_all_its_standings(approved):
    publish(article=approved.article, at=NOW)
    publish(article=approved.article, at=NOW.replace(year=2028))

    assert Fragment.objects.count() == len(audiences.CODES)
    assert Rendering.objects.count() == 2 * len(audiences.CODES)


# Never half


class Killed(BaseException):
    """What a kill looks like from inside: nothing may catch it."""


@pytest.mark.parametrize("made", range(len(audiences.CODES)))
def test_a_kill_between_two_pages_leaves_readers_what_they_had_and_resumes_i18(
    made, approved, monkeypatch
):
    article = approved.article
    publish(article=article, at=NOW)
    before = pages(article)
    second = next_version(article, hours=1, question="Can low B12 make your legs weak?")
    proved = []

    def prove_then_die(*arguments):
        if len(proved) == made:
            raise Killed
        proved.append(arguments)
        return prove(*arguments)

    prove = rendering._guarded
    monkeypatch.setattr(rendering, "_guarded", prove_then_die)
    with pytest.raises(Killed):
        publish(article=article, at=NOW + timedelta(hours=2))
    assert pages(article) == before
    assert list(verify()) == []
    monkeypatch.undo()

    publication = publish(article=article, at=NOW + timedelta(hours=3))

    assert publication.version == second
    assert all(b"Can low B12 make" in page for page in pages(article).values())
    assert Publication.objects.count() == published() == 2


def test_a_kill_between_pages_and_pointer_leaves_readers_what_they_had_i18(approved, monkeypatch):
    article = approved.article

    def die(**_):
        raise Killed

    monkeypatch.setattr(publishing, "go_live", die)
    with pytest.raises(Killed):
        publish(article=article, at=NOW)
    assert pages(article) == NOTHING
    assert Rendering.objects.count() == len(audiences.CODES)
    assert published() == 0
    monkeypatch.undo()

    publish(article=article, at=NOW)

    assert None not in pages(article).values()
    assert Rendering.objects.count() == len(audiences.CODES)


def test_a_kill_after_the_pointer_moved_takes_everything_back_i19(approved, monkeypatch):
    def die(*_):
        raise Killed

    monkeypatch.setattr(publishing, "_record", die)
    with pytest.raises(Killed):
        publish(article=approved.article, at=NOW)

    assert pages(approved.article) == NOTHING
    assert not Publication.objects.exists()


def test_a_set_without_one_audience_does_not_go_live_i18(approved):
    site = publishing.this_site()
    standing = standing_of(approved, at=NOW)
    made = rendering.make_renderings(
        snapshot=approved.snapshot, standing=standing, site=site, at=NOW
    )
    for missing in audiences.CODES:
        rest = {code: row for code, row in made.items() if code != missing}
        with pytest.raises(Incomplete):
            go_live(version=approved, standing=standing, site=site, renderings=rest, at=NOW)

    assert pages(approved.article) == NOTHING


def test_a_page_that_cannot_be_made_leaves_readers_what_they_had_and_tells_the_staff_i31(
    approved, monkeypatch
):
    article = approved.article
    publish(article=article, at=NOW)
    before = pages(article)
    next_version(article, hours=1)
    monkeypatch.setattr(rendering, "_problems_of", lambda *_: ["A number is lost."])

    with pytest.raises(CannotPublish, match="A number is lost"):
        publish(article=article, at=NOW + timedelta(hours=2))

    assert pages(article) == before
    assert "A number is lost" in Failure.objects.get(article=article).message
    monkeypatch.undo()
    publish(article=article, at=NOW + timedelta(hours=3))
    assert not Failure.objects.exists()


def test_what_takes_long_is_done_while_the_board_reads():
    version = version_at(Status.UNDER_REVIEW, slug="b12")
    run_sweep()

    assert Fragment.objects.filter(snapshot=version.snapshot).count() == len(audiences.CODES)
    assert pages(version.article) == NOTHING
    assert not Rendering.objects.exists()


# Nothing unsigned


def test_a_version_marked_approved_without_its_signatures_is_not_published_i2():
    version = version_at(Status.UNDER_REVIEW)
    with behind_the_back():
        type(version).objects.filter(pk=version.pk).update(status="approved", approved_at=NOW)

    with pytest.raises(
        CannotPublish, match=r"its sign-offs do not fit|does not say what was signed"
    ):
        publish(article=version.article, at=NOW)

    assert pages(version.article) == NOTHING


def test_a_changed_byte_of_the_snapshot_is_not_published_i2(approved):
    with behind_the_back():
        row = approved.snapshot
        row.content = row.content.replace("1 mg", "9 mg")
        row.save()

    with pytest.raises(Tampered, match="is not what was frozen"):
        publish(article=approved.article, at=NOW)

    assert pages(approved.article) == NOTHING


def test_a_withdrawal_while_pages_are_made_wins_i18(approved, monkeypatch):
    """Pages are made before the lock; what the board decides in between counts."""
    made = publishing.make_renderings

    def slow(**arguments):
        found = made(**arguments)
        if not published("withdraw"):
            withdraw(
                version=approved, reason="The dose is wrong.", advice="", by=make_user(), at=NOW
            )
        return found

    monkeypatch.setattr(publishing, "make_renderings", slow)

    publish(article=approved.article, at=NOW)

    for page in pages(approved.article).values():
        assert b"The dose is wrong" in page
        assert b"Hydroxocobalamin" not in page
    assert list(verify()) == []


def test_an_approval_from_begin_to_end_is_published_by_the_sweep_i20():
    article = make_article()
    version = submitted(article)
    members = [make_member(), make_member()]
    begin_review(round=round_of(version), by=members[0], at=NOW)
    for member in members:
        signed(round_of(version), member)

    done = outbox.sweep(EFFECTS, now=lambda: NOW)

    assert done > 0
    assert None not in pages(article).values()
    assert not outbox.waiting(NOW + timedelta(days=1)).exists()
    assert published() == 1


# What changes for one audience


def test_a_changed_disclaimer_makes_the_page_of_its_audience_again_and_no_other(approved):
    publish(article=approved.article, at=NOW)
    before = pages(approved.article)
    sections = set(Section.objects.values_list("pk", "text"))
    chair, other = make_user("chair"), make_user("chair")
    wording = propose_disclaimer(
        audience="carer", state="", text="This page is for who cares for others.", by=chair, at=NOW
    )
    approve_disclaimer(disclaimer=wording, by=other, at=NOW)
    run_sweep()

    after = pages(approved.article)
    assert {audience for audience in after if after[audience] != before[audience]} == {"carer"}
    assert b"for who cares for others" in after["carer"]
    assert Rendering.objects.count() == len(audiences.CODES) + 1
    assert Publication.objects.count() == 2
    assert set(Section.objects.values_list("pk", "text")) == sections
    assert set(Section.objects.values_list("publication", flat=True)) == {
        Live.objects.get().publication_id
    }
    assert list(verify()) == []
