"""The mirror of a register: its list as it was last read, row by row."""

import hashlib
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import Any, BinaryIO

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from references.models import RegisterEntry, RegisterImport
from references.registers.lines import MEGABYTE
from references.registers.retraction_watch import BadRow, Entry, NotTheList, entries

RETRACTION_WATCH = "retraction-watch"
BATCH = 500
# Of so many refused rows the messages are kept.
MOST_TOLD = 1000
# A whole list that names so much less than the one before was most likely cut off: from one day to
# the next a register takes back a handful.
_MOST_LOST = 0.01
_FEW = 20
_FIELDS = tuple(field.name for field in fields(Entry))
_values = attrgetter(*_FIELDS)


class Shrunken(NotTheList):
    """A whole list lacks much of what the last one had; taking it would lift those notices."""


@transaction.atomic
def take_list(
    file: BinaryIO,
    *,
    name: str,
    is_whole: bool,
    at: datetime,
    by: Any | None = None,
    may_shrink: bool = False,
) -> RegisterImport:
    """Read a Retraction Watch list into the mirror, all of it or nothing, and return what came.

    What a whole list does not name is gone from the register, an update takes nothing away. A row
    that cannot be read takes nothing away either: while one is refused that does not say which it
    is, nothing counts as gone. Raises NotTheList, or Shrunken unless the list `may_shrink`.
    """
    digest = _digest(file)
    read: dict[str, Entry] = {}
    bad: list[BadRow] = []
    rows = 0
    for one in entries(file):
        rows += 1
        if isinstance(one, BadRow):
            bad.append(one)
        else:
            # Of two rows with one number the later is the corrected one.
            read[one.identity] = one
    if not read:
        first = f" {bad[0].message}" if bad else ""
        raise NotTheList(f"The list has no row that can be read.{first}")
    before, since = last_list(), _since()
    known = {row[1]: row for row in _known()}
    unreadable = any(not one.identity for one in bad)
    kept = read.keys() | {one.identity for one in bad}
    gone = {i for i in known if i not in kept} if is_whole and not unreadable else set()
    if not may_shrink:
        _check_not_cut_off(known, gone, read)
    new = [one for one in read.values() if one.identity not in known]
    changed = [one for one in read.values()
               if one.identity in known and known[one.identity][1:] != _values(one)]  # fmt: skip
    taken = RegisterImport.objects.create(
        register=RETRACTION_WATCH, name=name[:300], digest=digest, is_whole=is_whole, rows=rows,
        new=len(new), changed=len(changed), gone=len(gone), at=at, by=by,
        refused=[{"row": one.row, "line": one.line, "message": one.message}
                 for one in bad[:MOST_TOLD]],
    )  # fmt: skip
    _write([*new, *changed], taken)
    if is_whole and before is not None:
        RegisterEntry.objects.filter(since, register=RETRACTION_WATCH).update(seen_in=taken)
        _leave_out([known[identity][0] for identity in gone], before)
    return taken


def listed() -> QuerySet[RegisterEntry]:
    """Return what the register's newest whole list says, with the updates since."""
    return RegisterEntry.objects.filter(_since(), register=RETRACTION_WATCH)


def _since() -> Q:
    whole = RegisterImport.objects.filter(register=RETRACTION_WATCH, is_whole=True)
    last = whole.order_by("-pk").values_list("pk", flat=True).first()
    return Q(seen_in__gte=last) if last else Q()


def last_list() -> RegisterImport | None:
    """Return the newest reading of a list, None when there was none."""
    return RegisterImport.objects.filter(register=RETRACTION_WATCH).order_by("-pk").first()


def _known() -> Iterator[tuple[Any, ...]]:
    """Yield what the mirror lists: its number and the fields of an entry."""
    yield from listed().values_list("pk", *_FIELDS).iterator(chunk_size=5000)


def _check_not_cut_off(
    known: dict[str, tuple[Any, ...]], gone: set[str], read: dict[str, Entry]
) -> None:
    still = {(one.doi or one.pmid, one.kind) for one in read.values()}
    kind, doi, pmid = (_FIELDS.index(name) + 1 for name in ("kind", "doi", "pmid"))
    # Another spelling of the list numbers its rows anew: what is still said is not lost.
    lost = sum((known[i][doi] or known[i][pmid], known[i][kind]) not in still for i in gone)
    if lost > _FEW and lost > _MOST_LOST * len(known):
        raise Shrunken(
            f"The list no longer names {lost:,} of the {len(known):,} notices that are known, as "
            "after a download that was cut off. Download it again; if it is right, confirm that "
            "it may take them away."
        )


def _write(entries: list[Entry], taken: RegisterImport) -> None:
    """Store entries, each in place of the one with its identity.

    Not by models: those take several times as long as the database.
    """
    quote = connection.ops.quote_name
    names = [*map(quote, _FIELDS), "register", "seen_in_id"]
    updates = ", ".join(f"{name} = excluded.{name}" for name in names)
    sql = " ".join(
        (
            *("INSERT INTO", quote(RegisterEntry._meta.db_table), f"({', '.join(names)})"),
            *("VALUES", f"({', '.join(['%s'] * len(names))})"),
            *("ON CONFLICT (register, identity) DO UPDATE SET", updates),
        )
    )
    day = _FIELDS.index("on")
    rows = []
    for one in entries:
        values = list(_values(one))
        values[day] = connection.ops.adapt_datefield_value(one.on)
        rows.append((*values, RETRACTION_WATCH, taken.pk))
    with connection.cursor() as cursor:
        for start in range(0, len(rows), BATCH):
            cursor.executemany(sql, rows[start : start + BATCH])


def _leave_out(gone: list[int], before: RegisterImport) -> None:
    """Put rows back to the list before the newest whole one."""
    for start in range(0, len(gone), BATCH):
        RegisterEntry.objects.filter(pk__in=gone[start : start + BATCH]).update(seen_in=before)


def _digest(file: BinaryIO) -> str:
    whole = hashlib.sha256()
    file.seek(0)
    while piece := file.read(MEGABYTE):
        whole.update(piece)
    file.seek(0)
    return whole.hexdigest()
