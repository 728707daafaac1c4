"""An import of sources that somebody has begun, read and not decided."""

from typing import Any

from editorial import source_imports
from editorial.actions.stage_import import begin_import
from references.models import SourceImport
from tests.factories import NOW, make_user

RIS = (
    "TY  - JOUR\nAU  - Puri, Vinay\nTI  - Subacute combined degeneration\nPY  - 2011\n"
    "DO  - https://doi.org/10.1000/PURI\nJF  - Neurology\nER  - \n"
)
BARE = "TY  - JOUR\nPY  - 2011\nER  - \n"


def begun_import(text: str = RIS + BARE, *, by: Any = None, name: str = "a.ris") -> SourceImport:
    """Return an import that waits for a decision: one new record and one refused."""
    begun = begin_import(files=[(name, text.encode())], by=by or make_user(), at=NOW)
    source_imports.work_on(begun.pk, now=lambda: NOW)
    begun.refresh_from_db()
    return begun
