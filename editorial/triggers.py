"""What the database itself refuses, whatever code or console asks for it.

Append-only tables; comments that stay as they were said; no move that the table of states lacks;
approval only with the sign-offs that the round needs; no sign-off by a contributor or on another
digest. Written twice, for SQLite and for PostgreSQL, and put in place by a migration. verify says
so when one is missing.
"""

from dataclasses import dataclass
from typing import Any

from editorial.states import MOVES

APPEND_ONLY = (
    "articles_snapshot",
    "editorial_signoff",
    "editorial_auditevent",
    "editorial_reaffirmation",
    "publishing_fragment",
    "publishing_rendering",
    "publishing_publication",
    "publishing_publication_renderings",
    "publishing_publicchange",
    "publishing_paper",
    "references_sourcenoticedecision",
)
NEVER_EMPTIED = (*APPEND_ONLY, "editorial_comment", "editorial_thread")


@dataclass(frozen=True)
class Guard:
    """One refusal: on which table and change, under which condition, with which words."""

    name: str
    table: str
    event: str
    """INSERT, UPDATE or DELETE; checked before each row."""
    condition: str
    """SQL over NEW and OLD that both databases understand; "" for always."""
    message: str


_SIGNERS = """(
    SELECT count(DISTINCT s.signer_id) FROM editorial_signoff s
    JOIN editorial_reviewround r ON r.id = s.round_id
    JOIN articles_snapshot f ON f.id = r.snapshot_id
    WHERE r.version_id = NEW.id AND r.snapshot_id = NEW.snapshot_id
      AND s.decision = 'approve' AND s.digest = f.digest AND r.digest = f.digest
      AND r.number = (SELECT max(l.number) FROM editorial_reviewround l WHERE l.version_id = NEW.id)
)"""
_NEEDED = """COALESCE((
    SELECT r.signers_needed FROM editorial_reviewround r
    WHERE r.version_id = NEW.id ORDER BY r.number DESC LIMIT 1
), 1)"""
_EDGES = ", ".join(
    sorted({f"'{source} to {move.target}'" for move in MOVES for source in move.sources})
)


def _changes(*columns: str) -> str:
    """Return the condition that a row gets another value in one of these columns."""
    return " OR ".join(
        f"NEW.{name} <> OLD.{name} OR (NEW.{name} IS NULL) <> (OLD.{name} IS NULL)"
        for name in columns
    )


