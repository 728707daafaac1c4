"""Taking suggested words into the text, or declining them."""

import pytest

from articles.models import Article, Contribution
from articles.status import Status
from editorial.actions.accept_suggestion import Overtaken, accept_suggestion
from editorial.actions.decline_suggestion import decline_suggestion
from editorial.actions.open_thread import open_thread
from editorial.actions.reply import reply
from editorial.actions.resolve_thread import resolve_thread
from editorial.anchors import place_at
from editorial.models import AuditEvent
from editorial.policies import Conflict, NotAllowed
from tests.factories import NOW, make_member, make_user, signed, submitted, version_at
from tests.second_versions import taken_up
from tests.threads import DOSE, body_of, opened, reworded, suggestion

pytestmark = pytest.mark.django_db
NEW = "1 mg is given every other day"


def fresh(version):
    return Article.objects.get(pk=version.article_id)


def accept(comment, by=None, read=None):
    article = fresh(comment.thread.version)
    read = article.lock_version if read is None else read
    return accept_suggestion(comment=comment, read=read, by=by or make_user("editor"), at=NOW)


def test_accepted_words_take_the_place_of_exactly_the_quote():
    version = version_at(Status.CHANGES_REQUESTED)
    before = body_of(version.article)
    other = body_of(version.article, "clinician")
    editor = make_user("editor")
    lines = AuditEvent.objects.count()

    comment = accept(suggestion(version, NEW), editor)

    assert body_of(version.article) == before.replace(DOSE, NEW)
    assert body_of(version.article, "clinician") == other
    assert (comment.answer, comment.answered_by, comment.answered_at) == ("accepted", editor, NOW)
    assert AuditEvent.objects.count() == lines + 2  # opened, accepted
    line = AuditEvent.objects.latest("sequence")
    assert (line.action, line.actor) == ("suggestion_accepted", editor)
    assert "every other" not in line.details


def test_both_the_editor_and_the_suggester_have_a_hand_in_the_text():
    version = version_at(Status.CHANGES_REQUESTED)
    member, editor = make_member(), make_user("editor")

    accept(suggestion(version, NEW, by=member), editor)

    rows = Contribution.objects.filter(article=version.article)
    assert rows.filter(contributor=member, what="Suggested words").count() == 1
    assert rows.filter(contributor=editor, what="Suggestion accepted").count() == 1


def test_a_board_member_whose_words_were_taken_cannot_sign_that_version_i5():
    version = version_at(Status.CHANGES_REQUESTED)
    member = make_member()
    accept(suggestion(version, NEW, by=member))

    round = taken_up(submitted(fresh(version)), at=NOW)

    with pytest.raises(NotAllowed, match="had a hand in this text"):
        signed(round, member)
    signed(round, make_member())


def test_a_board_member_whose_words_were_declined_can_sign():
    version = version_at(Status.CHANGES_REQUESTED)
    member = make_member()
    comment = suggestion(version, NEW, by=member)

    decline_suggestion(comment=comment, by=make_user("editor"), at=NOW)

    signed(taken_up(submitted(fresh(version)), at=NOW), member)
    assert DOSE in body_of(version.article)
    assert AuditEvent.objects.filter(action="suggestion_declined").count() == 1


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.UNDER_REVIEW])
def test_while_the_board_has_the_text_it_is_said_when(status):
    version = version_at(status)

    with pytest.raises(NotAllowed, match="has asked for changes, or when the submission is rec"):
        accept(suggestion(version, NEW))

    assert DOSE in body_of(version.article)


@pytest.mark.parametrize("status", [Status.RECALLED, Status.APPROVED])
def test_a_text_that_is_open_takes_words(status):
    version = version_at(status)

    accept(suggestion(version, NEW))

    assert NEW in body_of(version.article)


@pytest.mark.parametrize("role", ["board", "chair", "administrator", None])
def test_only_who_edits_answers_suggestions(role):
    comment = suggestion(version_at(Status.CHANGES_REQUESTED), NEW)

    with pytest.raises(NotAllowed, match="author or an editor"):
        accept(comment, make_user(role))
    with pytest.raises(NotAllowed, match="author or an editor"):
        decline_suggestion(comment=comment, by=make_user(role), at=NOW)


