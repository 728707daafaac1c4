"""One byte changed straight in the database is found, and what was changed is named."""

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles import canonical
from articles.models import Snapshot, Version
from articles.publishing.models import Fragment, Live, Publication, Rendering, Shelfmark
from articles.status import Status
from editorial import triggers
from editorial.actions.publish import publish
from editorial.models import AuditEvent, ReviewRound, SignOff
from editorial.verify import verify
from tests.factories import NOW, edited, make_user, submitted, version_at
from tests.tampering import behind_the_back, delete_row, one_character_else, set_column, undone

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> Version:
    """A version that was approved and that readers get."""
    approved = version_at(Status.APPROVED)
    publish(article=approved.article, at=NOW)
    assert list(verify()) == []
    return approved


def one_byte_else(page: bytes) -> bytes:
    return page[:-20] + bytes([page[-20] ^ 1]) + page[-19:]


def later(row: Any, name: str) -> str:
    return (getattr(row, name) + timedelta(days=1)).strftime("%Y-%m-%d %H:%M:%S")


# Model, column, how it is changed, and what verify must name.
TAMPERED: dict[str, tuple[type, str, Any, str]] = {
    "a snapshot's words": (
        Snapshot, "content", lambda r: r.content.replace("1 mg", "9 mg", 1),
        "snapshot {pk} of “{slug}”: its digest does not fit its content",
    ),
    "a snapshot's digest": (
        Snapshot, "digest", lambda r: one_character_else(r.digest),
        "snapshot {pk} of “{slug}”: its digest does not fit its content",
    ),
    "a sign-off's record": (
        SignOff, "record", lambda r: r.record.replace("None.", "Nine.", 1),
        "sign-off {pk}: its digest does not fit its record",
    ),
    "a sign-off's digest of its record": (
        SignOff, "record_digest", lambda r: one_character_else(r.record_digest),
        "sign-off {pk}: its digest does not fit its record",
    ),
    "a sign-off's digest": (
        SignOff, "digest", lambda r: one_character_else(r.digest),
        "sign-off {pk}: its columns do not say what its record says",
    ),
    "a sign-off's note": (
        SignOff, "note", lambda r: "Only if.",
        "sign-off {pk}: its columns do not say what its record says",
    ),
    "a sign-off's specialty": (
        SignOff, "specialty", lambda r: "astrology",
        "sign-off {pk}: its columns do not say what its record says",
    ),
    "a sign-off's signer": (
        SignOff, "signer_id", lambda r: make_user().pk,
        "sign-off {pk}: its columns do not say what its record says",
    ),
    "a sign-off's moment": (
        SignOff, "signed_at", lambda r: later(r, "signed_at"),
        "sign-off {pk}: its columns do not say what its record says",
    ),
    "an audit line's words": (
        AuditEvent, "details", lambda r: r.details.replace("{", "{ ", 1),
        "audit {sequence}: its digest does not fit its words",
    ),
    "an audit line's actor": (
        AuditEvent, "actor_name", lambda r: "Somebody Else",
        "audit {sequence}: its digest does not fit its words",
    ),
    "a page's bytes": (
        Rendering, "page", lambda r: one_byte_else(bytes(r.page)),
        "rendering {pk}: its digest does not fit its page",
    ),
    "a page's digest": (
        Rendering, "digest", lambda r: one_character_else(r.digest),
        "rendering {pk}: its digest does not fit its page",
    ),
    "a fragment's words": (
        Fragment, "data", lambda r: r.data.replace("1 mg", "9 mg", 1) + " ",
        "fragment {pk}: its digest does not fit its data",
    ),
    "a publication's pages": (
        Publication, "manifest",
        lambda r: json.dumps({**r.manifest, "patient": r.manifest["clinician"]}),
        "publication {pk}: its digest does not fit what it names",
    ),
    "a publication's digest": (
        Publication, "digest", lambda r: one_character_else(r.digest),
        "publication {pk}: its digest does not fit what it names",
    ),
    "what a publication tells readers": (
        Publication, "standing", lambda r: r.standing.replace("Dr ", "Mr ", 1),
        "publication {pk}: its digest does not fit its standing",
    ),
    "a publication's question": (
        Publication, "question", lambda r: "Are you sure?",
        "publication {pk}: its columns do not say what its pages say",
    ),
    "what lists and feeds say of it": (
        Publication, "summary", lambda r: r.summary + " Or not.",
        "publication {pk}: its columns do not say what its pages say",
    ),
    "whether lists name it": (
        Publication, "listed", lambda r: False,
        "publication {pk}: its columns do not say what its pages say",
    ),
    "a version's status": (
        Version, "status", lambda r: "superseded",
        "version {number} of “{slug}”: the record does not tell of its status",
    ),
    "a version's number": (
        Version, "number", lambda r: 7,
        "version {number} of “{slug}”: the record does not tell of its status",
    ),
    "the moment of approval": (
        Version, "approved_at", lambda r: later(r, "approved_at"),
        "version {number} of “{slug}”: its dates are not those of the record",
    ),
    "the moment of submission": (
        Version, "submitted_at", lambda r: later(r, "submitted_at"),
        "version {number} of “{slug}”: its dates are not those of the record",
    ),
    "how a round ended": (
        ReviewRound, "outcome", lambda r: "recalled",
        "version 1 of “{slug}”: no round approved its snapshot",
    ),
    "how many signers a round needs": (
        ReviewRound, "signers_needed", lambda r: 3,
        "version 1 of “{slug}”: it has fewer sign-offs than its round needs",
    ),
    "the digest of a round": (
        ReviewRound, "digest", lambda r: one_character_else(r.digest),
        "sign-off {sign_off}: it is not on the digest of its round",
    ),
}  # fmt: skip