GUARDS: tuple[Guard, ...] = (
    *(
        Guard(f"{table}_no_{event.lower()}", table, event, "", f"{table} is append-only")
        for table in APPEND_ONLY
        for event in ("UPDATE", "DELETE")
    ),
    Guard(
        "version_approval_needs_sign_offs",
        "articles_version",
        "UPDATE",
        f"NEW.status = 'approved' AND OLD.status <> 'approved' AND {_SIGNERS} < {_NEEDED}",
        "a version is approved by the sign-offs of its round, and they are missing",
    ),
    Guard(
        "version_moves_along_the_table",
        "articles_version",
        "UPDATE",
        f"NEW.status <> OLD.status AND OLD.status || ' to ' || NEW.status NOT IN ({_EDGES})",
        "a version moves only as the table of states says",
    ),
    Guard(
        "version_is_not_born_approved",
        "articles_version",
        "INSERT",
        "NEW.status <> 'submitted'",
        "a version begins as submitted",
    ),
    Guard(
        "version_keeps_what_was_signed",
        "articles_version",
        "UPDATE",
        "OLD.status IN ('under_review', 'approved', 'superseded', 'withdrawn') "
        "AND (NEW.snapshot_id <> OLD.snapshot_id OR NEW.number <> OLD.number "
        "OR NEW.article_id <> OLD.article_id)",
        "a version under review or decided keeps its snapshot",
    ),
    Guard(
        "sign_off_is_not_by_a_contributor",
        "editorial_signoff",
        "INSERT",
        "EXISTS (SELECT 1 FROM editorial_reviewround_contributors c "
        "WHERE c.reviewround_id = NEW.round_id AND c.user_id = NEW.signer_id) "
        "AND NEW.decision = 'approve'",
        "nobody who had a hand in a version signs it",
    ),
    Guard(
        "sign_off_is_on_the_digest",
        "editorial_signoff",
        "INSERT",
        "NEW.digest <> (SELECT f.digest FROM editorial_reviewround r "
        "JOIN articles_snapshot f ON f.id = r.snapshot_id WHERE r.id = NEW.round_id)",
        "a sign-off names the digest of the snapshot in its round",
    ),
    Guard(
        "comment_stays_as_it_was_said",
        "editorial_comment",
        "UPDATE",
        _changes("thread_id", "author_id", "expert_id", "text", "replacement", "at"),
        "a comment stays as it was said",
    ),
    Guard(
        "suggestion_is_answered_once",
        "editorial_comment",
        "UPDATE",
        f"OLD.answer <> '' AND ({_changes('answer', 'answered_by_id', 'answered_at')})",
        "a suggestion is answered once",
    ),
    Guard("comment_is_never_deleted", "editorial_comment", "DELETE", "", "a comment is kept"),
    Guard(
        "thread_stays_where_it_was_opened",
        "editorial_thread",
        "UPDATE",
        _changes(
            "version_id",
            "snapshot_id",
            "scope",
            "claim",
            "audience",
            "field",
            "quote",
            "before",
            "after",
            "position",
            "blocking",
            "opened_by_id",
            "expert_id",
            "opened_at",
        ),
        "a thread stays where it was opened",
    ),
    Guard("thread_is_never_deleted", "editorial_thread", "DELETE", "", "a thread is kept"),
)


def create(connection: Any) -> None:
    """Put every guard in place whose table is there: early migrations know not all of them."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for guard in GUARDS:
            if guard.table not in tables:
                continue
            for statement in _CREATE[connection.vendor](guard):
                cursor.execute(statement)
        if connection.vendor == "postgresql":
            for table in NEVER_EMPTIED:
                for statement in _truncate_guard(table) if table in tables else ():
                    cursor.execute(statement)


def drop(connection: Any) -> None:
    """Lift every guard. For taking a migration back and for the tests' own clearing-up."""
    with connection.cursor() as cursor:
        for guard in GUARDS:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name} ON {guard.table}")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}")
        if connection.vendor == "postgresql":
            for table in NEVER_EMPTIED:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}")


def missing(connection: Any) -> list[str]:
    """Return the names of guards that are not in place."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # "O" and "A" fire in ordinary sessions; a disabled trigger guards nothing.
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        present = {row[0] for row in cursor.fetchall()}
    names = [guard.name for guard in GUARDS]
    if connection.vendor == "postgresql":
        names += [f"{table}_no_truncate" for table in NEVER_EMPTIED]
    return [name for name in names if name not in present]


def _sqlite(guard: Guard) -> list[str]:
    when = f"WHEN {guard.condition}" if guard.condition else ""
    return [
        f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} FOR EACH ROW {when} "
        f"BEGIN SELECT RAISE(ABORT, '{guard.message}'); END"
    ]


def _postgresql(guard: Guard) -> list[str]:
    condition = guard.condition or "true"
    row = "OLD" if guard.event == "DELETE" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION guard_{guard.name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$guard$ BEGIN IF {condition} THEN RAISE EXCEPTION '{guard.message}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END $guard$",
        f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} "
        f"FOR EACH ROW EXECUTE FUNCTION guard_{guard.name}()",
    ]


def _truncate_guard(table: str) -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION guard_{table}_no_truncate() RETURNS trigger "
        f"LANGUAGE plpgsql AS $guard$ BEGIN RAISE EXCEPTION '{table} is append-only' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END $guard$",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION guard_{table}_no_truncate()",
    ]


_CREATE = {"sqlite": _sqlite, "postgresql": _postgresql}