def test_a_stale_page_accepts_nothing_and_gets_the_text_as_it_is():
    version = version_at(Status.CHANGES_REQUESTED)
    comment = suggestion(version, NEW)
    read = fresh(version).lock_version
    reworded(fresh(version), "A lack of", "Lacking")

    with pytest.raises(Overtaken, match="saved after your page was made") as refusal:
        accept(comment, read=read)

    assert "Lacking" in refusal.value.now
    assert DOSE in body_of(version.article)
    comment.refresh_from_db()
    assert comment.answer == ""


def test_words_that_became_another_dose_are_not_replaced():
    version = version_at(Status.CHANGES_REQUESTED)
    comment = suggestion(version, NEW)
    reworded(fresh(version), "1 mg", "10 mg")

    with pytest.raises(Overtaken, match="not in the text any more") as refusal:
        accept(comment)

    assert "10 mg is given on alternate days" in refusal.value.now


def test_words_that_moved_are_replaced_where_they_are_now():
    version = version_at(Status.CHANGES_REQUESTED)
    comment = suggestion(version, NEW)
    reworded(fresh(version), "## What happens", "## What happens\n\nIt is slow.")

    accept(comment)

    assert "It is slow." in body_of(version.article)
    assert NEW in body_of(version.article)


def test_a_suggestion_is_answered_once():
    version = version_at(Status.CHANGES_REQUESTED)
    comment = suggestion(version, NEW)
    accept(comment)

    with pytest.raises(Conflict, match="accepted already"):
        accept(comment)
    with pytest.raises(Conflict, match="accepted already"):
        decline_suggestion(comment=comment, by=make_user("editor"), at=NOW)


def test_what_suggests_nothing_is_not_answered():
    comment = opened(version_at(Status.CHANGES_REQUESTED), words=DOSE).comments.get()

    with pytest.raises(Conflict, match="suggests no words"):
        accept(comment)


def test_a_resolved_thread_is_not_answered():
    comment = suggestion(version_at(Status.CHANGES_REQUESTED), NEW)
    resolve_thread(thread=comment.thread, by=make_user("editor"), at=NOW)

    with pytest.raises(Conflict, match="Reopen it"):
        accept(comment)


@pytest.mark.parametrize(
    ("words", "replacement"),
    [
        ('on alternate days.]{#dose kind="dose" certainty="moderate"}', "now and then."),
        ("alternate days", "alternate] days"),
    ],
)
def test_words_that_would_break_a_mark_are_refused(words, replacement):
    version = version_at(Status.CHANGES_REQUESTED)
    source = body_of(version.article)
    start = source.index(words)
    place = place_at(version.snapshot.value(), "patient", "body", start, start + len(words))
    thread = open_thread(
        version=version, place=place, text="", replacement=replacement, by=make_user(), at=NOW
    )

    with pytest.raises(NotAllowed, match="the mark of claim “dose”"):
        accept(thread.comments.get())

    assert body_of(version.article) == source


def test_a_whole_sentence_with_its_marks_can_be_struck():
    version = version_at(Status.CHANGES_REQUESTED)
    source = body_of(version.article)
    start = source.index("[Hydroxocobalamin")
    sentence = source[start : source.index("[@ng239, p. 12]") + len("[@ng239, p. 12]")]
    thread = opened(version, words=sentence)
    comment = reply(thread=thread, text="", replacement="", by=make_user("author"), at=NOW)

    accept(comment)

    assert "Hydroxocobalamin" not in body_of(version.article)


def test_of_two_clicks_one_changes_the_text():
    version = version_at(Status.CHANGES_REQUESTED)
    one = suggestion(version, NEW)
    two = reply(thread=one.thread, text="", replacement="2 mg", by=make_user("author"), at=NOW)
    read = fresh(version).lock_version
    accept(one, read=read)

    with pytest.raises(Overtaken):
        accept(two, read=read)
    with pytest.raises(Overtaken, match="not in the text any more"):
        accept(two)

    assert body_of(version.article).count(NEW) == 1
