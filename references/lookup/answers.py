"""What a register answers about one identifier, and how it is asked."""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any, Literal
from urllib.parse import urlencode

from django.conf import settings

from references.fetching import Fetched, Unreachable, fetch
from references.formats.kind_guess import kind
from references.formats.records import Record
from references.formats.tidying import tidy

Outcome = Literal["found", "not_found", "failed", "refused"]
OFF = (
    "Look-ups are switched off on this site (LOOK_UPS), so this is not checked. Type the record, "
    "or import it from a file."
)
_LATER = "Look it up again later, or type the record."


@dataclass(frozen=True)
class Answer:
    """One register's answer about one identifier; `record` is there when it was found.

    `detail` says for people what went wrong and what to do.
    """

    service: str
    identifier: str
    outcome: Outcome
    record: Record | None = None
    detail: str = ""


class NoAnswer(Exception):
    """A register did not answer as it should; the message says the trouble and the cure."""


class Unknown(Exception):
    """A register does not know the identifier."""


class Pace:
    """So many questions a second to one service, from all threads of this process together."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._free_at = 0.0

    def wait(self, a_second: float, longest: float = 4.0) -> bool:
        """Wait for one's turn; False when it would take longer than `longest` seconds."""
        with self._lock:
            now = monotonic()
            at = max(now, self._free_at)
            if at - now > longest:
                return False
            self._free_at = at + 1 / a_second
        sleep(at - now)
        return True


def asked(service: str, identifier: str, question: Callable[[], Record]) -> Answer:
    """Return a question's record as an answer; whatever goes wrong is one too."""
    if not settings.LOOK_UPS:
        return Answer(service, identifier, "refused", detail=OFF)
    try:
        return Answer(service, identifier, "found", question())
    except Unknown as trouble:
        return Answer(service, identifier, "not_found", detail=str(trouble))
    except NoAnswer as trouble:
        return Answer(service, identifier, "failed", detail=str(trouble))
    except Unreachable as trouble:
        outcome: Outcome = "refused" if trouble.why == "refused" else "failed"
        return Answer(service, identifier, outcome, detail=f"{trouble.message} {_LATER}")


def get(
    name: str,
    address: str,
    query: Mapping[str, str],
    *,
    pace: Pace,
    a_second: float,
    accept: str,
    deadline: float = 6.0,
    most: int = 4_000_000,
) -> Fetched:
    """Return what a register of the settings answers with status 200.

    `name` is the register's for messages. Raises Unknown for 404, else NoAnswer or Unreachable.
    """
    if not pace.wait(a_second):
        raise NoAnswer(f"Too many questions to {name} are waiting. {_LATER}")
    url = f"{address}?{urlencode(query)}" if query else address
    answer = fetch(url, accept=accept, deadline=deadline, most=most, trusted=True)
    if answer.status in (404, 410):
        raise Unknown(f"{name} does not know it. Check that it is typed right.")
    if answer.status != 200:
        raise NoAnswer(f"{name} answered with an error ({answer.status}). {_LATER}")
    return answer


def as_json(name: str, answer: Fetched) -> Any:
    """Return an answer's JSON. Raises NoAnswer where it is none."""
    try:
        # JSON without numbers that no data base takes.
        return json.loads(answer.body, parse_constant=lambda _name: None)
    except (ValueError, RecursionError):
        raise unreadable(name) from None


def unreadable(name: str) -> NoAnswer:
    """Return the trouble of an answer that is not in the form the register promises."""
    return NoAnswer(f"{name} answered with something that cannot be read. {_LATER}")


def record(csl: Mapping[str, Any], *types: str, ours: str = "") -> Record:
    """Return a record tidied as those of files are; `ours` is its kind where that is certain."""
    tidied = tidy(csl)
    return Record(tidied, ours or kind(tidied, types), place=1, line=1)