def test_a_change_behind_the_back_is_found_and_named_i19(subtests, version):
    for what, (model, column, other, finding) in TAMPERED.items():
        with subtests.test(what), undone():
            row = model.objects.order_by("pk").last()

            set_column(row, column, other(row))

            row.refresh_from_db()
            named = finding.format(
                pk=row.pk,
                slug=version.article.slug,
                number=getattr(row, "number", ""),
                sequence=getattr(row, "sequence", ""),
                sign_off=SignOff.objects.order_by("pk").first().pk,
            )
            assert any(problem.startswith(named) for problem in verify()), list(verify())


@pytest.mark.parametrize(
    ("model", "named"),
    [
        (AuditEvent, "audit: the record ends at"),
        (SignOff, "audit: it tells of sign-off {pk}, which is gone"),
        (Live, "live pointer of article {pk}: it is gone"),
    ],
)
def test_a_row_deleted_behind_the_back_is_missed_i19(model, named, version):
    row = model.objects.order_by("pk").last()
    pk = row.pk
    # What hangs on a live pointer would keep it.
    Shelfmark.objects.filter(live__pk=pk).delete()

    delete_row(row)

    assert any(problem.startswith(named.format(pk=pk)) for problem in verify()), list(verify())


def test_every_place_in_a_snapshot_is_watched_i1(version):
    content = version.snapshot.content

    for place in range(0, len(content), max(1, len(content) // 40)):
        set_column(version.snapshot, "content", one_character_else(content, place))
        found = list(verify())
        assert any("its digest does not fit its content" in problem for problem in found), place
    set_column(version.snapshot, "content", content)

    assert list(verify()) == []


def test_a_snapshot_forged_with_its_digest_does_not_fit_its_signatures_i2(version):
    forged = version.snapshot.content.replace("1 mg", "9 mg")
    set_column(version.snapshot, "content", forged)
    digest = canonical.digest_bytes(canonical.CONTENT, forged.encode())
    set_column(version.snapshot, "digest", digest)

    found = list(verify())

    name = f"version 1 of “{version.article.slug}”"
    assert f"{name}: it has fewer sign-offs than its round needs" in found
    assert f"{name}: the record does not tell of its status or its snapshot" in found


def test_a_version_approved_behind_the_back_is_found_i4():
    version = version_at(Status.UNDER_REVIEW)
    with behind_the_back():
        Version.objects.filter(pk=version.pk).update(status="approved", approved_at=NOW)

    found = list(verify())

    name = f"version 1 of “{version.article.slug}”"
    assert f"{name}: no round approved its snapshot" in found
    assert f"{name}: the record does not tell of its status or its snapshot" in found


def test_a_request_turned_into_an_approval_behind_the_back_is_found_i19():
    version_at(Status.CHANGES_REQUESTED)
    request = SignOff.objects.get()

    set_column(request, "decision", "approve")

    assert list(verify()) == [
        f"sign-off {request.pk}: its columns do not say what its record says",
        f"sign-off {request.pk}: its audit line tells of another record",
    ]


def test_a_sign_off_forged_behind_the_back_is_found_i19(version):
    row = SignOff.objects.order_by("pk").first()
    row.pk, row.signer = None, make_user()
    with behind_the_back():
        row.save(force_insert=True)

    assert f"sign-off {row.pk}: no audit line tells of it" in list(verify())


def test_readers_sent_back_to_older_pages_behind_the_back_are_found_i18(version):
    older = Publication.objects.get()
    article = version.article
    article.refresh_from_db()
    article = edited(article, next_review_on="2027-11-03", at=NOW + timedelta(hours=1))
    submitted(article, at=NOW + timedelta(hours=1))
    publish(article=article, at=NOW + timedelta(hours=1))
    assert list(verify()) == []

    Live.objects.update(publication=older)

    assert list(verify()) == [
        f"live pointer of article {article.pk}: it names other pages than the record"
    ]


@pytest.mark.parametrize("guard", triggers.GUARDS, ids=lambda guard: guard.name)
def test_a_guard_that_was_lifted_is_missed_i19(guard):
    on = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {guard.name}{on}")

    assert list(verify()) == [f"database: the guard {guard.name} is missing"]


def test_an_unreadable_line_is_named_and_does_not_stop_the_others_from_being_read_i31(version):
    for line in AuditEvent.objects.all():
        set_column(line, "details", "{")
    set_column(version.snapshot, "content", "{")

    found = list(verify())

    assert f"audit {AuditEvent.objects.count()}: its digest does not fit its words" in found
    assert any("its digest does not fit its content" in problem for problem in found)
    assert any(problem.startswith("publication") for problem in found)


@pytest.mark.parametrize("status", list(Status))
def test_what_was_done_by_the_rules_fits(status):
    version = version_at(status)
    publish(article=version.article, at=NOW + timedelta(days=2))

    assert list(verify()) == []


# The command


@pytest.fixture
def submission() -> Version:
    return version_at(Status.UNDER_REVIEW)


def run(*arguments: str) -> str:
    printed = io.StringIO()
    call_command("verify", *arguments, stdout=printed)
    return printed.getvalue()


def test_the_command_says_how_far_the_record_goes(submission):
    lines = AuditEvent.objects.count()

    assert run().startswith(f"All fits: {lines} lines of record, head ")


def test_the_command_fails_and_names_what_does_not_fit(submission):
    set_column(submission.snapshot, "digest", "0" * 64)

    with pytest.raises(CommandError, match="its digest does not fit its content"):
        run()


def test_the_command_prints_one_json_document(submission):
    printed = json.loads(run("--json"))

    assert printed["problems"] == []
    assert printed["lines"] == AuditEvent.objects.count()


def test_a_checkpoint_taken_elsewhere_shows_a_record_cut_short_i19(submission, tmp_path):
    checkpoint = str(tmp_path / "checkpoint.json")
    run("--export-checkpoint", checkpoint)
    run("--checkpoint", checkpoint)
    last = AuditEvent.objects.order_by("sequence").last()
    with behind_the_back():
        last.delete()
        before = AuditEvent.objects.order_by("sequence").last()
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE editorial_chainhead SET sequence = %s, digest = %s",
                [before.sequence, before.digest],
            )

    with pytest.raises(CommandError, match="before the checkpoint"):
        run("--checkpoint", checkpoint)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"sequence": "x", "digest": "y"}'])
def test_a_file_that_is_no_checkpoint_is_refused_by_name(text, tmp_path):
    file = tmp_path / "checkpoint.json"
    file.write_text(text)

    with pytest.raises(CommandError, match=r"checkpoint\.json: it is no checkpoint"):
        run("--checkpoint", str(file))


def test_fewer_signers_or_other_contributors_than_were_recorded_are_found_i5(version):
    round = ReviewRound.objects.get(version=version)
    name = f"round 1 of version 1 of “{version.article.slug}”"

    with undone():
        set_column(round, "signers_needed", 1)
        assert any(problem.startswith(name) for problem in verify())
    with undone():
        round.contributors.clear()
        assert any(problem.startswith(name) for problem in verify())
    assert list(verify()) == []
