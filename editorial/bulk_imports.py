"""Reading and storing lists of questions, a few rows at a time: a break costs only those."""

import gzip
import io
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.db import DatabaseError

from articles.exchange.question_rows import LONGEST_LINE, QuestionRow, rows_of
from articles.known_questions import KnownQuestions
from editorial import staged
from editorial.actions.import_questions import end_bulk_import, import_questions
from editorial.models import BulkImport, BulkRow
from editorial.policies import Conflict, NotAllowed

logger = logging.getLogger(__name__)

# Of a worker that was killed; one that lives takes it anew with every few rows.
LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 3
UNDECIDED = timedelta(days=7)
# On SQLite others wait while these are stored: half a second.
AT_ONCE = 25
READ_AT_ONCE = 500
# Fields that are left out, named in the list of what was found.
MOST_NAMED = 30
# Of a worker, which has other things to look after.
SECONDS = 20.0
_BROKE_OFF = (
    "This broke off three times at the same rows. What was stored before them stays. Look at the "
    "rows behind the last one that was stored, and import the file again: what is known is left "
    "out."
)

Now = Callable[[], datetime]


def is_waiting(*, at: datetime) -> bool:
    """Return whether there is a list to read or to store."""
    return staged.to_do(BulkImport, at=at).exists()


def work(*, now: Now, most: int = 10, seconds: float = SECONDS) -> int:
    """Read or store what waits until the time is up, and return how many steps were worked on."""
    done, until = 0, time.monotonic() + seconds
    while done < most and time.monotonic() < until and (row := _lease(now())) is not None:
        _do(row, now, until)
        done += 1
    return done


def work_on(pk: int, *, now: Now, seconds: float = SECONDS) -> None:
    """Go on with one import at once, unless somebody is at it."""
    row = _lease(now(), pk)
    if row is not None:
        _do(row, now, time.monotonic() + seconds)


def forget(*, at: datetime) -> None:
    """Give up what nobody decided on for a week."""
    stale = BulkImport.objects.filter(stage="preview", created_at__lt=at - UNDECIDED)
    stale.update(stage="dropped", decided_at=at, ended_at=at, data=None)


def _lease(at: datetime, pk: int | None = None) -> BulkImport | None:
    return staged.lease(BulkImport, at=at, lasting=LEASE, pk=pk)


def _do(bulk: BulkImport, now: Now, until: float) -> None:
    if bulk.attempts > MOST_ATTEMPTS:
        _fail(bulk, _BROKE_OFF, now())
        return
    try:
        if bulk.stage == "waiting":
            _look(bulk, now)
        else:
            _store(bulk, now, until)
    except (Conflict, DatabaseError) as trouble:
        # Somebody stored the same questions at this moment; the next look sees them.
        logger.warning("Import %s of questions is tried again: %s", bulk.pk, trouble)
        staged.let_go(bulk)
    except NotAllowed as refusal:
        _fail(bulk, str(refusal), now())
    except Exception:
        # Taken up again by the next sweep, and not for ever.
        logger.exception("Import %s of questions failed while “%s”.", bulk.pk, bulk.stage)
        staged.let_go(bulk)


def _look(bulk: BulkImport, now: Now) -> None:
    """Write down what would become of each row; begun anew where it broke off."""
    known = KnownQuestions()
    counted: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    rows = _rows(bulk)
    bulk.listed.all().delete()
    while some := list(islice(rows, READ_AT_ONCE)):
        told = []
        for row in some:
            placed = known.place(row)
            counted[placed.outcome] += 1
            left_out.update(row.left_out)
            told.append(
                BulkRow(
                    bulk=bulk, number=row.number, outcome=placed.outcome, slug=placed.slug,
                    question=row.question, message=placed.message,
                )
            )  # fmt: skip
        BulkRow.objects.bulk_create(told)
        _tell(bulk, now, finished=counted.total())
    BulkImport.objects.filter(pk=bulk.pk, stage="waiting").update(
        stage="preview", leased_until=None, attempts=0, rows=counted.total(),
        finished=counted.total(), left_out=dict(left_out.most_common(MOST_NAMED)),
        **{name: counted[name] for name in ("new", "known", "refused")},
    )  # fmt: skip


def _store(bulk: BulkImport, now: Now, until: float) -> None:
    finished = bulk.finished
    rows = _rows(bulk, after=finished)
    while some := list(islice(rows, AT_ONCE)):
        import_questions(bulk=bulk, rows=some, finished=finished, at=now())
        finished += len(some)
        _tell(bulk, now)
        if time.monotonic() > until:
            staged.let_go(bulk)
            return
    end_bulk_import(bulk=bulk, stage="done", at=now())


def _rows(bulk: BulkImport, *, after: int = 0) -> Iterator[QuestionRow]:
    with gzip.GzipFile(fileobj=io.BytesIO(bytes(bulk.data or b""))) as lines:
        yield from rows_of(_lines(lines), after=after)


def _lines(file: gzip.GzipFile) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is too long its beginning, which is refused."""
    while line := file.readline(LONGEST_LINE + 2):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE)
        yield line


def _tell(bulk: BulkImport, now: Now, **said: int) -> None:
    BulkImport.objects.filter(pk=bulk.pk).update(leased_until=now() + LEASE, **said)


def _fail(bulk: BulkImport, trouble: str, at: datetime) -> None:
    if bulk.stage == "confirmed":
        end_bulk_import(bulk=bulk, stage="failed", trouble=trouble, at=at)
        return
    BulkImport.objects.filter(pk=bulk.pk, stage=bulk.stage).update(
        stage="failed", ended_at=at, leased_until=None, data=None, trouble=trouble
    )
