"""Reading and storing the imports of people, one at a time, while they watch how far it is."""

import gzip
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from editorial import staged
from editorial.actions.import_sources import import_sources
from editorial.policies import Conflict, NotAllowed
from references.importing import Entry, File, counts, entries, file_of, records_of
from references.intake import plan
from references.models import SourceImport, SourceImportFile, SourceImportRecord

logger = logging.getLogger(__name__)

# Longer than the longest import takes; one whose worker was killed is taken up again after it.
LEASE = timedelta(minutes=10)
MOST_ATTEMPTS = 3
UNDECIDED = timedelta(days=7)
LISTED = timedelta(days=30)
AT_ONCE = 1000
_BROKE_OFF = (
    "This broke off three times. Nothing was imported. Split the files and try again; if that does "
    "not help, tell an administrator when it happened."
)

Now = Callable[[], datetime]


def is_waiting(*, at: datetime) -> bool:
    """Return whether there is an import to read or to store."""
    return staged.to_do(SourceImport, at=at).exists()


def work(*, now: Now, most: int = 10) -> int:
    """Read or store what waits, and return how many steps were done."""
    done = 0
    while done < most and (row := _lease(now())) is not None:
        _do(row, now)
        done += 1
    return done


def work_on(pk: int, *, now: Now) -> None:
    """Do the next step of one import at once, unless somebody is at it."""
    row = _lease(now(), pk)
    if row is not None:
        _do(row, now)


def forget(*, at: datetime) -> None:
    """Give up what nobody decided on for a week, and delete lists that are a month old."""
    stale = SourceImport.objects.filter(stage="preview", created_at__lt=at - UNDECIDED)
    stale.update(stage="dropped", decided_at=at, ended_at=at)
    ended = SourceImport.objects.filter(ended_at__isnull=False)
    SourceImportFile.objects.filter(source_import__in=ended, data__isnull=False).update(data=None)
    old = ended.filter(forgotten_at__isnull=True, ended_at__lt=at - LISTED)
    for pk in list(old.values_list("pk", flat=True)[:20]):
        with transaction.atomic():
            SourceImportRecord.objects.filter(source_import=pk).delete()
            SourceImport.objects.filter(pk=pk).update(forgotten_at=at)


def _lease(at: datetime, pk: int | None = None) -> SourceImport | None:
    return staged.lease(SourceImport, at=at, lasting=LEASE, pk=pk)


def _do(row: SourceImport, now: Now) -> None:
    if row.attempts > MOST_ATTEMPTS:
        _fail(row, _BROKE_OFF, now())
        return
    try:
        files = _read(row)
        if row.stage == "waiting":
            _look(row, files)
        else:
            _store(row, files, now())
    except Conflict:
        staged.let_go(row)
    except NotAllowed as refusal:
        _fail(row, str(refusal), now())
    except Exception:
        # Taken up again by the next sweep, and not for ever.
        logger.exception("Import %s failed in its step “%s”.", row.pk, row.stage)
        staged.let_go(row)


def _read(row: SourceImport) -> list[File]:
    held = list(row.files.all())
    files = []
    for place, one in enumerate(held):
        _tell(row, f"Reading {one.name}", 60 * place // len(held))
        file = file_of(one.name, gzip.decompress(bytes(one.data or b"")))
        files.append(file)
        SourceImportFile.objects.filter(pk=one.pk).update(format=file.read.format)
    return files


def _look(row: SourceImport, files: Sequence[File]) -> None:
    _tell(row, "Comparing with the library", 60)
    told = entries(files, plan(records_of(files)).outcomes)
    _tell(row, "Writing the list of what was found", 80)
    with transaction.atomic():
        _keep(row, told)
        SourceImport.objects.filter(pk=row.pk, stage="waiting").update(
            stage="preview", leased_until=None, attempts=0, step="", finished=100, **_counts(told)
        )


def _store(row: SourceImport, files: Sequence[File], at: datetime) -> None:
    _tell(row, "Storing the sources", 60)

    def note(told: Sequence[Entry]) -> None:
        _keep(row, told)
        row.files.update(data=None)
        SourceImport.objects.filter(pk=row.pk).update(
            stage="done", ended_at=at, leased_until=None, step="", finished=100, **_counts(told)
        )

    import_sources(files=files, by=row.by, at=at, also=note)


def _keep(row: SourceImport, told: Sequence[Entry]) -> None:
    """Write down what became of each record, in place of what was thought before."""
    row.records.all().delete()
    SourceImportRecord.objects.bulk_create(
        (
            SourceImportRecord(
                source_import=row, number=number, file=one.file, record=one.record, line=one.line,
                outcome=one.outcome, key=one.key, title=one.title, message=one.message,
                words=one.words, alike=list(one.alike),
            )
            for number, one in enumerate(told, 1)
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip


def _counts(told: Sequence[Entry]) -> dict[str, int]:
    counted = counts(told)
    return {what: counted[what] for what in ("new", "known", "merged", "refused")}


def _tell(row: SourceImport, step: str, finished: int) -> None:
    SourceImport.objects.filter(pk=row.pk).update(step=step[:200], finished=finished)


def _fail(row: SourceImport, trouble: str, at: datetime) -> None:
    row.files.update(data=None)
    SourceImport.objects.filter(pk=row.pk).update(
        stage="failed", ended_at=at, leased_until=None, trouble=trouble
    )
