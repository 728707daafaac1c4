"""Everybody sees her own notices, the new ones first, and chooses her mails."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from editorial.models import AuditEvent, Notice, NoticeChoice
from editorial.notices.tell import tell
from tests.factories import NOW, make_article, make_member, make_user, submitted

pytestmark = pytest.mark.django_db

LIST, SEEN, CHOICES = (
    "/workspace/notices/",
    "/workspace/notices/seen/",
    "/workspace/notices/choices/",
)


def make_notice(user, number=1, **fields):
    given = {
        "key": f"test:{user.pk}:{number}",
        "event": "policy_in_force",
        "subject": "policy:1",
        "at": NOW + timedelta(minutes=number),
    }
    return Notice.objects.create(person=user, **{**given, **fields})


def submitted_and_told():
    version = submitted(make_article(question="Can low B12 make legs weak?"))
    for line in AuditEvent.objects.all():
        tell(line.sequence, at=NOW)
    return version


# The list


def test_a_notice_says_what_was_done_and_leads_to_it(member):
    version = submitted_and_told()

    page = member.get(LIST).content.decode()

    assert "You are asked to review: Can low B12 make legs weak?" in page
    assert f'href="/workspace/reviews/{version.rounds.get().pk}/"' in page
    assert "2 November 2026, 09:00" in page


def test_nobody_sees_what_others_are_told(member, signed_in):
    submitted_and_told()

    other = signed_in(make_member()).get(LIST).content.decode()

    assert "Can low B12" not in other
    assert "There is no notice for you." in other


def test_new_ones_come_first_then_the_newest(editor):
    make_notice(editor.user, 1)
    make_notice(editor.user, 2, event="check_changed")
    make_notice(editor.user, 3, event="page_review_due", seen_at=NOW)

    page = editor.get(LIST).content.decode()

    titles = ("A check has another level", "The review rules have changed", "To be reviewed again")
    places = [page.index(title) for title in titles]
    assert places == sorted(places)
    assert page.count("Mark as seen") == 2


def test_what_a_role_reads_is_hidden_when_the_role_is_gone_i23(administrator, signed_in):
    make_notice(administrator.user, event="role_to_decide", subject="user:1")
    assert "A role to agree to" in administrator.get(LIST).content.decode()

    administrator.user.groups.set([Group.objects.get(name="editor")])

    assert "A role to agree to" not in administrator.get(LIST).content.decode()
    assert "new</span>" not in administrator.get("/workspace/").content.decode()


def test_the_list_asks_the_database_as_often_for_many(editor, django_assert_num_queries):
    article = make_article()
    make_notice(editor.user, 1, article=article, key="line:1:1")
    editor.get(LIST)
    with django_assert_num_queries(8) as few:
        editor.get(LIST)
    for number in range(2, 40):
        make_notice(editor.user, number, article=article, key=f"line:{number}:{editor.user.pk}")

    with django_assert_num_queries(len(few)):
        page = editor.get(LIST)

    assert "Page 1 of 2" in page.content.decode()
    assert "Page 2 of 2" in editor.get(f"{LIST}?page=2").content.decode()


def test_a_notice_of_an_event_of_another_release_is_left_out(editor):
    make_notice(editor.user, event="of_tomorrow")

    assert "There is no notice for you." in editor.get(LIST).content.decode()


# Seeing


def test_one_is_marked_as_seen_and_then_all(editor):
    one, other, third = (make_notice(editor.user, number) for number in (1, 2, 3))

    editor.post(SEEN, {"notice": one.pk})
    assert set(Notice.objects.filter(seen_at=NOW)) == {one}

    editor.post(SEEN, {"until": other.pk})
    assert set(Notice.objects.filter(seen_at=None)) == {third}


def test_nobody_marks_what_is_another_persons(editor, member):
    notice = make_notice(member.user)

    editor.post(SEEN, {"notice": notice.pk})
    editor.post(SEEN, {"until": notice.pk})

    assert Notice.objects.get().seen_at is None


@pytest.mark.parametrize("typed", ["", "x", "-1", "9" * 30, "１"])
def test_what_is_no_number_marks_nothing(editor, typed):
    make_notice(editor.user)

    for name in ("notice", "until"):
        assert editor.post(SEEN, {name: typed}).status_code == 302

    assert Notice.objects.get().seen_at is None


def test_without_a_token_nothing_is_marked(editor):
    make_notice(editor.user)
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor.user)

    assert client.post(SEEN, {"until": "99999"}).status_code == 403
    assert Notice.objects.get().seen_at is None


@pytest.mark.parametrize(("count", "said"), [(0, None), (1, "1"), (99, "99"), (120, "99+")])
def test_the_header_counts_what_is_new(editor, count, said):
    for number in range(count):
        make_notice(editor.user, number)

    page = editor.get(CHOICES).content.decode()

    if said is None:
        assert '<span class="visually-hidden"> new</span>' not in page
    else:
        assert f'{said}<span class="visually-hidden"> new</span>' in page


# Choosing


def test_choices_are_kept_where_they_are_not_as_shipped(editor):
    form = editor.get(CHOICES).context["form"]
    fields = {name: form[name].initial for name in form.fields}

    answer = editor.post(CHOICES, {**fields, "changes_requested": "never"})

    assert answer.status_code == 302
    kept = NoticeChoice.objects.get()
    assert (kept.person, kept.event, kept.mail) == (editor.user, "changes_requested", "never")
    assert editor.get(CHOICES).context["form"]["changes_requested"].initial == "never"

    editor.post(CHOICES, fields)
    assert not NoticeChoice.objects.exists()


def test_only_what_can_reach_a_role_is_offered(editor, member):
    asked = editor.get(CHOICES).context["form"].fields.keys()

    assert "changes_requested" in asked
    assert "review_asked" not in asked
    assert "review_asked" in member.get(CHOICES).context["form"].fields
    assert "your_account" not in asked


@pytest.mark.parametrize("mail", ["", "sometimes", "at_once\n"])
def test_an_unknown_choice_is_refused_with_its_place_and_keeps_nothing(editor, mail):
    form = editor.get(CHOICES).context["form"]
    fields = {name: form[name].initial for name in form.fields}

    answer = editor.post(CHOICES, {**fields, "changes_requested": mail})

    assert answer.status_code == 400
    assert "The board asks for changes: " in answer.content.decode()
    assert not NoticeChoice.objects.exists()


def test_what_is_not_offered_is_not_kept(editor):
    form = editor.get(CHOICES).context["form"]
    fields = {name: form[name].initial for name in form.fields}

    editor.post(CHOICES, {**fields, "your_account": "never", "review_asked": "never"})

    assert not NoticeChoice.objects.exists()


# What fails


def test_administrators_see_on_their_desk_what_cannot_be_sent(administrator, editor):
    person = make_user(name="Nora", email="nora@example.org")
    make_notice(person, attempts=5, error="SMTPRecipientsRefused: no such mailbox")

    desk = administrator.get("/workspace/").content.decode()

    assert "Mails that cannot be sent" in desk
    assert "nora@example.org, tried 5 times" in desk
    assert "no such mailbox" in desk
    assert "nora@example.org" not in editor.get("/workspace/").content.decode()
